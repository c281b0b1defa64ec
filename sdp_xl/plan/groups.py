"""Groups of equal findings: one line with a count and the cells, in every report for people."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

from sdp_xl.address import address, position
from sdp_xl.plan.findings import Finding, State

RANGES = 8
"""Ranges of cells, or IDs, that a line names; more are counted."""


class Group(NamedTuple):
    """Findings that say the same of several rows, or a single one."""

    findings: tuple[Finding, ...]

    @property
    def first(self) -> Finding:
        """The one that stands for all."""
        return self.findings[0]

    @property
    def cells(self) -> str:
        """The cells as ranges: E5, E12:E17."""
        named = ranges([finding.cell for finding in self.findings if finding.cell])
        more = len(named) - RANGES
        return ", ".join(named[:RANGES]) + (f" and {more} more ranges" if more > 0 else "")

    @property
    def where(self) -> str:
        """The place in words: Team!B7:B9 (Role)."""
        if len(self.findings) == 1:
            return self.first.where
        header = self.first.header
        return f"{self.first.sheet}!{self.cells}" + (f" ({header})" if header else "")

    @property
    def message(self) -> str:
        """What was found, with the count."""
        others = len(self.findings) - 1
        if not others:
            return self.first.message
        if self.first.several:
            return f"{others + 1} {self.first.several.format(ids=self._ids)}."
        return f"{self.first.message} {others} more {'is' if others == 1 else 'are'} like this one."

    @property
    def _ids(self) -> str:
        """The IDs of the rows: A1.1c, A1.3."""
        named = list(dict.fromkeys(finding.row_id or finding.cell for finding in self.findings))
        more = len(named) - RANGES
        return ", ".join(named[:RANGES]) + (f" and {more} more" if more > 0 else "")

    @property
    def told(self) -> str:
        """What was found, with its cells if there are several."""
        return f"{self.message.removesuffix('.')}: {self.cells}." if len(self.findings) > 1 else self.message


def grouped(findings: Iterable[Finding]) -> tuple[Group, ...]:
    """The findings in groups, each in the place of its first one; those that differ in what to do stay apart."""
    found: dict[tuple[object, ...], list[Finding]] = {}
    for number, one in enumerate(findings):
        apart = (one.rule, one.severity, one.state, one.accepted, one.sheet, one.column, one.fix, one.alike)
        found.setdefault(apart if one.cell and one.alike else (number,), []).append(one)
    return tuple(Group(tuple(same)) for same in found.values())


def by_place(findings: Iterable[Finding], rules: Iterable[str]) -> dict[str, dict[str, list[Group]]]:
    """The groups of each rule by their place in words; a rule that found nothing has none."""
    found: dict[str, dict[str, list[Group]]] = {rule: {} for rule in rules}
    for group in grouped(findings):
        found.setdefault(group.first.rule, {}).setdefault(group.where, []).append(group)
    return found


def not_begun(findings: Iterable[Finding]) -> tuple[tuple[Finding, ...], ...]:
    """The findings about sheets that nobody has begun, sheet by sheet in the order given."""
    found = (finding for finding in findings if finding.state is State.NOT_BEGUN)
    return tuple(tuple(same) for _, same in groupby(found, key=lambda finding: finding.sheet))


def ranges(cells: Sequence[str]) -> list[str]:
    """Single cells as ranges down their columns: E5, E6 and E7 are E5:E7."""
    runs: list[list[tuple[int, int]]] = []
    for row, column in sorted({position(cell) for cell in cells}, key=lambda place: (place[1], place[0])):
        if runs and runs[-1][-1] == (row - 1, column):
            runs[-1].append((row, column))
        else:
            runs.append([(row, column)])
    return [address(*run[0]) + (f":{address(*run[-1])}" if len(run) > 1 else "") for run in runs]
