"""What staff moved or changed in the build of the workbook, noted so that nothing is misread in silence."""

from __future__ import annotations

from difflib import get_close_matches

from schemas.model import HEADER_ROW, MARKER, SCHEMA_VERSION, Kind
from schemas.tables import LISTS_SHEET, START_SHEET, TABLES
from schemas.values import fold, show
from sdp_xl.findings import Finding
from sdp_xl.grid import Grid, address, position
from sdp_xl.locate.candidates import Place, cell_at, names
from sdp_xl.located import LocatedTable

Drift = dict[str, list[Finding]]

LAST_ROW = 1_048_576
"""Rows of a sheet in Excel."""


def drift_of_table(grid: Grid, located: LocatedTable, place: Place | None) -> Drift:
    """What is different about one table, by kind of difference."""
    table = located.table
    if place is None:
        kind = "generated_missing" if table.generated else "sheet_missing"
        return {kind: [located.finding(_missing(grid, table.sheet))]}
    drift: Drift = {}
    if fold(place.sheet) != fold(table.sheet):
        text = f"The sheet “{table.sheet}” is called “{place.sheet}” here."
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
    """What is different about the workbook as a whole: the marker and the sheets without a table."""
    drift: Drift = {}
    present = {fold(name) for name in grid.sheets}
    for sheet in (START_SHEET, LISTS_SHEET):
        if fold(sheet) not in present:
            drift.setdefault("sheet_missing", []).append(Finding(message=_missing(grid, sheet), sheet=sheet))
    version = grid.names.get(MARKER, "").strip('="')
    if not version:
        drift["marker"] = [Finding(message=f"The workbook has lost its version mark (the name {MARKER}).")]
    elif version != SCHEMA_VERSION:
        text = f"The workbook is of version {version}; this tool is made for version {SCHEMA_VERSION}."
        drift["marker"] = [Finding(message=text)]
    return drift


def _missing(grid: Grid, sheet: str) -> str:
    own = {fold(table.sheet) for table in TABLES}
    others = {fold(name): name for name in grid.sheets if fold(name) not in own}
    near = get_close_matches(fold(sheet), others, n=1, cutoff=0.7)
    hint = f" Did you mean “{others[near[0]]}”? Its header was not recognized." if near else ""
    return f"The sheet “{sheet}” is not in this workbook, or its header row is gone.{hint}"


def _columns(grid: Grid, located: LocatedTable, place: Place) -> Drift:
    table = located.table
    drift: Drift = {}
    for column in table.columns:
        if column.key not in place.columns and not column.personal and column.kind is not Kind.FORMULA:
            kind = "column_missing" if column.required else "column_dropped"
            text = f"The {'question' if table.form else 'column'} “{column.header}” is not on this sheet."
            drift.setdefault(kind, []).append(located.finding(text, column=column.key))
    if table.form:
        return drift
    for key, number in place.columns.items():
        written = str(cell_at(grid.sheets[place.sheet], place.row, number))
        header = table.column(key).header
        if written != header:
            text = f"The header “{show(written)}” is read as “{header}”."
            if show(written) == header:
                text = f"The header “{header}” holds spaces or characters that nobody sees."
            drift.setdefault("header_changed", []).append(
                Finding(message=text, table=table.key, sheet=place.sheet, cell=address(place.row, number))
            )
    for number, text in place.others.items():
        doubled = names(table).get(text)
        if doubled:
            header = table.column(doubled).header
            message = f"A second column reads as “{header}”; only {address(place.row, place.columns[doubled])} is used."
            drift.setdefault("column_doubled", []).append(
                Finding(message=message, table=table.key, sheet=place.sheet, cell=address(place.row, number))
            )
    numbers = [place.columns[column.key] for column in table.columns if column.key in place.columns]
    if numbers != sorted(numbers) or numbers != list(range(1, len(numbers) + 1)):
        text = "Columns were moved or inserted."
        drift["columns_moved"] = [located.finding(text)]
    return drift


def _has_table_object(grid: Grid, place: Place) -> bool:
    return any(
        sheet == place.sheet and position(area.partition(":")[0])[0] == place.row
        for sheet, area in (grid.tables or {}).values()
    )


def _cells(grid: Grid, located: LocatedTable) -> Drift:
    """Drop-downs and formulas that were overwritten, one finding a column."""
    drift: Drift = {}
    sheet = located.sheet
    areas = [_area(area) for area in (grid.dropdowns or {}).get(sheet, ())]
    formulas = (grid.formulas or {}).get(sheet, frozenset())
    for key, number in located.columns.items():
        column = located.table.column(key)
        for row in located:
            place = (row.number, number)
            if column.kind is Kind.CHOICE and grid.dropdowns is not None and not _inside(place, areas):
                text = f"The drop-down list of “{column.header}” is gone from this cell."
                drift.setdefault("dropdown_lost", []).append(row.finding(key, text))
                break
            if column.kind is Kind.FORMULA and grid.formulas is not None and row.cells[key] not in formulas:
                text = f"The formula of “{column.header}” was overwritten in this cell."
                drift.setdefault("formula_lost", []).append(row.finding(key, text))
                break
    return drift


def _area(area: str) -> tuple[int, int, int, int]:
    """Top, left, bottom and right of a range; of whole columns (B:D) all rows."""
    first, _, last = area.replace("$", "").partition(":")
    top, left = position(first if first[-1].isdigit() else f"{first}1")
    last = last or first
    bottom, right = position(last if last[-1].isdigit() else f"{last}{LAST_ROW}")
    return top, left, bottom, right


def _inside(place: tuple[int, int], areas: list[tuple[int, int, int, int]]) -> bool:
    row, column = place
    return any(top <= row <= bottom and left <= column <= right for top, left, bottom, right in areas)
