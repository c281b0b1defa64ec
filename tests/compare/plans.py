"""Small workbooks in memory, changed as people change them, and merged as the file door would write them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from schemas.model import FORM_HEADERS, MARKER, SCHEMA_VERSION
from schemas.tables import CHOICES, table
from schemas.values import Value
from sdp_xl.address import position
from sdp_xl.compare import Merged
from sdp_xl.plan.grid import Grid
from sdp_xl.plan.locate import locate
from sdp_xl.plan.model import Plan

Rows = Sequence[Mapping[str, Value]]
Cells = list[list[Value]]


def book(
    tables: Mapping[str, Rows],
    lists: Mapping[str, Sequence[Value]] | None = None,
    *,
    own: Mapping[str, Sequence[str]] | None = None,
    without: Mapping[str, Sequence[str]] | None = None,
    version: str = SCHEMA_VERSION,
    **sheets: Cells,
) -> Plan:
    """A workbook of some tables (key -> rows), with columns added or left out, and staff's own sheets."""
    made: dict[str, Cells] = {}
    for key, rows in tables.items():
        one = table(key)
        if one.form:
            (answers,) = rows
            body: Cells = [list(FORM_HEADERS), *([c.header, answers.get(c.key), c.help] for c in one.columns)]
        else:
            keys = [name for name in one.keys if name not in (without or {}).get(key, ())]
            added = list((own or {}).get(key, ()))
            body = [[*(one.column(name).header for name in keys), *added]]
            body += [[row.get(name) for name in (*keys, *added)] for row in rows]
        made[one.sheet] = [[one.title], [one.purpose], [], *body]
    if lists is not None:
        shown = [choices for choices in CHOICES if choices.key in lists]
        longest = max(map(len, lists.values()))
        values = [[lists[c.key][n] if n < len(lists[c.key]) else None for c in shown] for n in range(longest)]
        made["Lists"] = [["Lists"], [], [], [c.header for c in shown], *values]
    grid = Grid(sheets={**made, **sheets}, names={MARKER: f'="{version}"'})
    return locate(grid, today=date(2027, 1, 1))


def written(merged: Merged) -> Plan:
    """Copy A with all that the merge writes, as the file door does it: rows go below the last one."""
    a = merged.plan
    sheets = {name: [list(row) for row in rows] for name, rows in a.grid.sheets.items()}

    def put(sheet: str, row: int, column: int, value: Value) -> None:
        rows = sheets[sheet]
        rows.extend([] for _ in range(row - len(rows)))
        rows[row - 1].extend([None] * (column - len(rows[row - 1])))
        rows[row - 1][column - 1] = value

    for (sheet, cell), value in merged.cells.items():
        put(sheet, *position(cell), value)
    for key, rows in merged.additions.items():
        found = a[key]
        last = max((row.number for row in found), default=found.header_row)
        for number, row in enumerate(rows, last + 1):
            for name, value in row.items():
                put(found.sheet, number, name if isinstance(name, int) else found.columns[name], value)
    return locate(a.grid._replace(sheets=sheets), today=a.today)


def values(found: Plan, key: str) -> list[dict[str, Value]]:
    """The filled cells of each row."""
    return [{name: value for name, value in row.values.items() if value is not None} for row in found[key]]
