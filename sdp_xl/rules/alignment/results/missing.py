"""Rules about what is missing on Results: data, PFS apart, a target to compare with, and a decision (family 4)."""

from __future__ import annotations

from collections.abc import Iterator

from schemas.citations import HOUSE, cfr
from schemas.placeholders import HIDDEN
from schemas.tables.lists import FAMILIES, PFS_ONLY
from schemas.yearly import DATA_DUE
from sdp_xl.mpo import MpoPart
from sdp_xl.mpo.row import mpo_rows
from sdp_xl.plan.findings import Finding, Severity
from sdp_xl.plan.model import Plan
from sdp_xl.results import Result, Standing, result_lines
from sdp_xl.results.small import NUMBERS
from sdp_xl.results.target import due, target_of
from sdp_xl.rules.alignment.results.numbers import by_period
from sdp_xl.rules.progress import in_effect
from sdp_xl.rules.registry import rule
from sdp_xl.written.periods import label, months_after, period_of


@rule(
    "SDP455",
    severity=Severity.WARNING,
    title="An MPO is past its deadline and has no data",
    cites=(cfr("84(a)"), HOUSE),
    fix="Enter on Results how many were served and how many met it in that year; or why nobody knows, under “Why”.",
    needs=("mpos", "results"),
)
def no_data(plan: Plan) -> Iterator[Finding]:
    """Whether the promise was kept is what the written evaluation has to say; auditors ask for missed MPOs first.

    Data are expected two months after the performance period in which the deadline lies. MPOs of before the plan took
    effect are not asked for, nor is any as long as nobody said when that is and Results is empty. A reason under “Why”
    is an answer; 0 of 0 is none.

    Example:     1A, due by June 30, 2028, without a row on Results on 1/15/2029
    Use instead: 1A | 2027-28 | All | served 195 | met 160
    """
    start, periods = plan.settings.date("cycle_start"), by_period(plan)
    if not periods and not in_effect(plan):
        return
    for mpo in mpo_rows(plan):
        last = due(mpo)
        if not last or not mpo.row.id or (start and last < start):
            continue
        year = period_of(last)
        rows = periods.get((mpo.row.id, year), ())
        if months_after(year, DATA_DUE.months) < plan.today and not any(map(_answered, rows)):
            nobody = any(row.served == 0 for row in rows)
            said = "by Results nobody was served in {period}" if nobody else "Results has no data of {period}"
            message = f"MPO “{{id}}” was due on {{last}}, and {said}."
            yield mpo.row.finding(mpo.where(MpoPart.DEADLINE), message, last=last, period=label(year))


def _answered(result: Result) -> bool:
    hidden = any(result.row.values.get(key) == HIDDEN for key in NUMBERS)
    return (result.has_data and result.served != 0) or hidden or result.row.filled("why")


@rule(
    "SDP456",
    severity=Severity.WARNING,
    title="Results are not told apart for children with priority for services",
    cites=(cfr("84(a)"),),
    fix="Enter a row with the group PFS for that MPO and year, and one for the others.",
    needs=("results.year", "results.group"),
)
def no_pfs(plan: Plan) -> Iterator[Finding]:
    """Results are measured “particularly for those students who have priority for service”.

    MPOs that are about parents and families only are not asked.

    Example:     1A | 2027-28 | All
    Use instead: 1A | 2027-28 | All, and 1A | 2027-28 | PFS
    """
    families = {row.id for row in plan["mpos"] if row.many("population") == (FAMILIES,)}
    for (mpo, _), rows in by_period(plan).items():
        groups = {one.group for one in rows}
        if mpo not in families and groups and PFS_ONLY not in groups and "" not in groups:
            yield rows[0].row.finding("group", "MPO “{mpo}” has no result for PFS in {year}.")


@rule(
    "SDP457",
    severity=Severity.ADVICE,
    title="An MPO was not met, and nothing says why or what follows",
    cites=(cfr("84(b)"),),
    fix="Enter under “Why” what staff and projects see as the reason, and under “Decision” what is done with it.",
    needs=("results.why", "results.decision"),
)
def no_decision(plan: Plan) -> Iterator[Finding]:
    """Results are to be used to improve the services; a missed target without a decision is missed again.

    Example:     1A | 2027-28 | All | not met | (blank)
    Use instead: 1A | 2027-28 | All | not met | Visits began in January | Hire in August
    """
    periods, told = by_period(plan), set[tuple[str, int]]()
    for line in result_lines(plan):
        about = line.mpo.row.id, line.year
        if line.standing != Standing.NOT_MET or not line.result or about in told:
            continue
        told.add(about)
        for key, text in (("why", "does not say why"), ("decision", "does not say what follows")):
            if all(one.row.blank(key) for one in periods[about]):
                message = "MPO “{mpo}” was not met in {year}, and Results {text}."
                yield line.result.row.finding(key, message, text=text)


@rule(
    "SDP459",
    severity=Severity.ADVICE,
    title="The result of an MPO cannot be compared with its target",
    cites=(HOUSE,),
    fix="Say in the MPO which share or how many are to reach it; or say in words under “Why” how it came out.",
    needs=("mpos", "results"),
)
def not_comparable(plan: Plan) -> Iterator[Finding]:
    """Of an average or a gain in points the numbers on Results do not tell whether it was reached.

    Example:     the average score will rise by 5 points | served 121 | met 83
    Use instead: 75% will raise their score by 5 points | served 121 | met 83
    """
    told: set[str] = set()
    for line in result_lines(plan):
        if line.standing == Standing.OPEN and line.result and line.mpo.row.id not in told:
            told.add(line.mpo.row.id)
            if target_of(line.mpo) is None and line.result.row.blank("why"):
                yield line.result.row.finding("mpo", "Nobody can tell from the numbers whether MPO “{mpo}” is met.")
