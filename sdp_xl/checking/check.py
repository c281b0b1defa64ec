"""Runs all checks over a workbook: finds its tables, checks the entries, runs the rules, weighs the exceptions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from schemas.model import Kind
from schemas.values import Value, in_range, show
from sdp_xl.checking.engines import Engine, compiled_engine
from sdp_xl.checking.states import with_states
from sdp_xl.plan.findings import Finding, Severity, State, in_order
from sdp_xl.plan.grid import Grid
from sdp_xl.plan.locate import locate
from sdp_xl.plan.model import Flaw, LocatedTable, Plan
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
    flaws = tuple(sorted(engine(plan)))
    by_table: dict[str, list[Flaw]] = {}
    for flaw in flaws:
        by_table.setdefault(flaw.table, []).append(flaw)
    words = cache(lambda key: words_of(key, plan.choices(key)))
    understood = {key: _understood(plan.grid, plan[key], found, words) for key, found in by_table.items()}
    return replace(plan, tables={**plan.tables, **understood}, flaws=flaws)


def _understood(
    grid: Grid, located: LocatedTable, flaws: Sequence[Flaw], words: Callable[[str], Mapping[str, str]]
) -> LocatedTable:
    """The table with what its texts mean; cells that are of the wrong kind and mean nothing sure are flawed.

    ``flaws`` are the cells that broke an entry check, ``words`` gives what words surely stand for on a list.
    """
    entries, column_of = located.entries, located.table.column
    places = {number: place for place, number in enumerate(entries.numbers)}
    unsound = [(places[flaw.row], flaw.column) for flaw in flaws if flaw.check in UNSOUND_CHECKS]
    dates = {key for _, key in unsound if column_of(key).kind is Kind.DATE}
    day_first = frozenset(key for key in dates if days_first(entries.typed[key]))
    read: dict[int, dict[str, Value]] = {}
    flawed: dict[int, set[str]] = {}
    for place, key in unsound:
        value = meant(column_of(key).kind, grid.counted(entries.typed[key][place]), day_first=key in day_first)
        if value is not None and in_range(column_of(key), value):
            read.setdefault(place, {})[key] = value
        else:
            flawed.setdefault(place, set()).add(key)
    in_words = cache(lambda key, text: mended(text, words(column_of(key).choices or ""), many=column_of(key).many))
    for place, key in ((places[flaw.row], flaw.column) for flaw in flaws if flaw.check == "choice"):
        if listed := in_words(key, show(entries.typed[key][place])):
            read.setdefault(place, {})[key] = listed
    unsaid: dict[int, set[str]] = {}
    for flaw in flaws:
        if flaw.check == "placeholder":
            unsaid.setdefault(places[flaw.row], set()).add(flaw.column)
    entries = replace(entries, read=read, flawed=_frozen(flawed), unsaid=_frozen(unsaid))
    return replace(located, entries=entries, day_first=day_first)


def _frozen(columns: Mapping[int, set[str]]) -> dict[int, frozenset[str]]:
    return {place: frozenset(keys) for place, keys in columns.items()}


def _run(rule: Rule, plan: Plan) -> list[Finding]:
    try:
        return list(rule.run(plan))
    except Exception as error:
        finding = Finding(
            message=f"The rule {rule.id} ({rule.title}) could not be checked: unexpected fault {type(error).__name__}."
        )
        return [RULES[TOOL].complete(finding)]
