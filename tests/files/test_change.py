"""Single entry cells are set where they stand: style kept, formulas untouched, all other bytes as they were."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

import workbook
from sdp_xl.files import read, write_entries
from tests.files.test_append import load
from tests.files.zips import parts

EXAMPLE = workbook.path("sdp-example.xlsx")


def test_only_these_cells_change_and_each_keeps_its_style(tmp_path: Path) -> None:
    out = tmp_path / "out.xlsx"
    cells = {("Needs", "D5"): "New & <odd> text", ("Needs", "D6"): None, ("Meetings", "C6"): date(2027, 3, 3)}
    write_entries(EXAMPLE, cells, {}, (), out)
    old, new = load(EXAMPLE), load(out)
    for sheet in old:
        for row in sheet.iter_rows():
            for cell in row:
                now = new[sheet.title][cell.coordinate]
                assert now.style_id == cell.style_id
                if (sheet.title, cell.coordinate) not in cells:
                    assert getattr(now.value, "text", now.value) == getattr(cell.value, "text", cell.value)
    assert (new["Needs"]["D5"].value, new["Needs"]["D6"].value) == ("New & <odd> text", None)
    assert new["Meetings"]["C6"].value.date() == date(2027, 3, 3)
    before, after = parts(EXAMPLE), parts(out)
    changed = {name for name in before if before[name] != after[name]}
    assert len(changed - {"xl/workbook.xml"}) == 2 and list(before) == list(after)


def test_a_cell_in_a_row_that_is_not_written_yet(tmp_path: Path) -> None:
    out = tmp_path / "out.xlsx"
    write_entries(EXAMPLE, {("Lists", "A90"): "x", ("Lists", "C90"): "y"}, {}, (), out)
    rows = read(out).sheets["Lists"]
    assert (rows[89][0], rows[89][2]) == ("x", "y")


def test_a_filtered_row_stays_hidden_and_a_set_height_stays(tmp_path: Path) -> None:
    source, out = tmp_path / "in.xlsx", tmp_path / "out.xlsx"
    book = load(EXAMPLE)
    book["Needs"].row_dimensions[5].hidden = True
    book["Needs"].row_dimensions[6].height = 33
    book.save(source)
    write_entries(source, {("Needs", "D5"): "x" * 500, ("Needs", "D6"): "y" * 500}, {}, (), out)
    xml = next(data for name, data in parts(out).items() if b"yyyyy" in data).decode()
    rows = {number: tag for tag, number in re.findall(r'(<row [^>]*r="(\d+)"[^>]*>)', xml)}
    assert 'hidden="1"' in rows["5"] and 'ht="33"' in rows["6"]


def test_a_formula_is_refused_and_nothing_written(tmp_path: Path) -> None:
    out = tmp_path / "out.xlsx"
    (cell, *_) = sorted((read(EXAMPLE).formulas or {})["Alignment Chart"])
    with pytest.raises(ValueError, match="formula"):
        write_entries(EXAMPLE, {("Alignment Chart", cell): "x"}, {}, (), out)
    assert not out.exists()
