"""IDs as people write them, and how a spoilt column of them is mended."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.values import Value, canonical_id
from sdp_xl.written import Damage, near, only, read_id, repairs, several
from tests.written.test_dates import VALUES

FORMS: dict[Value, tuple[str, str, str]] = {
    # as written: kind, goal, ordinal
    "1-1": ("", "1", "1"),
    "1–1": ("", "1", "1"),
    "2-11": ("", "2", "11"),
    "1-5)": ("", "1", "5"),
    "1a)": ("", "1", "a"),
    "1A": ("", "1", "a"),
    "1)": ("", "", "1"),
    "(1)": ("", "", "1"),
    "7": ("", "", "7"),
    "A": ("", "", "a"),
    "F": ("", "", "f"),
    "1.1)": ("", "1", "1"),
    "1.10": ("", "1", "10"),
    "1.0": ("", "1", ""),
    "1.1.2": ("", "1", "1.2"),
    "P1": ("", "p", "1"),
    "A1.1d": ("", "a", "1.1d"),
    "MPO 1": ("MPO", "", "1"),
    "MPO 1A": ("MPO", "1", "a"),
    "MPO1a": ("MPO", "1", "a"),
    "Goal 1": ("Goal", "1", ""),
    "Goal 1.0": ("Goal", "1", ""),
    "GOAL 2.0": ("Goal", "2", ""),
    "Strategy 1.1": ("Strategy", "1", "1"),
    "PERFORMANCE TARGET 3:": ("Performance target", "", "3"),
    "Step F": ("Step", "", "f"),
    "Math 1": ("", "math", "1"),
    "Mathematics Goal 1": ("", "mathematics goal", "1"),
    7: ("", "", "7"),
    1.5: ("", "1", "5"),
    1.0: ("", "1", ""),
    date(2026, 2, 11): ("", "2", "11"),
    datetime(2026, 3, 8): ("", "3", "8"),
    date(1945, 1, 1): ("", "1", "45"),
}


@pytest.mark.parametrize(("value", "key"), FORMS.items())
def test_forms(value: Value, key: tuple[str, str, str]) -> None:
    written = read_id(value)
    assert written and written.key == key


def test_what_was_typed_is_kept() -> None:
    texts = [written.text for value in ("1-5)", 1.0, 1.1, date(2026, 2, 11)) if (written := read_id(value))]
    assert texts == ["1-5)", "1.0", "1.1", "2-11"]


@pytest.mark.parametrize(
    "value", ["", "Reading", "1-1 and 1-2", "Goal", "80%", None, True, "1a" * 40, float("nan"), "Goal 1 – Reading"]
)
def test_what_is_no_id_is_refused(value: Value) -> None:
    assert read_id(value) is None


@pytest.mark.parametrize(
    ("ids", "areas", "said"),
    [
        (["1-1", "1-2", None, None, "1a", "2"], [], {}),
        ([date(2026, 2, 11), "2-12"], [], {0: ("2-11", Damage.DATE)}),
        ([date(2026, 1, 1), "1-1", "1-2"], [], {0: ("1-1", Damage.DATE), 1: ("1-3", Damage.DOUBLED)}),
        ([1.8, 1.9, 1.1, 1.11], [], {2: ("1.10", Damage.LOST_ZERO)}),
        (["1.1", "1.8", "1.9", "1.1"], [], {3: ("1.10", Damage.LOST_ZERO)}),
        ([1.19, 1.2, 1.21], [], {1: ("1.20", Damage.LOST_ZERO)}),
        ([1.9, 2.1, 1.1, 2.2], [], {}),
        (["Strategy 1.9", "Strategy 1.1", "Strategy 1.11"], [], {1: ("Strategy 1.10", Damage.LOST_ZERO)}),
        (["1-5)", "1-5)", "1-6)"], [], {1: ("1-7)", Damage.DOUBLED)}),
        (["1a)", "1A", "1b"], [], {1: ("1C", Damage.DOUBLED)}),
        (["1z", "1z"], [], {1: ("1z-2", Damage.DOUBLED)}),
        (["Goal", "goal"], [], {1: ("goal-2", Damage.DOUBLED)}),
        (
            ["Goal 1", "Goal 2", "Goal 1", "Goal 2", "S1"],
            ["Reading/ELL", "Reading/ELL", "Math", "Math", "Support"],
            {
                0: ("Reading Goal 1", Damage.RESTARTED),
                1: ("Reading Goal 2", Damage.RESTARTED),
                2: ("Math Goal 1", Damage.RESTARTED),
                3: ("Math Goal 2", Damage.RESTARTED),
            },
        ),
        (
            ["1a)", "1a)"],
            ["GOAL 1.0 – SCHOOL READINESS", "GOAL 2.0 – Academics of Reading & Mathematics"],
            {0: ("School Readiness 1a)", Damage.RESTARTED), 1: ("Academics of Reading 1a)", Damage.RESTARTED)},
        ),
        (["1", "2", "2", "3"], ["Math", "Math", "Reading", "Reading"], {2: ("4", Damage.DOUBLED)}),
        (["1", "1"], ["", ""], {1: ("2", Damage.DOUBLED)}),
    ],
)
def test_repairs(ids: list[Value], areas: list[str], said: dict[int, tuple[str, Damage]]) -> None:
    found = repairs(ids, areas)
    assert {one.place: (one.suggested, one.damage) for one in found} == said
    assert all(one.reason.endswith(".") and one.text for one in found)


def test_areas_must_match_the_ids() -> None:
    with pytest.raises(ValueError, match="1 areas for 2 IDs"):
        repairs(["1", "2"], ["Math"])


KNOWN = {canonical_id(one): one for one in ("P1", "P2", "P3", "P13", "1-1", "1-2", "1-3", "MPO 1A", "2")}


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("P1 and P2", "P1; P2"),
        ("P1/P2", "P1; P2"),
        ("P1 & P13", "P1; P13"),
        ("P1+P2", "P1; P2"),
        ("P1 then P2", "P1; P2"),
        ("P1 P2", "P1; P2"),
        ("both P1 and P9", "P1; P9"),
        ("Strategies 1-1, 1-2, and 1-3", "1-1; 1-2; 1-3"),
        ("1-1 1-2", "1-1; 1-2"),
        ("P1..P3", "P1; P2; P3"),
        ("P1:P3", "P1; P2; P3"),
        ("P1 – P3", "P1; P2; P3"),
        ("1-1 to 1-3", "1-1; 1-2; 1-3"),
        ("1-1–1-3", "1-1; 1-2; 1-3"),
        ("P1|P2", "P1; P2"),
        ("P1-3", "P1; P2; P3"),
        ("1-1–3", "1-1; 1-2; 1-3"),
        ("1-1, 3", "1-1; 1-3"),
        ("1-1, -2", "1-1; 1-2"),
        ("P1-P3 and P8-P9", "P1; P2; P3; P8-P9"),
        ("P1 to P3 and P1", "P1; P2; P3; P1"),
        ("P1 - P99", "P1; P99"),
        ("P1 + 5", ""),
        ("P1 plus 1 week", ""),
        ("P3 to P1", ""),
        ("P1", ""),
        ("1a", ""),
        ("P8/P9", ""),
        ("wait for P1", ""),
    ],
)
def test_several_ids_in_one_text_are_told_apart(text: str, ids: str) -> None:
    found = several(text, KNOWN)
    assert "; ".join(found.ids if found else ()) == ids


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("After P3", "P3"),
        ("when P1 is done", "P1"),
        ("1-1 (tutoring)", "1-1"),
        ("P 1", "P1"),
        ("Outcome 1A", "MPO 1A"),
        ("and P3", "P3"),
        ("in 2 weeks", ""),
        ("P1 before P2", ""),
        ("P99", ""),
        ("nothing", ""),
    ],
)
def test_one_id_amid_other_words(text: str, id_: str) -> None:
    assert only(text, KNOWN) == id_


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        *(("l-1", "1-1"), ("1-l", "1-1"), ("PI", "p1"), ("P99", ""), ("S1-2", "1-2"), ("P-1", "p1")),
        *(("1", ""), ("Strategy 1", ""), ("P3-P1", ""), ("1-99", ""), ("X1", ""), ("A1.1", "a1.1d")),
    ],
)
def test_a_mistyped_id_means_one_of_its_own_letters_or_the_only_one_of_its_figures(text: str, id_: str) -> None:
    assert near(text, ("1-1", "1-2", "1-3", "p1", "p2", "p3", "q1", "q11", "a9.1", "a1.1d")) == id_


BODIES = st.text("0123456789aAbBzZ.-)( #", max_size=8)
IDS = st.one_of(
    VALUES,
    BODIES,
    st.builds(
        "{}{}{}".format,
        st.sampled_from(["MPO", "Goal", "goal", "Step", "Math", "Concern statement"]),
        st.sampled_from(["", " ", "-", ". "]),
        BODIES,
    ),
    st.floats(0, 3).map(lambda number: round(number, 2)),
)


@given(IDS)
def test_any_value_reads_or_is_refused_and_what_is_printed_reads_again(value: Value) -> None:
    written = read_id(value)
    if written:
        again = read_id(str(written))
        assert again and again.key == written.key


@given(st.lists(IDS, max_size=12), st.data())
def test_repairs_applied_together_leave_no_id_twice(ids: list[Value], data: st.DataObject) -> None:
    areas = data.draw(st.lists(st.sampled_from(["Math", "Reading", ""]), min_size=len(ids), max_size=len(ids)))
    found = {one.place: one.suggested for one in repairs(ids, areas)}
    assert set(found) <= set(range(len(ids)))
    mended = [
        canonical_id(found.get(place, value))
        for place, value in enumerate(ids)
        if isinstance(value, str) or place in found
    ]
    filled = [one for one in mended if one]
    assert len(filled) == len(set(filled))
