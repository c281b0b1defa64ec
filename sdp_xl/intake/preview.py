"""The preview of an import, a workbook that staff correct: tables, columns with drop-downs, rows as they would be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import IO, TYPE_CHECKING

from schemas.model import Kind
from schemas.tables import table
from schemas.values import Value, show
from sdp_xl.chart.spreadsheet import FONT, HEAD_FILL, HEAD_TEXT, INK, lying
from sdp_xl.files.ooxml.cells import fitting
from sdp_xl.intake.ledger import NOTES
from sdp_xl.intake.mapping import COLUMNS, IN_NOTES, ROWS, TABLES, column_choices, table_choices
from sdp_xl.intake.model import FoundColumn, FoundTable, Intake
from sdp_xl.intake.outcome import NOWHERE, column_name, goes_to, is_guess
from sdp_xl.plan.chains import CHART
from sdp_xl.plan.shown import shorten

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

CHECK, DOUBT_FILL = "Check this:", "FFF3CD"
"""How a doubt begins, and its color; the words always stand there too."""
_CHOICES = "Choices"
_WIDTHS = {TABLES.sheet: (8, 26, 24, 48, 34, 10, 40), COLUMNS.sheet: (8, 34, 36, 50, 40), ROWS.sheet: (22, 12, 60, 80)}
_EXAMPLES = 3


def write_preview(intake: Intake, file: IO[bytes]) -> None:
    """Writes the preview of an import into an open file."""
    from openpyxl import Workbook

    book = Workbook()
    sheets = [book.worksheets[0], *(book.create_sheet() for _ in range(3))]
    for sheet, declared in zip(sheets, (TABLES, COLUMNS, ROWS), strict=False):
        sheet.title = declared.sheet
    _fill(sheets[0], TABLES.headers, list(_tables(intake)))
    _fill(sheets[1], COLUMNS.headers, list(_columns(intake)))
    _fill(sheets[2], ROWS.headers, list(_rows(intake)))
    sheets[3].title = _CHOICES
    for number, (one, other) in enumerate(_padded(table_choices(), column_choices()), 1):
        sheets[3].cell(number, 1, one)
        sheets[3].cell(number, 2, other)
    sheets[3].sheet_state = "hidden"
    _drop_down(sheets[0], "E", f"={_CHOICES}!$A$1:$A${len(table_choices())}")
    _drop_down(sheets[1], "C", f"={_CHOICES}!$B$1:$B${len(column_choices())}")
    book.properties.title = "Preview of an import"
    book.properties.language = "en-US"
    book.properties.creator = "sdp-xl"
    book.save(file)


def _padded(one: Sequence[str], other: Sequence[str]) -> Iterator[tuple[str | None, str | None]]:
    for number in range(max(len(one), len(other))):
        yield (one[number] if number < len(one) else None, other[number] if number < len(other) else None)


def _tables(intake: Intake) -> Iterator[tuple[Value, ...]]:
    for number, found in enumerate(intake.tables, 1):
        rows = max((len(column.cells) for column in found.columns), default=0)
        headers = " | ".join(column.header for column in found.columns)
        yield number, found.file, found.place, headers, goes_to(found.table), rows, _doubt(found)


def _doubt(found: FoundTable) -> str:
    if found.told:
        return "As you said."
    if not found.table:
        return "It was not understood. Choose a sheet here, and its columns on the sheet Columns."
    sure = f"{found.sure:.0%} sure"
    other = f"; it could be {goes_to(found.second)}" if found.second and is_guess(found) else ""
    return f"{CHECK} {sure}{other}." if is_guess(found) else f"{sure}."


def _columns(intake: Intake) -> Iterator[tuple[Value, ...]]:
    for number, found in enumerate(intake.tables, 1):
        for column in found.columns:
            examples = "; ".join(shorten(cell.text) for cell in column.cells[:_EXAMPLES])
            target = column_name(column.column) if column.column else _without_column(found, column)
            yield number, column.header, target, _column_doubt(found, column), examples


def _column_doubt(found: FoundTable, column: FoundColumn) -> str:
    if not found.table or found.told:
        return ""
    if column.guessed:
        return f"{CHECK} the header does not say it; what stands below does."
    if column.column:
        return ""
    target = _without_column(found, column)
    where = f"listed on {NOWHERE}" if target == NOWHERE else "put into Notes"
    if column.doubled:
        return f"{CHECK} another column says the same, so its texts are {where}."
    kept = "; to keep them with their rows, choose the Notes of a sheet" if found.table == CHART else ""
    return f"No column for it: its texts are {where}{kept}."


def _without_column(found: FoundTable, column: FoundColumn) -> str:
    """Where the texts of a column without one in the workbook go; a chart does not say which rows they are of."""
    key = column.doubled.partition(".")[0] or found.table
    if key in ("", CHART) or NOTES not in table(key).keys:
        return NOWHERE
    return column_name(f"{key}.{NOTES}") if found.table == CHART else IN_NOTES


def _rows(intake: Intake) -> Iterator[tuple[Value, ...]]:
    for key, added in intake.additions.items():
        declared = table(key)
        for row in added:
            kept = [one for one in declared.columns if one.kind is not Kind.FORMULA and row.get(one.key) is not None]
            rest = [one for one in kept if one.key not in ("id", declared.main) or key == CHART]
            others = "\n".join(f"{one.header}: {show(row[one.key])}" for one in rest)
            yield declared.sheet, show(row.get("id")), "" if key == CHART else show(row.get(declared.main)), others


def _fill(sheet: Worksheet, headers: Sequence[str], rows: Sequence[Sequence[Value]]) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill

    top = Alignment(wrap_text=True, vertical="top")
    for number, row in enumerate((headers, *rows), 1):
        for column, value in enumerate(row, 1):
            cell = sheet.cell(number, column)
            if isinstance(value, int):
                cell.value = value
            else:
                cell.value = fitting(show(value)) or None
                cell.data_type = "s" if cell.value else cell.data_type  # a text that begins with = is no formula
                cell.number_format = "@"
            cell.font = Font(name=FONT, size=11, color=HEAD_TEXT if number == 1 else INK, bold=number == 1)
            cell.alignment = top
            if isinstance(value, str) and value.startswith(CHECK):
                cell.fill = PatternFill("solid", start_color=DOUBT_FILL)
            if number == 1:
                cell.fill = PatternFill("solid", start_color=HEAD_FILL)
    for letter, width in zip("ABCDEFG", _WIDTHS[sheet.title], strict=False):
        sheet.column_dimensions[letter].width = width
    sheet.freeze_panes = "A2"
    lying(sheet)
    sheet.print_title_rows = "1:1"


def _drop_down(sheet: Worksheet, letter: str, choices: str) -> None:
    from openpyxl.worksheet.datavalidation import DataValidation

    rule = DataValidation(type="list", formula1=choices, allow_blank=True, showErrorMessage=True)
    rule.errorTitle, rule.error = "Not on the list", "Choose one of the list."
    rule.promptTitle, rule.prompt = (
        "Where it goes",
        "Choose another one if this is wrong, save, and run the import again.",
    )
    rule.showInputMessage = True
    sheet.add_data_validation(rule)
    rule.add(f"{letter}2:{letter}{max(sheet.max_row, 2)}")
