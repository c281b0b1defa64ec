"""Words of the drop-down lists: short names, other words and several of them are understood; guesses stay guesses."""

from __future__ import annotations

import pytest

import sdp_xl
from schemas.synonyms import LIKELY, SYNONYMS
from schemas.tables import choices
from schemas.values import fold
from sdp_xl.rules.elements import Status, assess
from sdp_xl.written.listed import mended, nearest, words_of
from tests.markdown import TODAY, cases

POPULATIONS = choices("populations").values
OSY, PFS = "Out-of-school youth (OSY)", "Priority for services (PFS)"
MIDDLE, ELEMENTARY = "Middle grades (6-8)", "Elementary (K-5)"


@pytest.mark.parametrize("key", [*SYNONYMS, *LIKELY])
def test_other_words_are_those_of_entries_and_are_in_comparing_form(key: str) -> None:
    for entry, words in (SYNONYMS.get(key) or LIKELY[key]).items():
        assert entry in choices(key).values
        assert words == tuple(map(fold, words))


@pytest.mark.parametrize("key", SYNONYMS)
def test_no_word_stands_for_two_entries(key: str) -> None:
    words = [word for others in SYNONYMS[key].values() for word in others]
    assert len(words) == len(set(words))
    known = words_of(key, choices(key).values)
    assert [word for entry, others in SYNONYMS[key].items() for word in others if known.get(word) != entry] == []


@pytest.mark.parametrize(
    ("typed", "entries"),
    [
        ("OSY", OSY),
        ("pfs", PFS),
        ("priority for services", PFS),
        ("Middle school", MIDDLE),
        ("6–8", MIDDLE),
        ("P.F.S.", PFS),
        ("O.S.Y. & priority-for-service", f"{OSY}; {PFS}"),
        ("Pre-K", "Preschool"),
        ("ELLs", "English learners"),
        ("Dropouts", "Dropped out of school"),
        ("PFS, OSY", f"{PFS}; {OSY}"),
        ("PFS and OSY", f"{PFS}; {OSY}"),
        ("PFS/OSY", f"{PFS}; {OSY}"),
        ("Preschool, PFS, and OSY", f"Preschool; {PFS}; {OSY}"),
        ("Grades K-5 & 6-8", f"{ELEMENTARY}; {MIDDLE}"),
        ("Migratory parents and families and OSY", f"Migratory parents and families; {OSY}"),
        ("Preschool; ELs", "Preschool; English learners"),
        ("PFS; adults", ""),
        ("PFS or OSY", ""),
        ("K-12", ""),
        ("students in middle school", ""),
    ],
)
def test_what_a_cell_of_populations_surely_means(typed: str, entries: str) -> None:
    assert mended(typed, words_of("populations", POPULATIONS), many=True) == entries


@pytest.mark.parametrize(
    ("key", "typed", "entry"),
    [
        ("statuses", "Completed", "Done"),
        ("statuses", "Done.", "Done"),
        ("statuses", "Not-started", "Not started"),
        ("statuses", "On-going", "In progress"),
        ("statuses", "On track", "In progress"),
        ("statuses", "To do", "Not started"),
        ("adoption", "Approved", "Adopted"),
        ("teams", "Planning Team", "SDP Planning Team"),
        ("target_subjects", "ELA", "Reading"),
        ("target_subjects", "Dropout rate", "Number of school dropouts"),
        ("meeting_formats", "Virtual", "Online"),
        ("meeting_statuses", "Cancelled", "Canceled"),
        ("represents", "Title 1", "Title I, Part A"),
        ("represents", "Parent", "Migratory parent"),
        ("sections", "ID&R", "Identification and recruitment (ID&R)"),
        ("yes_no", "Y", "Yes"),
        ("yes_no", "Maybe", ""),
    ],
)
def test_one_word_of_other_lists(key: str, typed: str, entry: str) -> None:
    assert mended(typed, words_of(key, choices(key).values), many=False) == entry


@pytest.mark.parametrize(
    ("key", "typed", "entry"),
    [
        ("populations", "Migratory students in middle school", MIDDLE),
        ("populations", "middle graders", MIDDLE),
        ("populations", "students in grades 9-12", "High school (9-12)"),
        ("populations", "youth who dropped out", "Dropped out of school"),
        ("populations", "English Learners (EL)", "English learners"),
        ("populations", "OSY youth", OSY),
        ("populations", "Preschol", "Preschool"),
        ("populations", "adults", ""),
        ("populations", "9th-12th grade", "High school (9-12)"),
        ("populations", "2nd grade", ""),
        ("populations", "HS", "High school (9-12)"),
        ("statuses", "100%", "Done"),
        ("goal_areas", "OSY", "Graduation and services to out-of-school youth"),
        ("goal_areas", "Reading", "English language arts and mathematics"),
        ("goal_areas", "Kindergarten", "School readiness"),
    ],
)
def test_what_may_be_meant(key: str, typed: str, entry: str) -> None:
    assert nearest(typed, key, choices(key).values) == entry


def test_a_state_that_took_an_entry_off_its_list_is_not_offered_it() -> None:
    assert nearest("OSY", "goal_areas", ["Math", "Health"]) == ""


PRESCHOOL = """## one

### Needs
| ID | Need | Kind of need | Population |
|---|---|---|---|
| "1.1" | Few places for young children | Other need to take part in school | {word} |

### Strategies
| ID | Strategy | Population | Status |
|---|---|---|---|
| "1-1" | Weekly lessons at home | {word} | Approved |

### MPOs
| ID | Full text |
|---|---|
| 1A | By June 30, 2029, 70% of those with 20 lessons will know 20 letters on the State's checklist. |

### Alignment Chart
| Need ID | Strategy ID | MPO ID |
|---|---|---|
| "1.1" | "1-1" | 1A |
"""


@pytest.mark.parametrize(("word", "status"), [("Pre-K", Status.MET), ("Toddlers", Status.MISSING)])
def test_the_check_goes_on_with_what_a_word_surely_means_and_says_so(word: str, status: Status) -> None:
    report = sdp_xl.check(cases(PRESCHOOL.format(word=word))[0].grid, today=TODAY)
    assert [one.status for one in assess(report.plan) if one.requirement.id == "SDP612"] == [status]
    assert {one.cell for one in report.findings if one.rule == "SDP103"} >= {"C5", "D5"}
