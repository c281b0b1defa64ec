"""Little plans with results, for the tests of this folder."""

from __future__ import annotations

from datetime import date

from sdp_xl.checking import check
from sdp_xl.plan.model import Plan
from tests.markdown import cases

HEAD = """
## case

### Settings
| Question | Answer |
|---|---|
| State | Ohio |
| Plan takes effect on | 2027-09-01 |
| Plan ends on | 2030-08-31 |
| Hide numbers of children below | {size} |

### MPOs
| ID | Full text | By (deadline) | Share |
|---|---|---|---|
{mpos}

### Results
| MPO ID | Year | Group | Served | Met it | Share | Why | Decision |
|---|---|---|---|---|---|---|---|
{rows}
"""
CHECK = "as measured by the literacy check"
MPO = f"| 1A | By August 31, 2029, 80% of children will gain 5 points {CHECK} | 2029-08-31 | 80% |"


def plan(rows: str, *, mpos: str = MPO, today: date = date(2030, 2, 1), size: str = "", more: str = "") -> Plan:
    """The plan with these rows of MPOs and Results, checked, so that flawed cells are known."""
    text = HEAD.format(mpos=mpos, rows=rows, size=size)
    return check.run(cases(text + more)[0].grid, today=today).plan


def rows_of(*numbers: tuple[int, int], mpo: str = "1A", year: str = "2028-29") -> str:
    """Rows of Results of all, PFS and the others, each with the numbers served and who met it."""
    groups = ("All", "PFS", "Others than PFS")
    return "\n".join(
        f"| {mpo} | {year} | {group} | {served} | {met} |"
        for group, (served, met) in zip(groups, numbers, strict=False)
    )
