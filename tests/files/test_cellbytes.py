"""What the byte patterns let pass is what a parser reads: the same facts of the same sheet, or the same refusal."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Never

import pytest
import xlsxwriter
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

import workbook
from sdp_xl import files
from sdp_xl.files.ooxml import cellbytes, limits, strings
from sdp_xl.files.ooxml.limits import Budget
from sdp_xl.files.open import open_package
from sdp_xl.files.values import CellReader, Unusual
from sdp_xl.trouble import Trouble
from tests.effort import many
from tests.files.zips import operate, pack, parts, swap

FACTS = import_module("sdp_xl.files.facts")
SHEET, STRINGS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"


def small(folder: Path) -> Path:
    """A workbook with one of each: numbers, days, texts, runs, formulas with and without value, errors, blanks."""
    path = folder / "Plan.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Team")
        bold, day = book.add_format({"bold": True}), book.add_format({"num_format": "yyyy-mm-dd"})
        sheet.write_row("A1", ["ID", "Role & name", 5, 2.5, True])
        sheet.write_number("B2", 46_000, day)
        sheet.write_formula("C2", "=B2+1", day, 46_001)
        sheet.write_formula("D2", '="a"&"b"', None, "a<b")
        sheet.write_formula("E2", "=1/0", None, "#DIV/0!")
        sheet.write_rich_string("A3", "some ", bold, "bold", " words")
        sheet.write_blank("B3", None, bold)
        sheet.write_string("C9", " kept ")
        sheet.merge_range("D9:E9", "merged")
        sheet.data_validation("A2:A9", {"validate": "list", "source": ["x", "y"]})
    return path


def told(path: Path) -> str:
    """What is read of the sheets, or why not."""
    try:
        package = open_package(path)
        cells = CellReader(package)
        return repr([FACTS.sheet_facts(package, tab, cells) for tab in package.tabs()])
    except (Trouble, Unusual) as error:
        return f"{type(error).__name__}: {error}"


def refused(data: bytes) -> Never:
    raise cellbytes.UnlikeExcel(len(data))


def both_ways(path: Path) -> tuple[str, str]:
    """What is told by bytes where they allow it, and by a parser."""
    quick = told(path)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(FACTS, "CellBytes", refused)
        patch.setattr(strings, "_from_bytes", refused)
        return quick, told(path)


SIGNS = st.sampled_from(
    [
        *("", "<", ">", "&", "/", '"', " ", "x", "1", "\r", "\x01", "&#10;", "&amp;", "<!-- a -->", "<![CDATA[a]]>"),
        *("]]>", "é", "<c/>", "<v>1</v>", "</row>", '<row r="4"/>', ' s="1"', ' t="s"', ' r="A2"', ' xmlns="a"'),
        *("<f/>", "\ufffe"),
    ]
)


@settings(max_examples=many(200), deadline=None, suppress_health_check=list(HealthCheck))
@given(st.sampled_from([SHEET, STRINGS]), st.floats(0, 1), st.integers(0, 12), SIGNS)
@example(SHEET, 0.5, 0, "\r")
@example(SHEET, 1.0, 0, '<row r="4"/>')
def test_a_damaged_sheet_is_told_as_a_parser_tells_it(
    tmp_path: Path, part: str, place: float, length: int, sign: str
) -> None:
    path = small(tmp_path)
    contents = parts(path)
    data = contents[part]
    at = int(place * len(data))
    pack(path, {**contents, part: data[:at] + sign.encode() + data[at + length :]})
    quick, slow = both_ways(path)
    assert quick == slow


def test_a_sheet_that_is_read_again_by_a_parser_is_counted_once(tmp_path: Path) -> None:
    path = operate(
        small(tmp_path), sheet1=swap("</sheetData>", '<row r="20"><c r="A20" t="d"/></row><!-- --></sheetData>')
    )
    package = open_package(path)
    (tab,) = package.tabs()
    cells = CellReader(package)
    assert package.budget == Budget(path)
    FACTS.sheet_facts(package, tab, cells)
    rows = files.read(path).sheets["Team"]
    texts = [value for row in rows for value in row if isinstance(value, str)]
    assert package.budget.places == limits.PLACES - sum(map(len, rows))
    assert package.budget.letters == limits.LETTERS - sum(map(len, texts))


@pytest.mark.parametrize("name", [workbook.MASTER, workbook.EXAMPLE, "small"])
def test_what_excel_and_the_build_write_is_read_by_bytes(name: str, tmp_path: Path) -> None:
    path = small(tmp_path) if name == "small" else workbook.path(name)
    package = open_package(path)
    sheets = [tab.part for tab in package.tabs() if tab.cells]
    assert sheets
    for part in sheets:
        list(cellbytes.CellBytes(package.part(part)))
    assert list(strings._from_bytes(package.part(STRINGS)))
    quick, slow = both_ways(path)
    assert quick == slow
