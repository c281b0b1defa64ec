"""The rule that no child is named, numbered or dated on the sheets for carrying out the plan (family 4)."""

from __future__ import annotations

from collections.abc import Iterator

from schemas.citations import FERPA
from sdp_xl.plan.findings import Finding, Severity
from sdp_xl.plan.model import Plan
from sdp_xl.results.pupils import children
from sdp_xl.rules.registry import rule


@rule(
    "SDP458",
    severity=Severity.ERROR,
    title="Something looks like data of a single child",
    cites=(FERPA,),
    fix="Take it out of the workbook, and of the backups beside it. If it is about nobody, say it in other words, or "
    "accept the finding on Exceptions.",
)
def pupils_data(plan: Plan) -> Iterator[Finding]:
    """A plan is sent to many people; names, birth dates and student numbers of children belong in no cell of it.

    Looked for on Results, Local Projects and Monitoring: student IDs, State student numbers, Social Security numbers,
    birth dates, and names behind a word such as “student”; beside the number of a few children any name that stands
    nowhere else in the plan.

    Example:     served 3 | met 2 | all but Student No. 1029384756
    Use instead: served 3 | met 2 | one moved away in April
    """
    for row, key, what, severity in children(plan):
        yield row.finding(key, "This looks like {what}.", what=what)._replace(severity=severity)
