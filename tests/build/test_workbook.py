"""What each sheet of the built workbooks has: tables, drop-downs, prompts, formats, frozen header, print set-up."""

from __future__ import annotations

import warnings
from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils import range_boundaries
from openpyxl.workbook import Workbook

from schemas.model import (
    FINDING_KEYS,
    FINDING_SEVERITIES,
    FORM_HEADERS,
    HEADER_ROW,
    MARKER,
    PURPOSE_ROW,
    SCHEMA_VERSION,
    Column,
    Kind,
    Table,
)
from schemas.tables import CHOICES, ENTRY_TABLES, GENERATED_TABLES, SHEETS, TABLES
from schemas.tables.generated import (
    ALIGNMENT_MAP,
    FINDINGS,
    FOLDED,
    IMPLEMENTATION,
    IMPLEMENTATION_MONTHS,
    MAP_COLUMNS,
    TIMELINE,
    TIMELINE_WEEKS,
)
from sdp_xl.address import column_letters
from sdp_xl.build.matrix import HEADER
from sdp_xl.build.places import FIRST_ROW, LAST_ROW, defined_names
from sdp_xl.build.sheet import pages
from sdp_xl.build.validation import MOST_PROMPT, MOST_TITLE
from sdp_xl.files.ooxml.measure import LINE, length, pixels
from sdp_xl.plan.findings import Severity

LETTER = "1"
OWN_DATE = openpyxl.styles.numbers.BUILTIN_FORMATS[14]
"""What openpyxl calls the format that Excel shows in the form of each computer."""
ROW_TABLES = [table for table in ENTRY_TABLES if not table.form]


@pytest.fixture(scope="session")
def book(built: Path) -> Workbook:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl does not know data bars
        return openpyxl.load_workbook(built)


def validation_of(book: Workbook, sheet: str, row: int, column: int):
    cell = book[sheet].cell(row, column).coordinate
    found = [rule for rule in book[sheet].data_validations.dataValidation if cell in rule.sqref]
    assert len(found) == 1, f"{sheet}!{cell} has {len(found)} validations"
    return found[0]


def test_sheets_in_order(book: Workbook) -> None:
    assert tuple(book.sheetnames) == SHEETS


def test_every_sheet_is_titled_frozen_printable_and_unmerged(book: Workbook) -> None:
    for sheet in book.worksheets:
        assert not sheet.merged_cells.ranges, sheet.title
        titles = [cell for cell in sheet[1] if cell.value and cell.font.size == 20]
        assert len(titles) == 1 and titles[0].column <= 2, sheet.title
        assert sheet.freeze_panes, sheet.title
        setup = sheet.page_setup
        assert (str(setup.paperSize), setup.orientation) == (LETTER, "landscape"), sheet.title
        assert "&A" in sheet.oddFooter.left.text and sheet.oddFooter.right.text.endswith("Page &P of &N"), sheet.title
        assert sheet.oddHeader.left.text and sheet.sheet_properties.tabColor, sheet.title
        assert sheet.sheet_properties.pageSetUpPr.fitToPage or 75 <= setup.scale <= 100, sheet.title
        if sheet.title != "Start":
            first = PURPOSE_ROW if sheet.title in (TIMELINE.sheet, IMPLEMENTATION.sheet) else HEADER_ROW  # their bands
            assert sheet.print_title_rows == f"${first}:${HEADER_ROW}", sheet.title
            links = [cell.hyperlink.location for cell in sheet[1] if cell.hyperlink]
            assert links == ["Start!A1"], sheet.title


def test_no_text_is_smaller_than_11_points(book: Workbook) -> None:
    for sheet in book.worksheets:
        sizes = {cell.font.size for row in sheet.iter_rows() for cell in row if cell.value is not None}
        assert sizes <= {11, 14, 20}, sheet.title


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.key)
def test_headers(book: Workbook, table: Table) -> None:
    headers = FORM_HEADERS if table.form else tuple(column.header for column in table.columns)
    row = [cell.value for cell in book[table.sheet][HEADER_ROW]]
    assert tuple(row[: len(headers)]) == headers


@pytest.mark.parametrize("table", ENTRY_TABLES, ids=lambda table: table.key)
def test_entry_sheet_is_an_excel_table(book: Workbook, table: Table) -> None:
    found = book[table.sheet].tables[table.name]
    left, top, right, bottom = range_boundaries(found.ref)
    headers = FORM_HEADERS if table.form else tuple(column.header for column in table.columns)
    assert (left, top, right) == (1, HEADER_ROW, len(headers))
    assert tuple(column.name for column in found.tableColumns) == headers
    assert bottom >= HEADER_ROW + (len(table.columns) if table.form else len(table.prefilled) + table.spare)


@pytest.mark.parametrize("table", ROW_TABLES, ids=lambda table: table.key)
@pytest.mark.parametrize("row", [FIRST_ROW, LAST_ROW])
def test_every_entry_column_has_a_prompt_and_its_validation(book: Workbook, table: Table, row: int) -> None:
    for number, column in enumerate(table.columns, 1):
        check_validation(validation_of(book, table.sheet, row, number), column)


def test_every_question_has_a_prompt_and_its_validation(book: Workbook) -> None:
    table = next(table for table in ENTRY_TABLES if table.form)
    for row, column in enumerate(table.columns, FIRST_ROW):
        check_validation(validation_of(book, table.sheet, row, 2), column)


def check_validation(rule, column: Column) -> None:
    assert rule.showInputMessage and rule.prompt.startswith(column.help), column.key
    assert len(rule.prompt) <= MOST_PROMPT and len(rule.promptTitle) <= MOST_TITLE, column.key
    sources = {
        Kind.CHOICE: f"list_{column.choices}",
        Kind.PERSON: "list_people",
        Kind.REFERENCE: f"ids_{column.refers}",
    }
    kinds = {Kind.DATE: "date", Kind.NUMBER: "decimal", Kind.SHARE: "decimal"} | dict.fromkeys(sources, "list")
    assert (rule.type or None) == kinds.get(column.kind), column.key
    if column.kind in sources:
        assert rule.formula1 == sources[column.kind], column.key
        if column.many or column.kind is Kind.PERSON:
            assert rule.errorStyle == "information", column.key


@pytest.mark.parametrize("table", ROW_TABLES, ids=lambda table: table.key)
def test_ids_are_text_and_dates_are_the_readers_own_also_in_new_rows(book: Workbook, table: Table) -> None:
    formats = {Kind.ID: "@", Kind.REFERENCE: "@", Kind.LINKS: "@", Kind.DATE: OWN_DATE, Kind.SHARE: "0%"}
    sheet = book[table.sheet]
    widths = {
        letter: dimension
        for dimension in sheet.column_dimensions.values()
        for letter in range(dimension.min, dimension.max + 1)
    }
    for number, column in enumerate(table.columns, 1):
        if column.kind in formats:
            assert sheet.cell(FIRST_ROW, number).number_format == formats[column.kind], column.key
            assert widths[number].number_format == formats[column.kind], column.key
        assert sheet.cell(FIRST_ROW, number).alignment.wrap_text, column.key


@pytest.mark.parametrize("table", GENERATED_TABLES, ids=lambda table: table.key)
def test_generated_sheet_is_designed_by_column(book: Workbook, table: Table) -> None:
    sheet = book[table.sheet]
    for dimension in sheet.column_dimensions.values():
        for number in range(dimension.min, min(dimension.max, len(table.columns)) + 1):
            column = table.columns[number - 1]
            assert dimension.alignment.wrap_text and dimension.alignment.vertical == "top", column.key
            if column.kind is Kind.DATE:
                assert dimension.number_format == OWN_DATE, column.key
            folded = table in (TIMELINE, IMPLEMENTATION) and column.key in FOLDED
            assert dimension.hidden == (folded or (column.key == "key" and table is FINDINGS)), column.key
            assert bool(dimension.outlineLevel) == folded, column.key
    assert sheet.auto_filter.ref.startswith(f"A{HEADER_ROW}:")
    assert "the tool" in f"{sheet['A2'].value} {[cell.value for cell in sheet[2]]}"
    assert sheet["A3"].value.startswith(("Not checked yet", "No timeline yet"))


def test_bars_begin_beside_the_dates_and_the_first_screen_shows_half_a_year_of_weeks_or_a_year(book: Workbook) -> None:
    """A window of 1,440 pixels has 1,340 for columns, beside row numbers, the scroll bar and a side bar."""
    for of, bars, least in ((TIMELINE, TIMELINE_WEEKS, 26), (IMPLEMENTATION, IMPLEMENTATION_MONTHS, 12)):
        sheet = book[of.sheet]
        fixed = sum(pixels(column.width) for column in of.columns if column.key not in FOLDED)
        (columns,) = [one for one in sheet.column_dimensions.values() if one.min == len(of.columns) + 1]
        assert columns.max == len(of.columns) + bars
        shown = sum(
            0 if one.hidden else pixels(one.width - 5 / 8) * (min(one.max, len(of.columns)) - one.min + 1)
            for one in sheet.column_dimensions.values()
            if one.min <= len(of.columns)
        )
        assert shown == fixed <= 780, of.sheet
        assert (1340 - fixed) // pixels(columns.width - 5 / 8) >= least, of.sheet
        assert sheet.freeze_panes == f"{column_letters(of.keys.index('now') + 2)}{FIRST_ROW}"
        assert sheet.sheet_format.defaultRowHeight == 2 * LINE and sheet.sheet_format.customHeight


def test_the_alignment_map_keeps_its_words_in_view_and_prints_twelve_columns_beside_them(book: Workbook) -> None:
    sheet, words = book["Alignment Map"], len(ALIGNMENT_MAP.columns)
    assert sheet.freeze_panes == "D5" and sheet.print_title_cols == "$A:$C"
    assert sheet.cell(HEADER_ROW, words + 1).value == HEADER
    (matrix,) = [dimension for dimension in sheet.column_dimensions.values() if dimension.min == words + 1]
    assert matrix.max == words + MAP_COLUMNS and matrix.alignment.horizontal == "center"
    assert sheet.col_breaks.brk[0].id >= words + 12
    last = max(bounds[2] for found in sheet.conditional_formatting for bounds in [range_boundaries(str(found.sqref))])
    assert last == words + MAP_COLUMNS


def test_defined_names(book: Workbook) -> None:
    names = {name: defined.attr_text for name, defined in book.defined_names.items()}
    assert names == {name: refers.lstrip("=") for name, refers in defined_names().items()}
    assert names[MARKER] == f'"{SCHEMA_VERSION}"'
    assert names[FINDING_KEYS] == "Findings!$I$5:$I$5004"
    assert {f"list_{choices.key}" for choices in CHOICES} <= set(names)


def test_flags_look_cells_up_by_the_key_of_their_table(book: Workbook) -> None:
    for table in ENTRY_TABLES:
        rules = [rule for found in book[table.sheet].conditional_formatting for rule in found.rules]
        first = sorted(rules, key=lambda rule: rule.priority)[: len(Severity)]
        here = f'{FINDING_KEYS},"{table.key}!"&ADDRESS(ROW(),COLUMN(),4)'
        assert [rule.formula for rule in first] == [
            [f'COUNTIFS({here},{FINDING_SEVERITIES},"{severity}")>0'] for severity in Severity
        ], table.key
        lines = [rule.dxf.border.left.style for rule in first]
        assert lines == ["thin", "dashed", "dotted"] and len({rule.dxf.border.left.color.value for rule in first}) == 3


def test_no_head_runs_over_its_first_printed_page(book: Workbook) -> None:
    for table in TABLES:
        widths = [column.width for column in table.columns]
        frozen = 0 if table.form or table.generated else 1
        if table.form or "timeline" in table.key:
            continue  # a form fits one page; the head of a timeline is parted by sentences
        hidden = [0 if table is FINDINGS and column.key == "key" else column.width for column in table.columns]
        starts = pages([pixels(width) for width in hidden], frozen)[1]
        room = sum(pixels(width) for width in widths[frozen : starts[0] if starts else None])
        texts = [cell.value for cell in book[table.sheet][2] if cell.value]
        assert length(texts[0]) <= room, table.key
