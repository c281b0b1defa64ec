"""Runs all checks over a workbook: finds its tables, checks the entries, runs the rules, weighs the exceptions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Set
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from schemas.model import Kind
from schemas.values import Value, in_range, show
from sdp_xl.checking.engines import Engine, compiled_engine
from sdp_xl.checking.states import with_states
from sdp_xl.plan.findings import Finding, Severity, State, in_order
from sdp_xl.plan.flaw import Flaw
from sdp_xl.plan.grid import Grid
from sdp_xl.plan.locate import locate
from sdp_xl.plan.model import LocatedTable, Plan, Row
from sdp_xl.rules import RULES
from sdp_xl.rules.exceptions import accept
from sdp_xl.rules.registry import Rule
from sdp_xl.written.entries import days_first, meant
from sdp_xl.written.listed import mended, words_of

UNSOUND_CHECKS = frozenset({"error", "uncalculated", "kind", "id_date", "range"})
"""Entry checks whose failure makes a value useless to rules. A doubled ID or an unknown choice is still a text."""

TOOL = "SDP901"


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What a check found: the open findings and the accepted ones, in order, and the workbook they are about."""

    plan: Plan
    findings: tuple[Finding, ...]
    accepted: tuple[Finding, ...]

    @property
    def counts(self) -> dict[str, int]:
        """How many open findings there are of each severity."""
        counted = Counter(finding.severity for finding in self.findings)
        return {severity.value: counted[severity] for severity in Severity}

    @property
    def states(self) -> dict[str, int]:
        """How many open findings there are of each state."""
        counted = Counter(finding.state for finding in self.findings)
        return {state.value: counted[state] for state in State}

    def at_least(self, severity: Severity) -> tuple[Finding, ...]:
        """The open findings that weigh as much as ``severity`` or more."""
        return tuple(finding for finding in self.findings if finding.severity.rank <= severity.rank)


def run(
    grid: Grid,
    *,
    today: date,
    engine: Engine = compiled_engine,
    only: Collection[str] = (),
) -> Report:
    """Checks a workbook as of the day ``today``; with ``only``, just the rules with these IDs.

    ``engine`` checks the entries; ``pandera_engine`` (checking/engines.py) finds the same, more slowly and otherwise.
    Nothing that is in a workbook makes this raise: a rule that crashes is itself a finding (SDP901).
    """
    plan = read_over(grid, today=today, engine=engine)
    rules = [rule for rule in RULES.values() if not only or rule.id in only]
    found = [*with_states(plan, (finding for rule in rules for finding in _run(rule, plan)))]
    open_, accepted = accept(plan, found)
    order = tuple(grid.sheets)
    return Report(plan=plan, findings=in_order(open_, order), accepted=in_order(accepted, order))


def read_over(grid: Grid, *, today: date, engine: Engine = compiled_engine) -> Plan:
    """The workbook with its tables found and its entries checked, before any rule: what the timeline needs."""
    plan = locate(grid, today=today)
    flaws = tuple(sorted(engine(plan), key=lambda flaw: (flaw.table, flaw.row, flaw.column, flaw.check)))
    unsound = _columns_by_row(flaw for flaw in flaws if flaw.check in UNSOUND_CHECKS)
    unsaid = _columns_by_row(flaw for flaw in flaws if flaw.check == "placeholder")
    unlisted = _columns_by_row(flaw for flaw in flaws if flaw.check == "choice")
    words = cache(lambda key: words_of(key, plan.choices(key)))

    def in_words_of_lists(row: Row) -> dict[str, Value]:
        """What the row's entries that are not on their lists surely stand for."""
        columns = map(row.table.column, unlisted.get((row.table.key, row.number), ()))
        found = {one.key: mended(show(row.values[one.key]), words(one.choices or ""), many=one.many) for one in columns}
        return {key: value for key, value in found.items() if value}

    tables = {
        key: _understood(
            located,
            {row.number: unsound[key, row.number] for row in located if (key, row.number) in unsound},
            {row.number: unsaid[key, row.number] for row in located if (key, row.number) in unsaid},
            {row.number: in_words_of_lists(row) for row in located if (key, row.number) in unlisted},
        )
        for key, located in plan.tables.items()
    }
    return replace(plan, tables=tables, flaws=flaws)


def _understood(
    located: LocatedTable,
    unsound: Mapping[int, Set[str]],
    unsaid: Mapping[int, frozenset[str]],
    listed: Mapping[int, Mapping[str, Value]],
) -> LocatedTable:
    """The table with what its texts mean; cells that are of the wrong kind and mean nothing sure are flawed.

    ``unsound`` are the columns by row number in which a cell is not as its column asks, ``unsaid`` those in which a
    text says nothing yet, ``listed`` what words that are not on their lists surely stand for.
    """
    dates = {key for keys in unsound.values() for key in keys if located.table.column(key).kind is Kind.DATE}
    day_first = frozenset(key for key in dates if days_first(row.values.get(key) for row in located))

    def understood(row: Row) -> Row:
        keys = unsound.get(row.number, frozenset())
        if not keys and row.number not in unsaid and row.number not in listed:
            return row
        read: dict[str, Value] = {key: value for key in keys if (value := meaning(row, key)) is not None}
        return Row(
            table=row.table,
            sheet=row.sheet,
            number=row.number,
            values=row.values,
            cells=row.cells,
            flawed=frozenset(keys - read.keys()),
            read={**read, **listed.get(row.number, {})},
            unsaid=unsaid.get(row.number, frozenset()),
        )

    def meaning(row: Row, key: str) -> Value:
        column = located.table.column(key)
        value = meant(column.kind, row.values[key], day_first=key in day_first)
        return value if in_range(column, value) else None

    return replace(located, rows=tuple(map(understood, located)), day_first=day_first)


def _columns_by_row(flaws: Iterable[Flaw]) -> dict[tuple[str, int], frozenset[str]]:
    found: dict[tuple[str, int], set[str]] = {}
    for flaw in flaws:
        found.setdefault((flaw.table, flaw.row), set()).add(flaw.column)
    return {place: frozenset(columns) for place, columns in found.items()}


def _run(rule: Rule, plan: Plan) -> list[Finding]:
    try:
        return list(rule.run(plan))
    except Exception as error:
        finding = Finding(
            message=f"The rule {rule.id} ({rule.title}) could not be checked: unexpected fault {type(error).__name__}."
        )
        return [RULES[TOOL].complete(finding)]
