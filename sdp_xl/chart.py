"""The alignment chart joined and readable: one row a chain, each ID with its text, gaps printed as words."""

from __future__ import annotations

from dataclasses import dataclass

from sdp_xl.located import Located

HEADERS = (
    "Goal area",
    *("Target ID", "Target", "Need ID", "Need", "Strategy ID", "Strategy", "MPO ID", "MPO"),
    *("Evaluation ID", "Evaluation question"),
)
"""The header of the printed chart, in the order of a chain."""

GAPS = {
    "goal_area": "No goal area",
    "target": "No target",
    "need": "No need",
    "strategy": "No strategy",
    "mpo": "No MPO",
    "evaluation": "No evaluation question",
}
"""What is printed, in the ID column, where a chain has a gap, by the key of the chart's column."""

NOT_FOUND = "ID not found"
"""What is printed as the text of an ID that no row has; the same words as the formulas of the sheet."""

NOT_IN_CHART = "Not in the chart"
"""The heading, in the first column, of the row above the components that no chain holds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """The chart as texts: ``rows`` are the chains and ``loose`` the components in no chain, each as wide as HEADERS."""

    rows: tuple[tuple[str, ...], ...]
    loose: tuple[tuple[str, ...], ...]


def chart(book: Located) -> Chart:
    """The chart of a workbook: chains by goal area in the order of the State's list, then as on the sheet."""
    raise NotImplementedError
