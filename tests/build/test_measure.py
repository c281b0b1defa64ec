"""Texts are measured so that rows fit them and columns fit the page."""

from __future__ import annotations

import pytest

from sdp_xl.build.sheet import PAPER, pages
from sdp_xl.files.ooxml.measure import LINE, PADDING, height, length, lines, pixels


def test_length_of_known_texts() -> None:
    assert length("0" * 10) == pytest.approx(10 * 0.556 * 11 * 96 / 72 * 1.02)
    assert length("iii") < length("mmm") < length("mmm", bold=True) < length("mmm", points=20)


@pytest.mark.parametrize(
    ("text", "width", "count"),
    [
        ("", 10, 1),
        ("short", 10, 1),
        ("two words", 7, 2),
        ("one\ntwo\nthree", 20, 3),
        ("Donaudampfschifffahrtsgesellschaft", 10, 4),
        ("000", 1, 4),  # a column that staff made narrower than a letter
    ],
)
def test_lines(text: str, width: float, count: int) -> None:
    assert lines(text, width) == count


def test_a_row_is_as_high_as_its_highest_cell() -> None:
    assert height([("a", 10, False), ("one\ntwo", 10, False)]) == 2 * LINE + PADDING


def test_columns_that_fit_stand_on_one_page() -> None:
    assert pages([100, 200], 0) == (100, [])
    assert pages([PAPER // 2] * 2 + [PAPER // 20], 0) == (95, [])


def test_wide_tables_are_spread_and_enlarged() -> None:
    scale, starts = pages([pixels(8)] + [300] * 6, 1)
    assert starts == [4] and scale == 95
    assert pixels(8) + 3 * 300 <= PAPER * 100 / scale
