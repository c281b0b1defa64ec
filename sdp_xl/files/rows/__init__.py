"""Adds rows to the entry tables of a workbook, wherever staff moved them; nothing that is filled is overwritten."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from schemas.model import NOT_FOUND, Column, Kind
from schemas.tables import table as table_of
from schemas.values import Value, as_date, is_blank, show
from sdp_xl.files.ooxml.cells import Styles
from sdp_xl.files.ooxml.edits import Edits
from sdp_xl.files.ooxml.sheet import parsed
from sdp_xl.files.ooxml.strings import shared_strings
from sdp_xl.files.ooxml.styles import cell_styles, dated_styles
from sdp_xl.files.read import grid_of
from sdp_xl.files.rows.lines import Line, Shown, with_lines
from sdp_xl.files.rows.place import Place, grown, others, own_table, room
from sdp_xl.plan.locate import locate
from sdp_xl.plan.model import LocatedTable, Plan
from sdp_xl.trouble import FileTrouble
from sdp_xl.written.shown import as_excel_shows

NewRow = Mapping[str, Value] | Mapping[str | int, Value]
"""A row as column key -> value; a column that staff added is named by its number."""
Additions = Mapping[str, Sequence[NewRow]]

_TEXTS = (Kind.ID, Kind.REFERENCE, Kind.LINKS)
"""Kinds whose values are always written as text: as a number, 1.10 would be 1.1."""


def add_rows(edits: Edits, additions: Additions) -> None:
    """Edits the sheets and tables so that the rows are in them; Trouble if there is no place for a row or a value."""
    filled = {key: [row for row in rows if not all(map(is_blank, row.values()))] for key, rows in additions.items()}
    if not any(filled.values()):
        return
    plan = locate(grid_of(edits.package), today=date.today())
    values = (value for rows in filled.values() for row in rows for value in row.values())
    styles = dated_styles(edits) if any(map(as_date, values)) else cell_styles(edits.package)
    strings = shared_strings(edits.package)
    for key, rows in filled.items():
        if rows:
            _check_columns(edits, plan[key], rows)
            lines = [_line(plan, filled, plan[key], row) for row in rows]
            _add_lines(edits, plan[key], lines, styles, strings)


def _add_lines(
    edits: Edits, located: LocatedTable, lines: Sequence[Line], styles: Styles, strings: Sequence[str]
) -> None:
    package = edits.package
    tab = next(tab for tab in package.tabs() if tab.name == located.sheet)
    table = own_table(package, tab, located)
    place = Place.of(located, table, others(package, tab, table))
    free, obstacle = room(edits.look(tab.part, lambda data: parsed(data, strings)), place, len(lines))
    if obstacle:
        details = {"last": place.last, "cell": obstacle, "row": place.last + free + 1}
        counts = {"free": _rows(free, "free "), "count": _rows(len(lines), "new "), "more": _rows(len(lines) - free)}
        raise FileTrouble("no_room", package.path, sheet=located.sheet, **details, **counts)
    edits.change(tab.part, lambda data: with_lines(parsed(data, strings), place, lines, styles))
    bottom = place.last + len(lines)
    if table and bottom > table.bottom:
        edits.change(table.part, lambda data: grown(data, bottom))


def _check_columns(edits: Edits, located: LocatedTable, rows: Sequence[NewRow]) -> None:
    """Trouble if the table is not there, or no column for a value; ValueError for what is no entry column."""
    if located.table.form or located.table.generated:
        raise ValueError(f"{located.table.key} takes no rows")
    if not located.present:
        raise FileTrouble("no_table", edits.package.path, sheet=located.sheet, count=_rows(len(rows), "new "))
    for key in dict.fromkeys(key for row in rows for key, value in row.items() if not is_blank(value)):
        if isinstance(key, int):
            continue
        column = located.table.column(key)
        if column.kind is Kind.FORMULA:
            raise ValueError(f"{located.table.key}.{key} is filled by a formula")
        if key not in located.columns:
            raise FileTrouble("no_column", edits.package.path, sheet=located.sheet, header=column.header)


def _line(plan: Plan, additions: Additions, located: LocatedTable, row: NewRow) -> Line:
    """A row by column numbers, with the texts that its formulas will show."""
    values: dict[int, Value] = {key: value for key, value in row.items() if isinstance(key, int)}
    shown: dict[int, Shown] = {}
    for key, number in located.columns.items():
        column = located.table.column(key)
        if column.kind is Kind.FORMULA:
            shown[number] = _linked(plan, additions, located, column, row)
        elif not is_blank(value := row.get(key)):
            values[number] = as_excel_shows(value) if column.kind in _TEXTS and not isinstance(value, str) else value
    return Line(values=values, shown=shown)


def _linked(plan: Plan, additions: Additions, located: LocatedTable, column: Column, row: NewRow) -> Shown:
    """What the formula of a column shows: the text of the first row with the ID, as Excel's MATCH compares them."""
    key, text = column.formula or ("", "")
    other = table_of(located.table.column(key).refers or "")
    mark = f"{other.name}[{other.column(text).header}]"
    wanted = show(row.get(key)).casefold()
    if not wanted:
        return Shown(text="", mark=mark)
    rows: Iterable[NewRow] = (
        *(found.values for found in plan[other.key]),
        *additions.get(other.key, ()),
    )
    found = (row for row in rows if isinstance(row.get("id"), str) and show(row["id"]).casefold() == wanted)
    return Shown(text=next((show(row.get(text)) for row in found), NOT_FOUND), mark=mark)


def _rows(count: int, kind: str = "") -> str:
    return f"{count or 'no'} {kind}row{'' if count == 1 else 's'}"
