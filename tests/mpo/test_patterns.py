"""A pattern made of the words at hand finds what the pattern of all words finds."""

from __future__ import annotations

import re
import sys

import pytest

from sdp_xl.mpo import patterns
from sdp_xl.mpo.patterns import _all, _narrowed, _Pattern, _Words, any_of, look_up, nouns, pattern
from sdp_xl.mpo.text import lowered
from sdp_xl.rules import RULES
from tests.mpo.labels import BLIND, UNSEEN, read

TEXTS = [lowered(record["text"]) for path in (UNSEEN, BLIND) for record in read(path)]
PATTERNS = {
    f"{module}.{name}": found
    for module, names in sorted((name, vars(module)) for name, module in sys.modules.items() if ".mpo" in name)
    for name, found in names.items()
    if RULES and isinstance(found, _Pattern)
}


@pytest.fixture
def fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    """No text was seen yet."""
    monkeypatch.setattr(patterns, "_words", _Words())
    patterns._part.cache_clear()


def test_each_pattern_finds_the_same_in_sentences_that_it_has_not_seen(fresh: None) -> None:
    assert len(PATTERNS) > 80
    some = TEXTS[::12]
    look_up(some)
    for name, found in PATTERNS.items():
        narrow, whole = _Pattern(found.pattern, found._flags), _narrowed(found.pattern, _all)
        assert whole
        spans = [[one.span() for one in narrow.finditer(text)] for text in some]
        assert spans == [[one.span() for one in re.compile(whole[0], found._flags).finditer(text)] for text in some], (
            name
        )


def test_a_word_that_comes_later_is_found(fresh: None) -> None:
    fruit = pattern(rf"\b{nouns('pear, sour cherry')}\b")
    found = [bool(fruit.search(text)) for text in ("an apple", "two pears", "sour-cherry pie", "the cherries are sour")]
    assert found == [False, True, True, False]


def test_a_pattern_is_not_made_anew_forever(fresh: None) -> None:
    letters = [f"{chr(97 + n)}x" for n in range(20)]
    found = pattern(any_of(", ".join(letters)))
    made = set()
    for letter in letters:
        assert found.fullmatch(letter)
        made.add(id(found._made))  # type: ignore[attr-defined]
    assert len(made) <= patterns._NARROW


def test_a_vocabulary_is_refused_where_it_would_never_be_looked_up() -> None:
    with pytest.raises(re.error):
        re.compile(nouns("pear"))
