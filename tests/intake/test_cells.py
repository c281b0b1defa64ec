"""What one cell holds: IDs before texts, and several items in one cell."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sdp_xl.intake.cells import Item, items


@pytest.mark.parametrize(
    ("text", "id_", "rest"),
    [
        ("1a) By the end of the year", "1a", "By the end of the year"),
        ("1A: By the end", "1A", "By the end"),
        ("(1b) By the end", "1b", "By the end"),
        ("Strategy 2.1: Tutor", "2.1", "Tutor"),
        ("Solution strategy 2-11) Tutor", "2-11", "Tutor"),
        ("MPO 1A: By the end", "MPO 1A", "By the end"),
        ("MPO 1. Children gain", "MPO 1", "Children gain"),
        ("Goal 1 Families help", "Goal 1", "Families help"),
        ("PERFORMANCE TARGET 3: 92%", "PERFORMANCE TARGET 3", "92%"),
        ("1‐1 Reading support", "1‐1", "Reading support"),
        ("1.10) Few attend", "1.10", "Few attend"),
        ("T1 – Reading", "T1", "Reading"),
        ("3. Tutors", "3", "Tutors"),
        ("2-11", "2-11", ""),
    ],
)
def test_an_id_at_the_beginning_is_taken_off(text: str, id_: str, rest: str) -> None:
    assert items(text) == (Item(id_, rest),)


@pytest.mark.parametrize(
    "text",
    [
        "3-5 year old children learn",
        "2014-15 regular term",
        "80% of children",
        "1.5 FTE tutors",
        "By 2026, 92% graduate",
        "FY25 Budget",
        "K-3 Tutoring",
        "A tutor comes",
        "Need support in class",
        "Strategy a day",
        "Goal areas",
    ],
)
def test_what_is_no_id_stays_in_the_text(text: str) -> None:
    assert items(text) == (Item("", text),)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("1-1) Tutor (see 1-3) often 1-2) Visit", ["1-1 Tutor (see 1-3) often", "1-2 Visit"]),
        ("1.1) Few read\n1.2) Few count\nand more", ["1.1 Few read", "1.2 Few count\nand more"]),
        ("1-1) Tutor:\na) in school\nb) at home", ["1-1 Tutor:\na) in school\nb) at home"]),
        ("• Tutor\n• Visit\nfamilies", [" Tutor", " Visit\nfamilies"]),
        ("\uf0b7 Tutor\n\uf0b7 Visit", [" Tutor", " Visit"]),
        ("Offer:\n• tutors\n• books", [" Offer:\n• tutors\n• books"]),
        ("Reading tutors\nSummer school;\nHome visits", [" Reading tutors", " Summer school", " Home visits"]),
        ("Provide help in\nReading", [" Provide help in\nReading"]),
        ("Provide supplemental\nreading", [" Provide supplemental\nreading"]),
        ("Reading tutors; Summer school", [" Reading tutors", " Summer school"]),
        ("Tutor children; visit homes", [" Tutor children; visit homes"]),
        ("", []),
    ],
)
def test_items_are_parted_where_the_cell_parts_them(text: str, parts: list[str]) -> None:
    assert [f"{item.id} {item.text}" for item in items(text)] == parts


@given(st.one_of(st.text(max_size=80), st.text("1aA-.) :;\n•(oMPO ", max_size=40)))
@example("_x000D_")
@example("1a) _x00\u200b0D_")
@example("Tutor_x000D_\nVisit _x0041_")
def test_no_letter_or_digit_is_lost(text: str) -> None:
    kept = "".join(item.id + item.text for item in items(text))
    seen = text.replace("_x000D_", "\r")  # so Excel writes the end of a line; no letter of it is seen
    spoken = re.sub(r"\b(?:o|strategy|solution|need|concern|step|activity)\b", "", seen, flags=re.IGNORECASE)
    assert set(re.findall(r"\w", spoken)) <= set(re.findall(r"\w", kept))
