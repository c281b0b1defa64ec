"""The live door, both ways, sees what the file door sees: the same cells, the same findings."""

from __future__ import annotations

import os
import sys
import tempfile
from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path

import pytest

import workbook
from schemas.values import ErrorValue
from sdp_xl import files, live
from sdp_xl.checking import check
from sdp_xl.live.read import read_sheets
from sdp_xl.plan.findings import Finding
from sdp_xl.plan.grid import Grid
from tests.live.double import REJECTED, ComError, Office
from tests.live.mutations import mutated
from tests.live.workbooks import Cell, Error, Opened, Tab, opened, saved
from tests.plans.key_in import key_in

TODAY = date(2026, 11, 24)
EXAMPLE = workbook.path(workbook.EXAMPLE)
UNSEEN = {"SDP009", "SDP010", "SDP011", "SDP018"}
"""Lost tables, drop-downs and formulas, and merged cells: what reading sheet by sheet does not show."""

WORKBOOKS, EACH = 100, 2


def calculated(book: Opened) -> Opened:
    """The workbook after Excel opened it: no formula is left without a value."""
    for tab in book.tabs:
        for place, cell in tuple(tab.cells.items()):
            if cell.formula and cell.value is None:
                tab.put(*place, replace(cell, value=""))
    return book


def findings(grid: Grid, *but: str) -> list[Finding]:
    return [finding for finding in check.run(grid, today=TODAY).findings if finding.rule not in but]


def rows(grid: Grid) -> dict[str, list[tuple[object, ...]]]:
    """The values of each sheet, without the blank rows at its end."""
    found = {}
    for name, sheet in grid.sheets.items():
        found[name] = [tuple(row) for row in sheet]
        while found[name] and not found[name][-1]:
            found[name].pop()
    return found


def doors(book: Opened, folder: Path, *, mac: bool = False) -> tuple[Grid, Grid, Grid]:
    """What the file door, the saved copy, and the sheets one by one show."""
    path = folder / "plan.xlsx"
    path.write_bytes(saved(book))
    return files.read(path), live.read(Office(book).xl()), read_sheets(Office(book, mac=mac).xl())


@pytest.mark.parametrize("plan", ["", "idaho", "nebraska", "washington"])
@pytest.mark.parametrize("mac", [False, True], ids=["windows", "mac"])
def test_real_plans_give_the_same_findings_through_all_doors(plan: str, mac: bool, tmp_path: Path) -> None:
    book = calculated(opened(key_in(plan, tmp_path) if plan else EXAMPLE))
    by_file, by_copy, by_sheets = doors(book, tmp_path, mac=mac)
    assert by_copy == by_file
    assert rows(by_sheets) == rows(by_file)
    assert findings(by_sheets) == findings(by_file, *UNSEEN)


@pytest.mark.parametrize("start", range(0, WORKBOOKS, 10))
def test_whatever_staff_did_the_doors_agree(start: int, tmp_path: Path) -> None:
    for seed in range(start, start + 10):
        book = mutated(opened(EXAMPLE), seed, EACH)
        by_copy, by_sheets = live.read(Office(book).xl()), read_sheets(Office(book).xl())
        assert rows(by_sheets) == rows(by_copy), seed
        assert by_sheets.hidden == by_copy.hidden
        if seed % 5 == 0:
            assert findings(by_sheets, *UNSEEN) == findings(by_copy, *UNSEEN), seed
            assert doors(book, tmp_path)[0] == by_copy, seed


def test_values_come_as_the_file_door_gives_them() -> None:
    values = [
        3.0,
        2.5,
        True,
        "text",
        "  ",
        datetime(2027, 3, 1),
        datetime(2027, 3, 1, 9, 30),
        time(9, 30),
        Error("#N/A"),
    ]
    tab = Tab("Odd", cells={(3, column): Cell(value) for column, value in enumerate(values, 3)})
    tab.cells[4, 3] = Cell()
    hidden = Tab("Gone", state="veryHidden", cells={(1, 1): Cell("alone")})
    book = Opened(b"", [tab, hidden], {"sdp_schema_version": '="1.0"', "other": "=Odd!$A$1"}, 0)
    for mac in (False, True):
        grid = read_sheets(Office(book, mac=mac).xl())
        assert grid.sheets["Odd"] == (
            (),
            (),
            (
                *(None, None, 3, 2.5, True, "text", None),
                *(date(2027, 3, 1), datetime(2027, 3, 1, 9, 30), time(9, 30), ErrorValue("#N/A")),
            ),
        )
        assert grid.sheets["Gone"] == (("alone",),)
        assert grid.hidden == {"Gone"}
        assert grid.names == {"sdp_schema_version": '"1.0"'}
        assert (grid.tables, grid.dropdowns, grid.formulas) == (None, None, None)


@pytest.mark.parametrize("far", [(2, 16_384), (1_048_576, 2), (1_048_576, 16_384)])
def test_a_sheet_formatted_to_its_end_is_read_up_to_a_limit(
    far: tuple[int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys.modules["sdp_xl.live.read"], "MOST_ROWS", 30)
    tab = Tab("Wide", cells={(1, 1): Cell(), (2, 2): Cell("here"), far: Cell()})
    assert read_sheets(Office(Opened(b"", [tab], {}, 0)).xl()).sheets["Wide"] == ((), (None, "here"))


def test_the_copy_is_private_and_deleted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    left = tmp_path / "sdp-xl-copy-left"
    left.mkdir()
    (left / "copy.xlsx").write_bytes(b"left by a press that was killed")
    os.utime(left, (0, 0))
    office = Office(opened(EXAMPLE))
    live.read(office.xl())
    assert len(office.copied) == 1 and office.copied[0].parent.parent == tmp_path
    assert not list(tmp_path.glob("sdp-xl-copy-*"))


@pytest.mark.parametrize("fault", ["not saved", "encrypted", "full disk"])
def test_where_no_copy_can_be_read_the_sheets_are(fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    office = Office(opened(EXAMPLE), copies=fault != "not saved")
    if fault == "encrypted":
        data = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le") + b"\0\0"
        monkeypatch.setattr("tests.live.double.saved", lambda book: data)
    if fault == "full disk":
        monkeypatch.setattr("tests.live.double.saved", lambda book: b"half of a file")
    grid = live.read(office.xl())
    assert grid.dropdowns is None
    assert findings(grid) == findings(files.read(EXAMPLE), *UNSEEN)


def test_an_excel_that_rejects_calls_is_not_asked_again_in_the_other_way() -> None:
    office = Office(opened(EXAMPLE))
    office.fail = lambda number: REJECTED
    with pytest.raises(ComError):
        live.read(office.xl())
    assert office.calls == 1


def test_calls_do_not_grow_with_rows() -> None:
    few, many = (Office(opened(EXAMPLE)) for _ in range(2))
    for row in range(5, 3000):
        many.book.tab("Project Plan").put(row, 1, Cell(f"P{row}"))
    for office in (few, many):
        read_sheets(office.xl())
    assert many.calls == few.calls
