"""Drift: what staff moved or changed in the build of the workbook."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from schemas.model import HEADER_ROW, MARKER, SCHEMA_VERSION, Kind
from schemas.tables import START_SHEET, TABLES
from schemas.values import fold, show
from sdp_xl.address import address, area, position
from sdp_xl.plan.findings import Finding
from sdp_xl.plan.grid import Grid, cell_at
from sdp_xl.plan.locate.places import TablePlace, named
from sdp_xl.plan.model import LocatedTable, Row
from sdp_xl.written.lookalikes import lookalike

Drift = dict[str, list[Finding]]

OBEYED = (".conf", ".py")
"""How the names of sheets end from which xlwings' own launcher takes settings, or program text."""


def drift_of_table(grid: Grid, located: LocatedTable, place: TablePlace | None) -> Drift:
    """What is different about one table, by kind of difference."""
    table = located.table
    if place is None and table.generated and table.later:
        return {}  # a check adds it once there is anything to write on it
    if place is None:
        kind = "generated_missing" if table.generated else "sheet_missing"
        return {kind: [located.finding(missing(grid, table.sheet))]}
    drift: Drift = {}
    if fold(place.sheet) != fold(table.sheet):
        text = f"The sheet “{table.sheet}” is called “{place.sheet}” here. {lookalike(place.sheet)}".rstrip()
        drift["sheet_renamed"] = [located.finding(text)]
    if place.sheet in grid.hidden:
        drift["sheet_hidden"] = [located.finding("The sheet is hidden.")]
    drift |= _columns(grid, located, place)
    if table.form or table.generated:
        return drift
    if place.row != HEADER_ROW:
        text = f"The header stands in row {place.row} instead of row {HEADER_ROW}."
        drift["table_moved"] = [located.finding(text)]
    if grid.tables is not None and not _has_table_object(grid, place):
        text = "The rows are no longer an Excel table, so it does not grow, and drop-downs stop at its old end."
        drift["table_lost"] = [located.finding(text)]
    drift |= _cells(grid, located)
    return drift


def drift_of_workbook(grid: Grid) -> Drift:
    """What is different about the workbook as a whole: the marker, the sheet Start, sheets that other add-ins obey."""
    drift: Drift = {}
    obeyed = [name for name in grid.sheets if name.strip().casefold().endswith(OBEYED)]
    if obeyed:
        drift["starts_programs"] = [
            Finding(message=f"The sheet “{name}” can tell xlwings which program to start.", sheet=name)
            for name in obeyed
        ]
    if fold(START_SHEET) not in {fold(name) for name in grid.sheets}:
        drift["start_missing"] = [Finding(message=f"The sheet “{START_SHEET}” is not in this workbook.")]
    version = grid.names.get(MARKER, "").strip('="')
    if not version:
        drift["marker"] = [Finding(message=f"The workbook has lost its version mark (the name {MARKER}).")]
    elif version != SCHEMA_VERSION:
        text = f"The workbook is of version {version}; this tool is made for version {SCHEMA_VERSION}."
        drift["marker"] = [Finding(message=text)]
    return drift


def rivals(places: Mapping[str, TablePlace], copies: Iterable[TablePlace]) -> Drift:
    """Sheets that look like another one that is read in their place, a finding each."""
    return {
        "rival": [
            Finding(
                message=f"This sheet looks like “{places[copy.table.key].sheet}” too; it is not read.",
                table=copy.table.key,
                sheet=copy.sheet,
            )
            for copy in copies
        ]
    }


def missing(grid: Grid, sheet: str) -> str:
    """A sentence that a sheet was not found, with a likely candidate if there is one."""
    own = {fold(table.sheet) for table in TABLES}
    others = {fold(name): name for name in grid.sheets if fold(name) not in own}
    near = get_close_matches(fold(sheet), others, n=1, cutoff=0.7)
    hint = f" Did you mean “{others[near[0]]}”? Its header was not recognized." if near else ""
    return f"The sheet “{sheet}” is not in this workbook, or its header row is gone.{hint}"


def _columns(grid: Grid, located: LocatedTable, place: TablePlace) -> Drift:
    """Columns that are missing, and for a table of rows those that are called or ordered otherwise."""
    table = located.table
    drift: Drift = {}
    for column in table.columns:
        if column.key not in place.columns and not column.personal and column.kind is not Kind.FORMULA:
            kind = "column_missing" if column.required else "column_dropped"
            text = f"The {'question' if table.form else 'column'} “{column.header}” is not on this sheet."
            fix = _restore(grid, place, column.header)
            drift.setdefault(kind, []).append(located.finding(text, fix=fix, column=column.key))
    if table.form:
        return drift
    drift |= _headers(grid, place)
    numbers = [(n, place.columns[key]) for n, key in enumerate(table.keys, 1) if key in place.columns]
    if numbers != sorted(numbers, key=lambda pair: pair[1]) or any(number > declared for declared, number in numbers):
        drift["columns_moved"] = [located.finding("Columns were moved or inserted.")]
    return drift


def _headers(grid: Grid, place: TablePlace) -> Drift:
    """Headers that are written differently, and those of a second column that reads as the same."""
    table = place.table
    drift: Drift = {}

    def note(kind: str, text: str, number: int, key: str) -> None:
        cell = address(place.row, number)
        found = Finding(message=text, table=table.key, sheet=place.sheet, cell=cell, column=key)
        drift.setdefault(kind, []).append(found)

    for key, number in place.columns.items():
        written = str(cell_at(grid.sheets[place.sheet], place.row, number))
        header = table.column(key).header
        if show(written) == header != written:
            note("header_changed", f"The header “{header}” holds spaces or characters that nobody sees.", number, key)
        elif written != header:
            text = f"The header “{show(written)}” is read as “{header}”. {lookalike(written)}".rstrip()
            note("header_changed", text, number, key)
    for number, folded in place.others.items():
        if doubled := named(table, folded):
            used = address(place.row, place.columns[doubled])
            text = f"A second column reads as “{table.column(doubled).header}”; only {used} is used."
            note("column_doubled", text, number, doubled)
    return drift


def _restore(grid: Grid, place: TablePlace, header: str) -> str:
    """What to do about a missing question, or about a missing column where others were not recognized."""
    if place.table.form:
        return f"Write the question as “{header}” beside its answer, or copy the row from a new workbook (sdp-xl new)."
    if not place.others:
        return ""
    row = grid.sheets[place.sheet][place.row - 1]
    own = ", ".join(f"“{show(row[number - 1])}”" for number in sorted(place.others))
    return f"If one of the columns {own} is meant, call it “{header}”; if not, insert a column with this header."


def _has_table_object(grid: Grid, place: TablePlace) -> bool:
    return any(
        sheet == place.sheet and position(cells.partition(":")[0])[0] == place.row
        for sheet, cells in (grid.tables or {}).values()
    )


def _cells(grid: Grid, located: LocatedTable) -> Drift:
    """Cells that were merged; drop-downs and formulas that were overwritten, one finding a column."""
    drift: Drift = {}
    first, last = (located.rows[0].number, located.rows[-1].number) if located.rows else (0, 0)
    for text in grid.merged.get(located.sheet, ()):
        top, left, bottom, _ = area(text)
        if top <= max(last, located.header_row) and bottom >= located.header_row:
            message = f"The cells {text} are merged: only the first of them holds an entry."
            finding = Finding(message=message, table=located.table.key, sheet=located.sheet, cell=address(top, left))
            drift.setdefault("merged", []).append(finding)
    areas = [area(cells) for cells in (grid.dropdowns or {}).get(located.sheet, ())]
    formulas = (grid.formulas or {}).get(located.sheet, frozenset())
    for key, number in located.columns.items():
        kind, header = located.table.column(key).kind, located.table.column(key).header
        if kind is Kind.CHOICE and grid.dropdowns is not None:
            spans = [range(top, bottom + 1) for top, left, bottom, right in areas if left <= number <= right]
            if any(first in span and last in span for span in spans):
                continue  # one for all rows, as in the master
            lost = [row for row in located if not any(row.number in span for span in spans)]
            _note(drift, "dropdown_lost", key, lost, f"The drop-down list of “{header}” is gone in this cell")
        if kind is Kind.FORMULA and grid.formulas is not None:
            lost = [row for row in located if row.cells[key] not in formulas]
            _note(drift, "formula_lost", key, lost, f"The formula of “{header}” was overwritten in this cell")
    return drift


def _note(drift: Drift, kind: str, key: str, lost: list[Row], text: str) -> None:
    if lost:
        more = f" and in {len(lost) - 1} more below" if len(lost) > 1 else ""
        drift.setdefault(kind, []).append(lost[0].finding(key, f"{text}{more}."))
