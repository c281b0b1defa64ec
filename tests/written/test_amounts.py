"""Percentages and counts as people write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.values import Value
from sdp_xl.written import Amount, Measure, find_amounts, read_amount
from tests.written.test_dates import TEXTS as DATES
from tests.written.test_dates import VALUES

PERCENT, POINTS, PLAIN = Measure

FORMS = {
    # as written: start, low, high, unit
    "80%": (None, 80, 80, PERCENT),
    "31 %": (None, 31, 31, PERCENT),
    "(65%)": (None, 65, 65, PERCENT),
    "15 percent": (None, 15, 15, PERCENT),
    "17.3%": (None, 17.3, 17.3, PERCENT),
    "fifteen percent": (None, 15, 15, PERCENT),
    "twenty-five per cent": (None, 25, 25, PERCENT),
    "one hundred percent": (None, 100, 100, PERCENT),
    "5% gain": (None, 5, 5, PERCENT),
    "a 5% increase": (None, 5, 5, PERCENT),
    "5 percentage points": (None, 5, 5, POINTS),
    "67% to 80%": (67, 80, 80, PERCENT),
    "from 67% to 80%": (67, 80, 80, PERCENT),
    "from 67 to 80%": (67, 80, 80, PERCENT),
    "from 67 to 80": (67, 80, 80, PLAIN),
    "from 80% to 67%": (80, 67, 67, PERCENT),
    "from 656 to 1,520": (656, 1520, 1520, PLAIN),
    "from 67% to at least 80%": (67, 80, None, PERCENT),
    "greater than 92%": (None, 92, None, PERCENT),
    "greater than 92% and not less than 85%": (None, 85, None, PERCENT),
    "no more than 5%": (None, None, 5, PERCENT),
    "at least 250": (None, 250, None, PLAIN),
    "80% or more": (None, 80, None, PERCENT),
    "≥80%": (None, 80, None, PERCENT),
    "65-70%": (None, 65, 70, PERCENT),
    "65%–70%": (None, 65, 70, PERCENT),
    "65 to 70 percent": (None, 65, 70, PERCENT),
    "between 65 and 70 percent": (None, 65, 70, PERCENT),
    "1,520": (None, 1520, 1520, PLAIN),
    "-5%": (None, -5, -5, PERCENT),
    "four out of five": (None, 80, 80, PERCENT),
    "9 of every 10": (None, 90, 90, PERCENT),
    "three quarters": (None, 75, 75, PERCENT),
    "two-thirds": (None, 66.6666666667, 66.6666666667, PERCENT),
    "half": (None, 50, 50, PERCENT),
    "a quarter": (None, 25, 25, PERCENT),
    "3/4": (None, 75, 75, PERCENT),
    "¾": (None, 75, 75, PERCENT),
}
REFUSED = (
    "",
    "all students",
    "$5",
    "9/24",
    "9/24/13",
    "1.1.1",
    "1,52",
    "3½%",
    "from 2027 to 2030",
    "80% of 2010",
    "5 points",
)


def numbers(amount: Amount | None) -> object:
    return amount and (amount.start, amount.low, amount.high, amount.unit)


@pytest.mark.parametrize(("text", "said"), FORMS.items())
def test_forms(text: str, said: object) -> None:
    amount = read_amount(text)
    assert numbers(amount) == said
    assert amount and amount.text == text and not amount.muddled and not amount.sign_lost


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_no_amount_is_refused(text: str) -> None:
    assert read_amount(text) is None


@pytest.mark.parametrize("text", ["5% point growth", "incremental 5% point growth/improvement", "5 percent points"])
def test_percent_points_are_marked_as_a_muddle(text: str) -> None:
    amount = read_amount(text)
    assert amount and amount.muddled and (amount.low, amount.high, amount.unit) == (5, 5, POINTS)


@pytest.mark.parametrize(
    ("value", "percent", "lost"),
    [(0.8, 80, False), (1, 100, False), (75, 75, True), ("75", 75, True), ("0.8", 80, False), ("80%", 80, False)],
)
def test_a_share_column_says_what_a_bare_number_is(value: Value, percent: float, lost: bool) -> None:
    amount = read_amount(value, share=True)
    assert amount and (amount.low, amount.high, amount.unit, amount.sign_lost) == (percent, percent, PERCENT, lost)
    assert read_amount(0.8) == Amount(text="0.8", low=0.8, high=0.8, unit=PLAIN)


def test_a_change_in_a_share_column_lost_its_signs() -> None:
    amount = read_amount("from 67 to 80", share=True)
    assert numbers(amount) == (67, 80, 80, PERCENT)
    assert amount and amount.sign_lost


def test_amounts_inside_a_sentence() -> None:
    text = (
        "By June 30, 2028, 80 % of 2010 migrant students in grades 3-8 with at least three months (40 hours, MPO 1) "
        "will gain 5% points, from 67% to 80%; four out of five, half of them, a half day, the first half of 2028, "
        "$1,520 and 1,520 (65-70%), 9/24/13, K-5, 1-2, from 2027 to 2030."
    )
    found = find_amounts(text)
    assert [text[slice(*amount.span)] for amount in found] == [amount.text for amount in found]
    assert [amount.text for amount in found] == [
        *("80 %", "at least three", "5% points", "from 67% to 80%", "four out of five", "half", "1,520", "65-70%"),
    ]


VOCABULARY = (
    "80 % percent percentage points point per cent from to between and or more at least most no than , . "
    "- 1,520 15.5 .5 three four out of every five quarters half a one hundred twenty fifths 3/4 ¾ ½ ² ① ( ) "
    "+ > = gain < less 0 $ up"
)
WORDS = st.sampled_from(VOCABULARY.split(" "))
TEXTS = st.one_of(DATES, st.lists(WORDS, max_size=9).map(" ".join), st.lists(WORDS, max_size=6).map("".join))


@given(st.one_of(VALUES, TEXTS), st.booleans())
def test_any_value_reads_or_is_refused_and_what_is_printed_reads_again(value: Value, share: bool) -> None:
    amount = read_amount(value, share=share)
    if amount:
        assert amount.low is not None or amount.high is not None
        assert numbers(read_amount(str(amount))) == numbers(amount)


@given(TEXTS)
def test_what_is_found_in_a_sentence_stands_there(text: str) -> None:
    end = 0
    for amount in find_amounts(text):
        assert end <= amount.span[0] < amount.span[1] <= len(text)
        assert numbers(read_amount(str(amount))) == numbers(amount)
        end = amount.span[1]


@given(WORDS, st.integers(2, 4000))
def test_long_cells_are_no_trouble(word: str, times: int) -> None:
    read_amount((f"{word} " * times)[:32767])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("seventy percent (70%)", "70%"),
        ("at least seventy percent (70%)", "at least 70%"),
        ("fifteen (15) percent", "15%"),
        ("70% (seventy percent)", "70%"),
        ("70% (80%)", "None"),
    ],
)
def test_an_amount_said_again_in_brackets_counts_once(text: str, said: str) -> None:
    assert str(read_amount(text, share=True)) == said
