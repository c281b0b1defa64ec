"""Tables of the workbook, found wherever staff moved them, with what they moved or changed."""

from __future__ import annotations

from datetime import date

from schemas.tables import TABLES
from sdp_xl.plan.entries import Entries
from sdp_xl.plan.findings import Finding
from sdp_xl.plan.grid import Grid
from sdp_xl.plan.locate.candidates import assign, first_rows
from sdp_xl.plan.locate.drift import drift_of_table, drift_of_workbook, rivals
from sdp_xl.plan.locate.lists import read_lists
from sdp_xl.plan.locate.rows import read_form, read_table
from sdp_xl.plan.model import LocatedTable, Plan


def locate(grid: Grid, *, today: date) -> Plan:
    """The workbook with its tables found; whatever differs from the master is in ``drift``, never an exception."""
    first = first_rows(grid)
    places, copies = assign(grid, first)
    tables: dict[str, LocatedTable] = {}
    drift: dict[str, list[Finding]] = {}
    for table in TABLES:
        place = places.get(table.key)
        if place is None:
            tables[table.key] = LocatedTable(entries=Entries(table=table, sheet=table.sheet), present=False)
        elif table.form:
            tables[table.key] = read_form(grid, place)
        else:
            tables[table.key], apart = read_table(grid, place)
            for kind, findings in apart.items():
                drift.setdefault(kind, []).extend(findings)
        for kind, findings in drift_of_table(grid, tables[table.key], place).items():
            drift.setdefault(kind, []).extend(findings)
    lists, of_lists = read_lists(grid, first)
    for kind, findings in (*of_lists.items(), *drift_of_workbook(grid).items(), *rivals(places, copies).items()):
        drift.setdefault(kind, []).extend(findings)
    return Plan(
        grid=grid,
        tables=tables,
        today=today,
        lists=lists,
        drift={kind: tuple(findings) for kind, findings in drift.items()},
    )


__all__ = ["locate"]
