"""Cells read straight from their XML against openpyxl, which reads all others: the same values, of the same types."""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from datetime import date, datetime
from importlib import import_module
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from openpyxl.styles.numbers import BUILTIN_FORMATS, is_date_format, is_timedelta_format
from openpyxl.utils.datetime import MAC_EPOCH, WINDOWS_EPOCH, from_excel, to_excel

import workbook
from schemas.values import ErrorValue
from sdp_xl import files
from sdp_xl.cli import main
from sdp_xl.files.facts import sheet_facts
from sdp_xl.files.ooxml.days import moment
from sdp_xl.files.ooxml.days import serial as serial_of
from sdp_xl.files.open import open_package
from sdp_xl.files.values import CellReader, Unusual, shows_date, shows_elapsed
from sdp_xl.plan.grid import SheetRows
from tests.effort import many
from tests.files.rich import rich
from tests.files.zips import operate, plan, swap
from tests.plans.key_in import key_in

READ = import_module("sdp_xl.files.read")


def both(path: Path) -> Mapping[str, SheetRows] | None:
    """What is read straight from the XML, held against openpyxl; None if the workbook is left to openpyxl."""
    package = open_package(path)
    try:
        cells = CellReader(package)
    except Unusual:
        return None
    facts = {tab.name: sheet_facts(package, tab, cells) for tab in package.tabs() if tab.cells}
    rows = {name: tuple(fact.rows) for name, fact in facts.items() if fact.rows is not None}
    if len(rows) < len(facts):
        return None
    assert repr(rows) == repr(READ.by_openpyxl(package, facts))  # 1, 1.0 and True are equal, but not the same
    return rows


@pytest.mark.parametrize("name", [workbook.MASTER, workbook.EXAMPLE])
def test_our_own_workbooks(name: str, tmp_path: Path) -> None:
    assert both(workbook.path(name))
    checked, saved = tmp_path / "checked.xlsx", tmp_path / "saved.xlsx"
    main(["check", str(workbook.path(name)), "-o", str(checked)])
    assert both(checked)
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", module="openpyxl", category=UserWarning)  # what openpyxl is about to lose
        openpyxl.load_workbook(checked).save(saved)
    assert both(saved)


@pytest.mark.parametrize("name", ["idaho", "washington", "nebraska"])
def test_real_plans(name: str, tmp_path: Path) -> None:
    assert both(key_in(name, tmp_path))


def test_workbooks_with_much_besides_cells(tmp_path: Path) -> None:
    assert both(rich(tmp_path / "rich.xlsx"))
    assert both(rich(tmp_path / "rich.xlsm"))


FORMATS = (
    "General",
    "@",
    "0%",
    "yyyy-mm-dd",
    "d mmm yyyy h:mm",
    "[$-409]d\\-mmm\\-yy;@",
    "h:mm",
    '"day" 0',
    "[Red]0.0",
)
CELLS = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=12),
    st.sampled_from(["_x000D_", "_x0041_", " a ", "a\nb", "=A1", "#N/A", "1-1"]),
    st.integers(-(10**15), 10**15),
    st.floats(allow_nan=False, allow_infinity=False),
    st.floats(0, 3_000_000),
    st.integers(55, 70),
    st.booleans(),
    st.dates(date(1900, 3, 1), date(9999, 12, 31)),
    st.datetimes(datetime(1900, 3, 1), datetime(9999, 12, 31, 23, 59, 59)),
)


@settings(max_examples=many(20), deadline=None, suppress_health_check=list(HealthCheck))
@given(st.dictionaries(st.tuples(st.integers(0, 70), st.integers(0, 60)), st.tuples(CELLS, st.sampled_from(FORMATS))))
def test_random_sheets(tmp_path: Path, cells: dict[tuple[int, int], tuple[object, str]]) -> None:
    path = tmp_path / "Plan.xlsx"
    book = xlsxwriter.Workbook(path, {"strings_to_formulas": False})
    sheet = book.add_worksheet("Team")
    looks = {code: book.add_format({"num_format": code}) for code in FORMATS}
    for (row, column), (value, code) in cells.items():
        if isinstance(value, str):
            sheet.write_string(row, column, value, looks[code])
        elif isinstance(value, date):
            sheet.write_datetime(row, column, value, looks[code])
        else:
            sheet.write(row, column, value, looks[code])
    book.close()
    both(path)


WRITTEN = {
    "<c><v>5</v></c>": 5,
    "<c><v>5.0</v></c>": 5,
    "<c><v>1E3</v></c>": 1000,
    "<c><v>1e300</v></c>": 1e300,
    "<c><v>123456789012345678</v></c>": 123456789012345678,
    "<c><v><!-- a -->5</v></c>": 5,
    '<c t="n"><v>5</v></c>': 5,
    '<c t="b"><v>1</v></c>': True,
    '<c t="e"><v>#N/A</v></c>': ErrorValue("#N/A"),
    '<c t="str"><f>A2</f><v>text</v></c>': "text",
    '<c t="str"><v></v></c>': None,
    '<c t="s"><v></v></c>': None,
    '<c t="s"><v>0</v></c>': "ID",
    '<c t="inlineStr"><is><t xml:space="preserve"> a </t></is></c>': " a ",
    '<c t="inlineStr"><is><r><t>some </t></r><r><rPr><b/></rPr><t>bold</t></r></is></c>': "some bold",
    '<c t="inlineStr"><is><t>日本</t><rPh sb="0" eb="1"><t>ニホン</t></rPh></is></c>': "日本",
    '<c t="inlineStr"><is/></c>': None,
    '<c s="1"/>': None,
    '<c r="F9"><v>5</v></c>': 5,
}


@pytest.mark.parametrize("cell", WRITTEN)
def test_each_way_to_write_a_cell(cell: str, tmp_path: Path) -> None:
    path = plan(tmp_path / "Plan.xlsx")
    operate(path, sheet1=swap("</sheetData>", f'<row r="9"><c r="C9"><v>1</v></c>{cell}</row></sheetData>'))
    rows = both(path)
    blanks = (None, None) if "F9" in cell else ()
    assert rows and rows["Team"][8] == (None, None, 1, *blanks, WRITTEN[cell])[: 3 if WRITTEN[cell] is None else None]


@pytest.mark.parametrize(
    "row",
    [
        '<row r="9"><c r="D9" t="d"><v>2027-01-31</v></c></row>',
        '<row r="9"><c r="D9" t="e"><f>A1</f></c></row>',
        '<row r="9"><c r="D9" t="s"><v>99999</v></c></row>',
        '<row r="9"><c r="D9"><v>five</v></c></row>',
        '<row r="9"><c r="D9" s="?"><v>5</v></c></row>',
        '<row r="9"><c r="D9" t="odd"><v>5</v></c></row>',
        '<row r="9"><c r="d9"><v>5</v></c></row>',
        '<row r="9"><c r="XFE9"><v>5</v></c></row>',
        '<row r="9"><c r="D9"><v>5</v></c><c r="C9"><v>6</v></c></row>',
        '<row r="9"><c r="D9"><v>5</v></c><c r="D9"><v>6</v></c></row>',
        '<row r="9"><c r="D9"><v>5</v></c></row><row r="8"><c r="D8"><v>5</v></c></row>',
    ],
)
def test_what_excel_does_not_write_is_left_to_openpyxl(row: str, tmp_path: Path) -> None:
    path = plan(tmp_path / "Plan.xlsx")
    operate(path, sheet1=swap("</sheetData>", f"{row}</sheetData>"))
    assert both(path) is None


@pytest.mark.parametrize("serial", [0, 0.5, 0.999999999, 1, 1.25, 59.9, 60, 61, 3_000_000, -1])
@pytest.mark.parametrize("code", ["yyyy-mm-dd", "h:mm", "[h]:mm"])
@pytest.mark.parametrize("from_1904", [False, True])
def test_times_and_days_that_are_none(serial: float, code: str, from_1904: bool, tmp_path: Path) -> None:
    book = xlsxwriter.Workbook(tmp_path / "Plan.xlsx", {"date_1904": from_1904})
    book.add_worksheet("Team").write_number("A1", serial, book.add_format({"num_format": code}))
    book.close()
    assert both(tmp_path / "Plan.xlsx")


NUMBERS = st.one_of(st.floats(-3, 70), st.integers(-3, 70), st.floats(0, 2_900_000))


@given(NUMBERS, st.booleans(), st.booleans())
def test_days_are_counted_as_openpyxl_counts_them(number: float, from_1904: bool, elapsed: bool) -> None:
    epoch = MAC_EPOCH if from_1904 else WINDOWS_EPOCH
    meant = moment(number, from_1904=from_1904, elapsed=elapsed)
    assert repr(meant) == repr(from_excel(number, epoch, timedelta=elapsed))
    assert serial_of(meant, from_1904=from_1904) == to_excel(meant, epoch)


def test_a_sheet_with_an_odd_cell_goes_to_openpyxl_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = plan(tmp_path / "Plan.xlsx")
    operate(path, sheet1=swap("</sheetData>", '<row r="9"><c r="D9" t="d"><v>2027-01-31</v></c></row></sheetData>'))
    left: list[str] = []
    longer = READ.by_openpyxl
    monkeypatch.setattr(READ, "by_openpyxl", lambda package, facts: left.extend(facts) or longer(package, facts))
    rows = files.read(path).sheets
    assert left == ["Team"]
    assert rows["Team"][8] == (None, None, None, date(2027, 1, 31)) and next(iter(rows)) == "Team" and len(rows) > 1


CODES = st.one_of(
    st.sampled_from(
        [*BUILTIN_FORMATS.values(), *FORMATS, "[h]:mm", "[HH]:mm", "[mm]:ss.0", "[s]", "[Magenta]0", "0_d"]
    ),
    st.text('dmyhs0#"[]\\_;$-@.: ARP/', max_size=12),
)


@given(CODES)
@example('"d"0')
@example("0;d")
def test_number_formats(code: str) -> None:
    assert shows_date(code) == is_date_format(code)
    assert shows_elapsed(code) == is_timedelta_format(code)


def test_the_numbers_of_built_in_formats(tmp_path: Path) -> None:
    path = tmp_path / "Plan.xlsx"
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("Team")
    for row, number in enumerate(range(1, 60)):
        sheet.write_number(row, 0, 46000.25, book.add_format({"num_format": number}))
    book.close()
    assert both(path)
