"""What the check says to type, where an entry can be understood though its column asks for another kind."""

from __future__ import annotations

import pytest

from sdp_xl.checking import check
from tests.markdown import cases

MEETINGS = """# Fixes
## one
### Meetings
| ID | Meeting | Date | Days |
|---|---|---|---|
{rows}
"""
GOALS = """# Fixes
## one
### MPOs
| ID | Goal area | Full text |
|---|---|---|
{rows}
"""


def fixes(sheet: str, rule: str, *rows: str) -> list[str]:
    case = cases(sheet.format(rows="\n".join(f"| {row} |" for row in rows)))[0]
    return [finding.fix for finding in check.run(case.grid, today=case.today, only={rule}).findings]


@pytest.mark.parametrize(
    ("entry", "fix"),
    [
        ("July27, 2015", "It reads as 7/27/2015: type that."),
        ("SY11-12", "It reads as 7/1/2011 to 6/30/2012: type one day."),
        ("April 6-8, 2011", "It reads as 4/6/2011 to 4/8/2011: type one day."),
        ("2010", "It reads as 1/1/2010 to 12/31/2010: type one day."),
        (
            "Winter 2029",
            "Type one day: it may be the winter of 2028-2029 or that of 2029-2030.",
        ),
        ("8-Mar-27", "It reads as 3/8/2027: type that."),
        ("January and March", "Type the entry again as a date, for example 1/31/2027."),
        ("blue", "Type the entry again as a date, for example 1/31/2027."),
    ],
)
def test_a_date_column_says_how_its_text_reads(entry: str, fix: str) -> None:
    assert fixes(MEETINGS, "SDP102", f"M1 | Launch | {entry} | 1") == [fix]


def test_a_number_in_words_too() -> None:
    assert fixes(MEETINGS, "SDP102", "M1 | Launch | 2027-01-20 | two", "M2 | Align | 2027-01-20 | some") == [
        "It reads as 2: type that.",
        "Type the entry again as a number.",
    ]


def test_a_doubled_id_gets_one_that_is_free() -> None:
    free = fixes(GOALS, "SDP104", '"1-5" | Math | a', '"1-5)" | Math | b', '"1-6" | Math | c')
    assert free == ["Give each row an ID of its own, here for example 1-7), and correct the rows that refer to it."]
    area = fixes(GOALS, "SDP104", "Goal 1 | Reading | a", "Goal 1 | Math | b")
    assert area == [
        "Put the area before the number in all rows of these areas, here for example Math Goal 1, and correct the rows "
        "that refer to them."
    ]
    zero = fixes(GOALS, "SDP104", "1.1 | Math | a", "1.9 | Math | b", "1.1 | Math | c")
    assert zero == ["Format the cell as Text, then type 1.10."]


def test_an_id_that_became_a_date_gets_back_what_was_typed() -> None:
    assert fixes(GOALS, "SDP105", "2026-02-11 | Math | a") == ["Format the cell as Text, then type 2-11 again."]
    taken = fixes(GOALS, "SDP105", '"2-11" | Math | a', "2026-02-11 | Math | b")
    assert taken == ["Format the cell as Text, then type 2-12: another row has 2-11 already."]
