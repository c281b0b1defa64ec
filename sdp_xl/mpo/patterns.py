"""Patterns over vocabularies: of a list of words, a pattern is made of those alone that the texts at hand hold.

All lists with all forms of their words make patterns of 15,000 characters, which take a third of a second to compile;
a plan holds a tenth of the words. Which ones is looked up word by word, and a pattern is made at its first use.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import cast

_LETTERS = re.compile("[a-z]+")
_PLACE = re.compile(r"\(\?P=words ([0-9]+)\)")
"""Where a vocabulary stands in a pattern; ``re`` alone refuses it, so that it cannot be left in by mistake."""

_NARROW = 4
"""How often a pattern is made anew for more words; then it is made of all words."""


class _Vocabularies:
    """The lists of words by number, and the runs of letters in them that the texts so far hold."""

    def __init__(self) -> None:
        self._lists: list[frozenset[str]] = []
        self._runs: set[str] = set()
        self._looked_up: set[str] = set()
        self.held: set[str] = set()

    def add(self, words: Iterable[str]) -> str:
        """Adds a list; what stands for it in a pattern."""
        self._lists.append(frozenset(words))
        self._runs.update(run for word in self._lists[-1] for run in _LETTERS.findall(word))
        self._looked_up.clear()
        return f"(?P=words {len(self._lists) - 1})"

    def look_up(self, text: str) -> None:
        """Notes the runs of letters that stand in the words of a text, at their beginning or anywhere in them."""
        for word in set(_LETTERS.findall(text.lower())) - self._looked_up:
            ends = range(1, len(word) + 1)
            self.held |= self._runs.intersection(word[start:end] for end in ends for start in range(end))
            self._looked_up.add(word)  # last, as below: a command that is stopped in between leaves nothing half done

    def held_of(self, number: int) -> frozenset[str]:
        """The words of a list of which the texts so far hold every run of letters."""
        return frozenset(word for word in self._lists[number] if self.held.issuperset(_LETTERS.findall(word)))

    def all_of(self, number: int) -> frozenset[str]:
        """All words of a list."""
        return self._lists[number]


_vocabularies = _Vocabularies()


class _Pattern:
    def __init__(self, text: str, flags: int) -> None:
        self.pattern, self._flags = text, flags
        self._made: re.Pattern[str] | None = None
        self._times = 0 if _PLACE.search(text) else _NARROW
        self._held = -1

    def _for(self, text: str) -> re.Pattern[str]:
        """The compiled pattern, which finds in this text what that of all words finds."""
        if self._made is None or self._times < _NARROW:
            _vocabularies.look_up(text)
            if self._held != len(_vocabularies.held):
                held, times = len(_vocabularies.held), self._times + 1
                words = _vocabularies.held_of if times < _NARROW else _vocabularies.all_of
                narrow = _PLACE.sub(lambda place: _either(words(int(place[1]))), self.pattern)
                self._made = re.compile(narrow, self._flags)
                self._held, self._times = held, times
        assert self._made is not None
        return self._made

    def search(self, text: str, *places: int) -> re.Match[str] | None:
        return self._for(text).search(text, *places)

    def match(self, text: str, *places: int) -> re.Match[str] | None:
        return self._for(text).match(text, *places)

    def fullmatch(self, text: str, *places: int) -> re.Match[str] | None:
        return self._for(text).fullmatch(text, *places)

    def finditer(self, text: str, *places: int) -> Iterator[re.Match[str]]:
        return self._for(text).finditer(text, *places)

    def sub(self, new: str | Callable[[re.Match[str]], str], text: str) -> str:
        return self._for(text).sub(new, text)


def pattern(text: str, flags: int = 0) -> re.Pattern[str]:
    """The pattern of a text in the notation of ``re``, with vocabularies in it, to be used like a compiled one."""
    return cast("re.Pattern[str]", _Pattern(text, flags))


def look_up(texts: Iterable[str]) -> None:
    """Tells of texts that are to be read, so that the patterns are made for all of them at once."""
    for text in texts:
        _vocabularies.look_up(text)


Tree = dict[str, "Tree"]
"""Words letter by letter."""


def any_of(text: str) -> str:
    """The pattern of one of the words and phrases that commas part; a space may be a hyphen."""
    return _vocabularies.add(_listed(text))


def nouns(text: str) -> str:
    """The pattern of one of the nouns, singular or plural."""
    words = _listed(text)
    return _vocabularies.add(words | {form for word in words for form in (f"{word}s", f"{word}es", _ies(word))})


def verbs(text: str) -> str:
    """The pattern of one of the verbs in any regular form: raise, raises, raised, raising. Others stand in the list."""
    forms = _listed(text)
    for word in tuple(forms):
        verb, _, rest = word.partition(" ")
        short, double = verb.removesuffix("e"), verb + verb[-1]
        several = (f"{verb}s", f"{verb}es", f"{short}ed", f"{short}ing", f"{double}ed", f"{double}ing", _ies(verb))
        forms |= {f"{form} {rest}".strip() for form in several}
    return _vocabularies.add(forms)


def _listed(text: str) -> set[str]:
    return {" ".join(word.split()) for word in text.split(",")}


@cache
def _either(words: frozenset[str]) -> str:
    """The pattern of one of the words, the longest that fits; shared beginnings stand once, to compile fast."""
    tree: Tree = {}
    for word in words:
        node = tree
        for letter in f"{word}\n":  # the end of a word
            node = node.setdefault(letter, {})
    return f"(?:{_branch(tree)})" if words else "(?!)"


def _branch(tree: Tree) -> str:
    letters = sorted(letter for letter in tree if letter != "\n")
    ways = [(r"[\s-]" if letter == " " else re.escape(letter)) + _branch(tree[letter]) for letter in letters]
    if not ways:
        return ""
    if len(ways) == 1 and "\n" not in tree:
        return ways[0]
    return f"(?:{'|'.join(ways)}){'?' if chr(10) in tree else ''}"


def _ies(word: str) -> str:
    return f"{word[:-1]}ies" if word.endswith("y") else word
