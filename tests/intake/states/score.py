"""What came of a chart: each source cell right, wrong, in Notes or listed, or lost."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

import sdp_xl
from schemas import tables
from schemas.tables.generated import IMPORT_NOTES
from schemas.values import as_date, fold, show
from tests.intake.states.notation import Cell, Chart

RIGHT, WRONG, LISTED, LOST = "right", "wrong", "in Notes or listed", "lost"
COMPONENTS = ("targets", "needs", "strategies", "mpos", "evaluation")
LINK = {"targets": "target", "needs": "need", "strategies": "strategy", "mpos": "mpo", "evaluation": "evaluation"}


class After:
    """A plan after an import: its rows as plain comparable texts, and all that stands in Notes or is listed."""

    def __init__(self, path: Path) -> None:
        plan = sdp_xl.load(path)
        self.rows: dict[str, list[Mapping[str, str]]] = {
            table.key: [
                {key: plain(value) for key, value in row.values.items()}
                for row in plan[table.key]
                if not row.as_brought_along
            ]
            for table in tables.ENTRY_TABLES
            if table.key != "settings"
        }
        notes = [row.get("notes", "") for rows in self.rows.values() for row in rows]
        listed = [fold(show(cell)) for row in plan.grid.sheets.get(IMPORT_NOTES.sheet, ()) for cell in row]
        self.notes = " ¦ ".join([*notes, *listed])

    @cached_property
    def entries(self) -> set[tuple[str, str]]:
        return {
            (f"{table}.{key}", text)
            for table, rows in self.rows.items()
            for row in rows
            for key, text in row.items()
            if text and key != "notes"
        }

    def linked(self, link: Mapping[str, str]) -> bool:
        """Whether one chain of the Alignment Chart holds all these components, told by ID or by text."""
        return any(
            all(self._is(table, row.get(LINK[table], ""), said) for table, said in link.items())
            for row in self.rows["alignment"]
        )

    def _is(self, table: str, id: str, said: str) -> bool:
        main = tables.table(table).main
        return bool(id) and any(fold(said) in (row["id"], row[main]) for row in self.rows[table] if row["id"] == id)


def plain(value: object) -> str:
    """A value in the form in which it is compared: days in ISO, whole numbers without a point."""
    day = None if isinstance(value, str) else as_date(value)  # type: ignore[arg-type]
    if day is not None:
        return day.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, float) and 0 < value < 1:
        return f"{value:.0%}"
    return fold(show(value))  # type: ignore[arg-type]


def _alternatives(value: str | tuple[str, ...]) -> frozenset[str]:
    return frozenset(map(fold, (value,) if isinstance(value, str) else value))


def count(chart: Chart, after: After) -> Counter[str]:
    """How many source cells came out in each way; headers count only where one became an entry."""
    return Counter(kind for _, kind in judged(chart, after))


def judged(chart: Chart, after: After) -> list[tuple[Cell, str]]:
    """Each source cell with what became of it; of the headers those that became an entry."""
    allowed = {
        (place, option)
        for cell in chart.bodies
        for place, value in cell.places.items()
        for option in _alternatives(value)
    }
    unexpected = {text for place, text in after.entries if (place, text) not in allowed}
    found = _rows_of_records(chart, after)
    out: list[tuple[Cell, str]] = []
    for cells, record in chart.rows:
        for cell in cells:
            if cell.head:
                if fold(cell.text) in unexpected:
                    out.append((cell, WRONG))
            elif cell.text:
                out.append((cell, _judge(cell, record, found, after, unexpected)))
    return out


def _rows_of_records(chart: Chart, after: After) -> dict[tuple[int, str], Mapping[str, str]]:
    """The row of the plan that answers best to each record of the chart, by record and table."""
    wanted: dict[tuple[int, str], dict[str, frozenset[str]]] = {}
    for cells, record in chart.rows:
        for cell in cells:
            for place, value in cell.places.items():
                table, _, key = place.partition(".")
                wanted.setdefault((record, table), {})[key] = _alternatives(value)
    return {
        place: max(
            after.rows[place[1]],
            key=lambda row: sum(row.get(key, "") in right for key, right in keys.items()),
            default={},
        )
        for place, keys in wanted.items()
    }


def _judge(
    cell: Cell, record: int, found: Mapping[tuple[int, str], Mapping[str, str]], after: After, unexpected: set[str]
) -> str:
    text = fold(cell.text)
    noted = re.search(rf"(?<!\w){re.escape(text)}(?!\w)", after.notes) is not None
    astray = text in unexpected or (len(text) > 8 and any(text in entry for entry in unexpected))
    if not cell.places:
        return WRONG if astray else RIGHT if noted else LOST
    if all(_stands(place, value, record, found, after) for place, value in cell.places.items()):
        return RIGHT
    if astray:
        return WRONG
    if noted:
        return LISTED
    options = {option for value in cell.places.values() for option in _alternatives(value)} | {text}
    return WRONG if any(entry in options for _, entry in after.entries) else LOST


def _stands(
    place: str,
    value: str | tuple[str, ...],
    record: int,
    found: Mapping[tuple[int, str], Mapping[str, str]],
    after: After,
) -> bool:
    table, _, key = place.partition(".")
    options = _alternatives(value)
    if key == "notes":
        return any(option in after.notes for option in options)
    return found[record, table].get(key, "") in options
