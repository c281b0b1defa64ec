"""What is new and what is gone since the last check, from the sheet Findings as it stands in the workbook."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from schemas.tables.generated import FINDINGS
from schemas.values import Value, fold, show
from sdp_xl.checking.check import Report
from sdp_xl.plan.findings import Finding, Severity, State
from sdp_xl.plan.grid import SheetRows
from sdp_xl.plan.locate.header import LOOK_ROWS, best_header

_OPEN = {severity.value.capitalize() for severity in Severity}


class Told(NamedTuple):
    """A finding as the sheet told it: its severity, its place, its rule and its words."""

    severity: str
    place: str
    rule: str
    message: str


class Since(NamedTuple):
    """What changed since the last check: open findings that were not there, and what was told and is no more."""

    new: frozenset[Finding]
    gone: tuple[Told, ...]

    @property
    def words(self) -> str:
        """The change in a sentence."""
        return f"Since the last check: {len(self.new)} new, {len(self.gone)} gone."


def place_of(finding: Finding) -> str:
    """The place of a finding as the sheet writes it."""
    return f"{finding.sheet}!{finding.cell}" if finding.cell else finding.sheet or "Workbook"


def since_last(report: Report) -> Since | None:
    """What changed; None if the workbook holds no check. What nobody had begun is not counted as a change.

    A finding is the same if the rule and the words are, though its row was moved, or the rule and the place.
    """
    told = _told(report)
    if told is None:
        return None
    waiting = [
        (one, Told(one.severity.value.capitalize(), place_of(one), one.rule, one.message))
        for one in report.findings + report.accepted
        if one.state is not State.NOT_BEGUN
    ]
    for same in _SAME:
        before = Counter(map(same, told))
        found = Counter(same(now) for _, now in waiting) & before
        left = Counter(found)
        waiting = [pair for pair in waiting if not _taken(left, same(pair[1]))]
        told = [was for was in told if not _taken(found, same(was))]
    return Since(new=frozenset(one for one, _ in waiting if not one.accepted), gone=tuple(told))


_SAME: tuple[Callable[[Told], object], ...] = (
    lambda told: (told.rule, told.place, told.message),
    lambda told: (told.rule, told.place),
    lambda told: (told.rule, told.message),
)
"""What two findings have in common that are the same one, the surest first."""


def _taken(left: Counter[object], key: object) -> bool:
    """Whether one of the key is left, and takes it."""
    left[key] -= 1
    return left[key] >= 0


def _told(report: Report) -> Sequence[Told] | None:
    """The open findings that the sheet holds; None if no check has been written, or it was cleared."""
    rows = report.plan.grid.sheets.get(report.plan[FINDINGS.key].sheet, ())
    first = enumerate(rows[:LOOK_ROWS], start=1)
    header = best_header(
        ((number, {at: fold(show(value)) for at, value in enumerate(row, 1)}) for number, row in first), FINDINGS
    )
    if not header.found:
        return None
    note = show(_at(rows, header.note_row, header.left))
    return tuple(_rows(rows, header.row)) if note.startswith("Checked") else None


def _rows(rows: SheetRows, header: int) -> Iterator[Told]:
    """The rows by the headers that stand there, since an older version has other columns."""
    places = {fold(show(value)): at for at, value in enumerate(rows[header - 1], start=1)}
    wanted = [places.get(fold(FINDINGS.column(key).header), 0) for key in ("severity", "cell", "rule", "message")]
    for number in range(header + 1, len(rows) + 1):
        told = Told(*(show(_at(rows, number, at)) if at else "" for at in wanted))
        if told.severity in _OPEN:
            yield told


def _at(rows: SheetRows, row: int, column: int) -> Value:
    return rows[row - 1][column - 1] if row <= len(rows) and column <= len(rows[row - 1]) else None
