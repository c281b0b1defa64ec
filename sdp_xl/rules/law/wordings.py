"""Rules about wordings of the law in the workbook's texts that are no longer the law (family 6)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from schemas.model import Column, Kind
from schemas.tables import ENTRY_TABLES
from schemas.values import fold
from schemas.wordings import WORDINGS, Wording
from sdp_xl.plan.findings import Finding, Severity
from sdp_xl.plan.model import Plan, Row
from sdp_xl.rules.registry import Rule, register

RECORDS = {("feedback", "comment"), ("information_log", "information"), ("exceptions", "reason")}
"""What others said, and why a finding is accepted: records, which nobody should reword."""

HEADINGS = {"plan_outline": ("section", "covers")}
"""The cells of a row that tell what its other texts are about."""

_CLAUSE = re.compile(r"[;\n]|(?<!\bsec)(?<!\bsecs)\.(?=\s|$)")


def _texts(plan: Plan, hints: Sequence[str]) -> Iterator[tuple[Row, Column, str]]:
    """Every text with one of the hints that staff wrote into an entry sheet, in comparing form with its lines."""

    def hinted(text: str) -> bool:
        low = text.casefold()
        return any(hint in low for hint in hints)

    for table in ENTRY_TABLES:
        columns = [
            column
            for column in table.columns
            if column.kind is Kind.TEXT and not column.personal and (table.key, column.key) not in RECORDS
        ]
        for column in columns:
            for row, _ in plan[table.key].rows_where(column.key, hinted):
                yield row, column, "\n".join(map(fold, row.text(column.key).split("\n")))


def _place(row: Row, column: Column) -> str:
    """What a text is about, by where it stands."""
    headings = map(row.text, HEADINGS.get(row.table.key, ()))
    return fold("; ".join((row.table.title, column.header, *headings)))


def _holds(wording: Wording, text: str, place: str) -> bool:
    there = _found(wording.about, place)
    patterns = [wording.pattern]
    if there or _found(wording.about, text):
        patterns.append(wording.pattern_about)
    if there:
        patterns.append(wording.pattern_there)
    passages = _CLAUSE.split(text) if wording.by_clause else [text]
    return any(
        any(_found(pattern, passage) for pattern in patterns)
        for passage in passages
        if not _found(wording.unless, passage)
    )


def _found(pattern: str, text: str) -> bool:
    return re.search(pattern.replace(" ", r"\s"), text) is not None


def _declare(wording: Wording) -> None:
    def check(plan: Plan) -> Iterator[Finding]:
        for row, column, text in _texts(plan, wording.hints):
            if _holds(wording, text, _place(row, column)):
                message = "“{text}” speaks of {was}; since {since} it is {now}."
                yield row.finding(
                    column.key,
                    message,
                    text=row[column.key],
                    was=wording.was,
                    since=wording.since,
                    now=wording.now,
                )

    check.__doc__ = f"{wording.why}\n\nExample:     {wording.example}\nUse instead: {wording.instead}\n"
    register(
        Rule(
            id=wording.id,
            severity=Severity.WARNING,
            title=wording.title,
            cites=wording.cites,
            fix=wording.fix,
            needs=(),
            check=check,
        )
    )


for _wording in WORDINGS:
    _declare(_wording)
