"""Where new rows go: below the last filled row of a table, as far as nothing stands there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from schemas.model import Kind
from sdp_xl.address import LAST_ROW, address, area
from sdp_xl.files.ooxml.package import MAIN, Package, Tab
from sdp_xl.files.ooxml.sheet import Sheet
from sdp_xl.files.ooxml.spans import find, spliced, tag_with
from sdp_xl.plan.locate.rows import STRAY_GAP
from sdp_xl.plan.model import LocatedTable

Area = tuple[int, int, int, int]
"""Top, left, bottom and right of a range."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableObject:
    """An Excel table: its part, its range, how many rows of totals it has, and the formulas of its columns."""

    part: str
    area: Area
    totals: int
    formulas: Mapping[int, str]

    @property
    def bottom(self) -> int:
        """The last row of its range."""
        return self.area[2]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A table on its sheet, as far as new rows need to know it.

    ``last`` is the last filled row (the header's, if there is none), ``end`` the last row of the table, ``limit`` the
    row that new ones may reach. ``entries`` are the columns that staff fill, ``formulas`` those of formulas with the
    table's own one (empty if not known), ``left`` and ``right`` the table's edges. ``others`` are ranges of other
    tables on the sheet.
    """

    header: int
    last: int
    end: int
    limit: int
    left: int
    right: int
    entries: frozenset[int]
    formulas: Mapping[int, str]
    others: tuple[Area, ...]

    @classmethod
    def of(cls, located: LocatedTable, table: TableObject | None, others: tuple[Area, ...]) -> Place:
        """The place of a table that was found; ``table`` is its Excel table, if it still is one."""
        formulas = {number for key, number in located.columns.items() if located.table.column(key).kind is Kind.FORMULA}
        columns = set(located.columns.values())
        rows = [row.number for row in located]
        known: Mapping[int, str] = {}
        if table:
            rows = [number for number in rows if not (table.totals and number > table.bottom - table.totals)]
            columns |= {table.area[1], table.area[3]}
            known = table.formulas
        last = max(rows, default=located.header_row)
        return cls(
            header=located.header_row,
            last=last,
            end=table.bottom - table.totals if table else last,
            limit=table.bottom - table.totals if table and table.totals else LAST_ROW,
            left=min(columns),
            right=max(columns),
            entries=frozenset(located.columns.values()) - formulas,
            formulas={**dict.fromkeys(formulas, ""), **known},
            others=others,
        )


def own_table(package: Package, tab: Tab, located: LocatedTable) -> TableObject | None:
    """The Excel table under whose header the table was found."""
    numbers = located.columns.values()
    for found in _tables(package, tab):
        top, left, _, right = found.area
        if top == located.header_row and any(left <= number <= right for number in numbers):
            return found
    return None


def others(package: Package, tab: Tab, own: TableObject | None) -> tuple[Area, ...]:
    """The ranges of the sheet's other Excel tables."""
    return tuple(table.area for table in _tables(package, tab) if own is None or table.part != own.part)


def room(sheet: Sheet, place: Place, count: int) -> tuple[int, str]:
    """How many of the rows that are needed are free, and the cell that is in the way ("" if none is).

    Between the rows and a note as many rows stay blank as make it a note; nearer, it would be read as a row.
    """
    for ahead in range(count + STRAY_GAP):
        number = place.last + 1 + ahead
        if number <= place.limit and (cell := _taken(sheet, place, number)):
            return max(ahead - STRAY_GAP, 0), cell
        if ahead < count and (cell := _barred(sheet, place, number)):
            return ahead, cell
    return count, ""


def grown(data: bytes, bottom: int) -> bytes:
    """The XML of a table whose last row is now ``bottom``; its filter grows with it."""
    changes: list[tuple[int, int, bytes]] = []
    for span in find(data, lambda depth, name: depth == 0 or (depth == 1 and name.endswith("autoFilter"))):
        top, left, _, right = area(span.attrs["ref"])
        ref = f"{address(top, left)}:{address(bottom, right)}"
        blank = {"insertRow": "0"} if "insertRow" in span.attrs else {}
        changes.append((span.start, span.inner, tag_with(data, span, ref=ref, **blank)))
    return spliced(data, changes)


def _tables(package: Package, tab: Tab) -> list[TableObject]:
    found: list[TableObject] = []
    for relation in package.relations(tab.part).values():
        if relation.kind != "table":
            continue
        root = package.tree(relation.target)
        cells = area(root.get("ref", ""))
        formulas = {
            number: text
            for number, column in enumerate(root.iterfind(f"{MAIN}tableColumns/{MAIN}tableColumn"), cells[1])
            if (text := column.findtext(f"{MAIN}calculatedColumnFormula"))
        }
        totals = int(root.get("totalsRowCount", 0))
        found.append(TableObject(part=relation.target, area=cells, totals=totals, formulas=formulas))
    return found


def _barred(sheet: Sheet, place: Place, number: int) -> str:
    """The cell of a total, of merged cells or of another table in a row."""
    if number > place.limit:
        return address(number, place.left)
    for top, left, bottom, right in (*sheet.merged, *place.others):
        if top <= number <= bottom and left <= place.right and right >= place.left:
            return address(top, left)
    return ""


def _taken(sheet: Sheet, place: Place, number: int) -> str:
    """The first cell of a row in which something stands.

    Inside the table only its own entry columns count: a column that staff added may be numbered in advance. Below the
    table every text or number between its edges is somebody's note, total or other table.
    """
    for column, cell in sheet.cells(number).items():
        note = number > place.end and place.left <= column <= place.right and cell.filled and not cell.formula
        if note or (column in place.entries and (cell.filled or cell.formula)):
            return address(number, column)
    return ""
