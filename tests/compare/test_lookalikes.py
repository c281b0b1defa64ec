"""Letters that only look like others are named; texts that differ otherwise are left alone."""

from __future__ import annotations

from sdp_xl.compare import compare
from sdp_xl.compare.lookalikes import lookalikes
from tests.compare.plans import book


def test_the_letter_and_its_place_are_named() -> None:
    cyrillic = "Run \u0430 camp"
    (change,) = compare(*(book({"needs": [{"id": "1", "need": text}]}) for text in ("Run a camp", cyrillic))).changes
    assert change.old == "Run a camp"
    assert change.new == f"(letter 5, “\u0430”, is Cyrillic small letter a, not Latin “a”) {cyrillic}"


def test_other_texts_are_not_called_alike() -> None:
    assert lookalikes("Run a camp", "Run b camp") is None
    assert lookalikes("same", "same") is None
    assert lookalikes("\u0430\u0430", "a\u0435") is None
