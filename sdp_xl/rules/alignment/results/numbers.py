"""Rules about the numbers of Results: that they can be, and that they agree with each other (family 4).

No message says a number, since Findings go along when a copy is shared.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from schemas.citations import HOUSE, cfr
from schemas.tables.lists import EVERYBODY, NOT_PFS, PFS_ONLY
from sdp_xl.plan.findings import Finding, Severity
from sdp_xl.plan.model import Plan
from sdp_xl.results import Result, results
from sdp_xl.rules.registry import rule
from sdp_xl.written.periods import end, label

EVALUATED = (cfr("84(a)"), HOUSE)

ROUNDED = 0.005
"""What a typed share may differ by: one that was rounded to whole percents."""


@rule(
    "SDP450",
    severity=Severity.ERROR,
    title="More met an MPO than were served",
    cites=(HOUSE,),
    fix="Correct one of the two numbers; perhaps they were exchanged.",
    needs=("results.served", "results.met"),
)
def more_met_than_served(plan: Plan) -> Iterator[Finding]:
    """Those who met it are part of those who were served and measured.

    Example:     1A | 2027-28 | All | served 83 | met 121
    Use instead: 1A | 2027-28 | All | served 121 | met 83
    """
    for result in results(plan):
        if result.served is not None and result.met is not None and result.met > result.served:
            yield result.row.finding("met", "More children met MPO “{mpo}” than were served.")


@rule(
    "SDP451",
    severity=Severity.ERROR,
    title="A share does not follow from its numbers",
    cites=(HOUSE,),
    fix="Clear the share: it is computed from the two numbers. Or correct the number that is wrong.",
    needs=("results.served", "results.met", "results.share"),
)
def share_disagrees(plan: Plan) -> Iterator[Finding]:
    """Readers who divide the numbers themselves trust no other number of the evaluation once one is wrong.

    A share that was rounded to whole percents agrees.

    Example:     served 121 | met 83 | share 75%
    Use instead: served 121 | met 83 | (blank)
    """
    for result in results(plan):
        typed, computed = result.row.number_of("share"), result.computed
        if typed is not None and computed is not None and abs(typed - computed) > ROUNDED:
            yield result.row.finding(
                "share", "The share of MPO “{mpo}” does not follow from the two numbers beside it."
            )


@rule(
    "SDP452",
    severity=Severity.WARNING,
    title="PFS and the others do not make up all",
    cites=EVALUATED,
    fix="Correct the numbers: each child is in one of the two groups, and all are both together.",
    needs=("results.group", "results.served"),
)
def groups_disagree(plan: Plan) -> Iterator[Finding]:
    """Children with priority for services and the others are all that were served; where they are not, some are lost.

    Example:     All served 195 | PFS served 68 | Others than PFS served 120
    Use instead: All served 195 | PFS served 68 | Others than PFS served 127
    """
    for rows in by_period(plan).values():
        found = {one.group: one for one in reversed(rows)}
        if not {EVERYBODY, PFS_ONLY, NOT_PFS} <= set(found):
            continue
        for key, what in (("served", "were served"), ("met", "met it")):
            whole, pfs, others = (getattr(found[group], key) for group in (EVERYBODY, PFS_ONLY, NOT_PFS))
            if None not in (whole, pfs, others) and pfs + others != whole:
                message = "MPO “{mpo}”: PFS and the others who {what} are not as many as all who {what}."
                yield found[EVERYBODY].row.finding(key, message, what=what)


@rule(
    "SDP453",
    severity=Severity.WARNING,
    title="A result stands twice",
    cites=(HOUSE,),
    fix="Keep one of the rows; or correct the MPO, the year or the group of the other.",
    needs=("results.year", "results.group"),
)
def doubled(plan: Plan) -> Iterator[Finding]:
    """Of two rows for the same MPO, year and group nobody can tell which holds; the first that has data is shown.

    Example:     1A | 2027-28 | PFS, in two rows
    Use instead: 1A | 2027-28 | PFS and 1A | 2027-28 | Others than PFS
    """
    for rows in by_period(plan).values():
        first: dict[str, Result] = {}
        for one in rows:
            if one.group in first:
                message = "MPO “{mpo}”, {year}, {group} stands in row {first} already."
                yield one.row.finding("group", message, first=first[one.group].row.number)
            elif one.group:
                first[one.group] = one


@rule(
    "SDP454",
    severity=Severity.WARNING,
    title="The year of a result cannot be told, or has not ended",
    cites=(HOUSE,),
    fix="Enter the performance period that the numbers are of, from September 1 to August 31: 2027-28.",
    needs=("results.year",),
)
def unclear_year(plan: Plan) -> Iterator[Finding]:
    """A calendar year lies in two performance periods, and a period that still runs has no result.

    Example:     1A | 2028
    Use instead: 1A | 2027-28
    """
    for result in results(plan):
        if result.year is None:
            if result.row.filled("year"):
                yield result.row.finding("year", "Nobody can tell which performance period “{year}” is.")
        elif result.has_data and end(result.year) >= plan.today:
            message = "The performance period {period} has not ended yet, but there is a result of it."
            yield result.row.finding("year", message, period=label(result.year))


def by_period(plan: Plan) -> dict[tuple[str, int], Sequence[Result]]:
    """The rows of Results by MPO and performance period, without those whose period cannot be told."""
    found: dict[tuple[str, int], list[Result]] = defaultdict(list)
    for result in results(plan):
        if result.year is not None:
            found[result.mpo, result.year].append(result)
    return dict(found)
