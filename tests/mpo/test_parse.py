"""The parser of MPO sentences: any text, the places of the slots, and the shapes in which States write."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sdp_xl.mpo import NEEDED, MpoPart, Size, Standing, parse
from sdp_xl.mpo.flaws import change_without_start, counts_a_service, is_vague, second_outcome, unclear_percent
from sdp_xl.mpo.patterns import nouns, pattern, verbs
from tests.effort import many
from tests.mpo.labels import OFFICES, SETS, STYLES, read

APART = (MpoPart.DEADLINE, MpoPart.SHARE, MpoPart.WHO, MpoPart.DOSAGE)
"""Slots that never share a word. An amount and a baseline lie in the outcome, and to pass a test is the outcome."""

WORDS = st.sampled_from(
    (
        *("By", "the", "end", "of", "2027-28", "regular", "term", ",", "80%", "all", "migratory", "students", "OSY"),
        *(
            "teachers",
            "who",
            "receive",
            "attend",
            "40",
            "hours",
            "tutoring",
            "will",
            "raise",
            "graduate",
            "and",
            "from",
        ),
        *("42%", "to", "60%", "by", "10", "points", "percent", "rate", "share", "average", "as", "measured", "on"),
        *(
            "State",
            "assessment",
            "survey",
            "MSIX",
            "records",
            "June",
            "30",
            "2028",
            "each",
            "year",
            "in",
            "due",
            "course",
        ),
        *("(", ")", ";", ".", ":", "1a)", "MPO", "four", "out", "five", "half", "İ", "ﬁ", "\u00a0", "–", "’"),
    )
)


def check_places(text: str) -> None:
    sentence = parse(text)
    for judge in (counts_a_service, second_outcome, unclear_percent, change_without_start):
        judge(sentence)
    is_vague(sentence, share=False, scale=False)
    assert set(sentence.slots) == set(MpoPart)
    for slot in sentence.slots.values():
        assert (slot.standing is Standing.MISSING) == (not slot.spans)
        for first, last in slot.spans:
            assert 0 <= first < last <= len(text)
        for one, other in combinations(sorted(slot.spans), 2):
            assert one[1] <= other[0], slot
        assert " ".join(slot.text.split()) == slot.text
    for one, other in combinations(APART, 2):
        for a in sentence[one].spans:
            for b in sentence[other].spans:
                assert a[1] <= b[0] or b[1] <= a[0], (one, other, sentence)


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    check_places(text)


@settings(max_examples=many(80))
@given(st.lists(WORDS, max_size=40).map(" ".join))
def test_any_words_of_an_mpo_in_any_order_are_read(text: str) -> None:
    check_places(text)


@pytest.mark.parametrize("record", read(*SETS, STYLES, OFFICES), ids=lambda record: record["id"])
def test_places_in_the_labelled_sentences(record: dict[str, str]) -> None:
    check_places(record["text"])


@given(st.sampled_from([record["text"] for record in read()]), st.integers(0, 400))
def test_a_sentence_that_breaks_off_is_read(text: str, length: int) -> None:
    check_places(text[:length])


@pytest.mark.parametrize(
    "piece",
    [
        "80% of migratory students who ",
        "by the end of the ",
        "as measured by the test, ",
        "a",
        "1",
        " ",
        "(",
        "and will ",
        "from 1 to ",
        "Who: 80%; What: ",
        "migratory youth; 60% | ",
        "who ace the ",
        "9 → ",
        "gr. w/ ",
        "60% pass. ",
    ],
)
def test_a_full_cell_is_read_in_a_blink(piece: str) -> None:
    """32,767 characters fill a cell of Excel. A pattern that goes back and forth would never come to an end here."""
    check_places((piece * 32767)[:32767])


def test_parts_in_any_order_keep_their_places() -> None:
    text = "Tool: DRA. Who: mig. Ss w/ MEP tutoring. How many: 70%. What: gain a level. Due: June 30, 2029."
    sentence = parse(text)
    assert {part.value: [text[slice(*span)] for span in sentence[part].spans] for part in NEEDED} == {
        "deadline": ["June 30, 2029"],
        "share": ["70%"],
        "population": ["mig. Ss"],
        "outcome": ["gain a level"],
        "measure": ["DRA"],
    }
    assert sentence[MpoPart.WHO].text == "migratory students"


SHAPES = {
    "By the end of the 2027-28 regular term, 80% of preschoolers will gain 10 points as shown by the check.": {
        MpoPart.DEADLINE: "By the end of the 2027-28 regular term",
        MpoPart.SHARE: "80% of",
        MpoPart.WHO: "preschoolers",
        MpoPart.OUTCOME: "gain 10 points",
        MpoPart.AMOUNT: "10 points",
        MpoPart.INSTRUMENT: "as shown by the check",
    },
    "Migratory students in grades 3-8 who receive 40 hours of help will, by June 30, 2028, gain 10 points.": {
        MpoPart.DEADLINE: "by June 30, 2028",
        MpoPart.WHO: "Migratory students in grades 3-8",
        MpoPart.DOSAGE: "who receive 40 hours of help",
        MpoPart.OUTCOME: "gain 10 points",
        MpoPart.AMOUNT: "10 points",
    },
    "The four-year graduation rate of migratory students will rise from 67% to 75% by 2030": {
        MpoPart.DEADLINE: "by 2030",
        MpoPart.WHO: "migratory students",
        MpoPart.OUTCOME: "rise from 67% to 75%",
        MpoPart.BASELINE: "from 67%",
    },
    "1a) At least 250 OSY are expected to demonstrate basic English on the unit test each year.": {
        MpoPart.DEADLINE: "each year",
        MpoPart.SHARE: "At least 250",
        MpoPart.WHO: "OSY",
        MpoPart.OUTCOME: "demonstrate basic English",
        MpoPart.INSTRUMENT: "on the unit test",
    },
    "Raise from 67% to 80% the migrant families that help with mathematics.": {
        MpoPart.SHARE: "from 67% to 80%",
        MpoPart.WHO: "migrant families",
    },
}


@pytest.mark.parametrize("text", SHAPES)
def test_shapes(text: str) -> None:
    sentence = parse(text)
    assert {part: sentence[part].text for part in SHAPES[text]} == SHAPES[text]


@pytest.mark.parametrize(
    ("text", "size", "low"),
    [
        ("80% of OSY will pass.", Size.SHARE, 80),
        ("Four out of five OSY will pass.", Size.SHARE, 80),
        ("One hundred and twenty percent of OSY will pass.", Size.SHARE, 120),
        ("At least 250 OSY will pass.", Size.COUNT, 250),
        ("The dropout rate of OSY will fall from 9% to 6%.", Size.RATE, 6),
        ("Every migratory senior will pass.", Size.EVERYONE, None),
        ("The average score of OSY will rise by 10 points.", Size.AVERAGE, None),
    ],
)
def test_how_many(text: str, size: Size, low: float | None) -> None:
    sentence = parse(text)
    assert (sentence.size, sentence.share.low if sentence.share else None) == (size, low)


def test_a_word_of_a_list_is_known_in_its_forms() -> None:
    noun, verb = pattern(nouns("inventory, portfolio review")), pattern(verbs("raise, drop, go up"))
    assert all(noun.fullmatch(one) for one in ("inventories", "portfolio reviews"))
    assert all(verb.fullmatch(one) for one in ("raising", "dropped", "goes up", "raise"))
    assert not pattern(verbs("raise")).fullmatch("rays")


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("The portfolio review tells it: 80% of OSY read.", MpoPart.INSTRUMENT),
        ("80% of OSY will read before the plan ends.", MpoPart.DEADLINE),
        ("OSY will read, 8 cases out of 10.", MpoPart.SHARE),
    ],
)
def test_any_sign_of_a_part_counts(text: str, part: MpoPart) -> None:
    assert parse(text).has(part)


@pytest.mark.parametrize("text", ["Within 30 days of arrival OSY read.", "OSY with 40 hours per year read."])
def test_a_time_of_each_child_or_of_a_service_is_no_deadline(text: str) -> None:
    assert not parse(text).has(MpoPart.DEADLINE)
