"""The records as tables: workbooks, findings by rule, elements that are missing, goal areas; one row a fact."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from schemas.requirements import REQUIREMENTS
from sdp_xl.fleet.record import Record
from sdp_xl.rules import RULES

Cell = str | int | float | date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RollupTable:
    """A table by key: its name for readers, its headers, the width of each column in letters, its rows."""

    key: str
    title: str
    headers: tuple[str, ...]
    widths: tuple[int, ...]
    rows: tuple[tuple[Cell, ...], ...]


def tables(records: Sequence[Record]) -> tuple[RollupTable, ...]:
    """All tables of a rollup. The first column of each is the workbook's file, as it was named."""
    read = [one for one in records if not one.trouble]
    return (
        RollupTable(
            key="workbooks",
            title="Workbooks",
            headers=(
                *("File", "State", "Adoption", "Errors", "Warnings", "Advice"),
                *("Required elements met", "Required elements", "Tasks", "Tasks done", "Tasks late", "After adoption"),
                *("Plan", "Could not be read"),
            ),
            widths=(28, 14, 12, 9, 12, 10, 16, 13, 9, 9, 9, 12, 30, 36),
            rows=tuple(map(_workbook, records)),
        ),
        RollupTable(
            key="findings",
            title="Findings by rule",
            headers=("File", "State", "Rule", "Severity", "What it asks for", "Findings"),
            widths=(36, 14, 11, 12, 60, 12),
            rows=tuple(_findings(read)),
        ),
        RollupTable(
            key="elements",
            title="Required elements missing",
            headers=("File", "State", "Element", "Title"),
            widths=(36, 14, 13, 60),
            rows=tuple(_missing(read)),
        ),
        RollupTable(
            key="goal_areas",
            title="Goal areas",
            headers=("File", "State", "Goal area", "Strategies", "MPOs"),
            widths=(36, 14, 48, 14, 11),
            rows=tuple(_areas(read)),
        ),
    )


def _workbook(one: Record) -> tuple[Cell, ...]:
    if one.trouble:
        return (one.file, *[None] * 12, one.trouble)
    adoption = date.fromisoformat(one.adoption) if one.adoption else None
    met = one.required - len(one.missing)
    figures = (one.errors, one.warnings, one.advice, met, one.required, one.tasks, one.done, one.overdue)
    return (one.file, one.state, adoption, *figures, one.after_adoption, one.title, None)


def _findings(records: Sequence[Record]) -> Iterator[tuple[Cell, ...]]:
    for one in records:
        for rule, count in sorted(one.rules.items(), key=lambda counted: RULES[counted[0]].severity.rank):
            yield one.file, one.state, rule, RULES[rule].severity.value, RULES[rule].title, count


def _missing(records: Sequence[Record]) -> Iterator[tuple[Cell, ...]]:
    titles = {one.id: one.title for one in REQUIREMENTS}
    for one in records:
        for element in one.missing:
            yield one.file, one.state, element, titles[element]


def _areas(records: Sequence[Record]) -> Iterator[tuple[Cell, ...]]:
    for one in records:
        for area in sorted({*one.strategies, *one.mpos}):
            yield one.file, one.state, area, one.strategies.get(area, 0), one.mpos.get(area, 0)
