"""Finding: one thing that is not begun, missing or wrong, where it is, and what to do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from schemas.model import Citation
from schemas.values import Value
from sdp_xl.address import position


class Severity(StrEnum):
    """How much a finding weighs: required by law or wrong output; a likely mistake; a suggestion."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"

    @property
    def rank(self) -> int:
        """0 for error, 1 for warning, 2 for advice."""
        return _RANKS[self]


_RANKS = {severity: rank for rank, severity in enumerate(Severity)}


class State(StrEnum):
    """What kind of thing was found: a sheet that nobody has begun, a gap in one that is begun, or something wrong."""

    NOT_BEGUN = "not_begun"
    MISSING = "missing"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """What the tool knows to enter: the cell, what stands there now, what should stand there then, and why.

    ``doubt`` says why it is left to staff; one without a doubt is sure, and may be applied as long as the cell holds
    what it held.
    """

    sheet: str
    cell: str
    now: Value
    then: Value
    why: str
    doubt: str = ""

    @property
    def sure(self) -> bool:
        """Whether it may be applied without anybody's decision."""
        return not self.doubt


class Finding(NamedTuple):
    """What a rule found. ``sheet`` is the tab's name in the user's workbook, ``table`` and ``column`` are our keys.

    ``cell`` is empty where the finding is about a whole sheet, ``sheet`` where it is about the workbook. Rules fill the
    upper fields; the runner adds the rule's own and the state. ``accepted`` is the reason that staff gave on
    Exceptions. ``alike`` is the message without what names the row: findings that are equal in it are told as one, in
    the words of ``several`` if the rule has such.
    """

    message: str
    table: str = ""
    sheet: str = ""
    cell: str = ""
    header: str = ""
    column: str = ""
    row_id: str = ""
    fix: str = ""
    alike: str = ""
    suggestions: tuple[Suggestion, ...] = ()
    rule: str = ""
    severity: Severity = Severity.ERROR
    title: str = ""
    cites: tuple[Citation, ...] = ()
    accepted: str = ""
    several: str = ""
    state: State = State.WRONG

    @property
    def where(self) -> str:
        """The place in words: Team!B7 (Role)."""
        place = f"{self.sheet}!{self.cell}" if self.cell else self.sheet or "Workbook"
        return f"{place} ({self.header})" if self.header else place


def in_order(findings: Iterable[Finding], sheets: Sequence[str]) -> tuple[Finding, ...]:
    """The findings in the order of the workbook's tabs, rows and columns; then by rule and message."""
    order = {name: number for number, name in enumerate(sheets)}

    def key(finding: Finding) -> tuple[object, ...]:
        row, column = position(finding.cell) if finding.cell else (0, 0)
        tab = order.get(finding.sheet, len(order)) if finding.sheet else -1
        return tab, finding.sheet, row, column, finding.rule, finding.message

    return tuple(sorted(findings, key=key))
