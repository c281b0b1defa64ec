"""What comes back each year on the Calendar, counted from August 31, and the monitoring of local projects."""

from __future__ import annotations

from datetime import date

from sdp_xl.pages.calendar import calendar_page
from sdp_xl.plan.locate import locate
from sdp_xl.plan.model import Plan
from sdp_xl.scheduling import make
from sdp_xl.scheduling.yearly import yearly_dates
from tests.markdown import TODAY, cases


def plan(*answers: str, more: str = "") -> Plan:
    lines = "\n".join(("| Question | Answer |", "|---|---|", "| State | Ohio |", *answers))
    return locate(cases(f"## case\n\n### Settings\n{lines}\n{more}")[0].grid, today=TODAY)


def test_each_period_that_ends_in_the_plan_has_its_dates() -> None:
    found = plan("| Plan takes effect on | 2027-09-01 |", "| Plan ends on | 2029-08-31 |")
    assert [(str(one.day), one.task, one.sheet) for one in yearly_dates(found)] == [
        ("2028-10-31", "Results of 2027-28 are entered", "Results"),
        ("2028-12-31", "Written evaluation of 2027-28 is done (34 CFR 200.84)", "Evaluation"),
        ("2029-01-31", "State PAC or parents discuss the results of 2027-28 (ESEA 1304(c)(3))", "Meetings"),
        ("2029-03-31", "Plan is reviewed with the results of 2027-28 (ESEA 1306(a)(2))", "Looking Forward"),
        ("2029-10-31", "Results of 2028-29 are entered", "Results"),
        ("2029-12-31", "Written evaluation of 2028-29 is done (34 CFR 200.84)", "Evaluation"),
        ("2030-01-31", "State PAC or parents discuss the results of 2028-29 (ESEA 1304(c)(3))", "Meetings"),
        ("2030-03-31", "Plan is reviewed with the results of 2028-29 (ESEA 1306(a)(2))", "Looking Forward"),
    ]


def test_a_plan_that_begins_and_ends_within_periods() -> None:
    found = plan("| Plan takes effect on | 2027-07-01 |", "| Plan ends on | 2028-06-30 |")
    assert {one.task[11:18] for one in yearly_dates(found) if one.task.startswith("Results")} == {"2026-27"}


def test_the_needs_assessment_is_begun_half_a_year_or_more_before_it_is_three_years_old() -> None:
    for done, begins, due in (
        ("2026-03-31", "2028-08-31", "2029-03-31"),
        ("2026-10-15", "2028-08-31", "2029-10-15"),
        ("2026-08-31", "2028-08-31", "2029-08-31"),
    ):
        found = plan(f"| Needs assessment (CNA) completed on | {done} |")
        assert [str(one.day) for one in yearly_dates(found)] == [begins, due], done


def test_a_plan_without_dates_has_none() -> None:
    assert yearly_dates(plan("| Plan takes effect on | 2027-09-01 |")) == ()


def test_the_calendar_shows_them_beside_the_dates_of_the_plan() -> None:
    more = """
### Monitoring
| ID | Local project | Last monitored | Next monitoring | Kind of monitoring | Responsible |
|---|---|---|---|---|---|
| L1 | Valley | 2026-03-12 | 2027-01-20 | Desk review | State Director |
| L2 | Hill | | 2027-01-21 | | |

### Project Plan
| ID | Activity | Start | Finish |
|---|---|---|---|
| P1 | Hire | 2027-01-20 | 2027-01-20 |
"""
    page = calendar_page(make(plan(more=more)))
    assert [(row[1], *row[3:7], str(getattr(row[7], "cell", ""))) for row in page.rows] == [
        (date(2027, 1, 20), "Starts and due", "P1", "Hire", "", "C5"),
        (date(2027, 1, 20), "Monitoring", "L1", "Desk review: Valley", "State Director", "D5"),
        (date(2027, 1, 21), "Monitoring", "L2", "Hill", "", "D6"),
    ]
    assert page.note.startswith("Made for 11/24/2026: 3 dates in ")
