"""Patterns made from lists of words, each compiled at its first use, since all together take a third of a second."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Any, cast


class _Pattern:
    def __init__(self, text: str, flags: int) -> None:
        self.text, self.flags = text, flags

    @cached_property
    def made(self) -> re.Pattern[str]:
        return re.compile(self.text, self.flags)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.made, name)


def pattern(text: str, flags: int = 0) -> re.Pattern[str]:
    """The pattern of a text in the notation of ``re``, to be used like a compiled one."""
    return cast("re.Pattern[str]", _Pattern(text, flags))


Tree = dict[str, "Tree"]
"""Words letter by letter."""


def any_of(text: str) -> str:
    """The pattern of one of the words and phrases that commas part; a space may be a hyphen."""
    return _either(_listed(text))


def nouns(text: str) -> str:
    """The pattern of one of the nouns, singular or plural."""
    words = _listed(text)
    return _either(words | {form for word in words for form in (f"{word}s", f"{word}es", _ies(word))})


def verbs(text: str) -> str:
    """The pattern of one of the verbs in any regular form: raise, raises, raised, raising. Others stand in the list."""
    forms = _listed(text)
    for word in tuple(forms):
        verb, _, rest = word.partition(" ")
        short, double = verb.removesuffix("e"), verb + verb[-1]
        several = (f"{verb}s", f"{verb}es", f"{short}ed", f"{short}ing", f"{double}ed", f"{double}ing", _ies(verb))
        forms |= {f"{form} {rest}".strip() for form in several}
    return _either(forms)


def _listed(text: str) -> set[str]:
    return {" ".join(word.split()) for word in text.split(",")}


def _either(words: set[str]) -> str:
    """The pattern of one of the words, the longest that fits; shared beginnings stand once, to compile fast."""
    tree: Tree = {}
    for word in words:
        node = tree
        for letter in f"{word}\n":  # the end of a word
            node = node.setdefault(letter, {})
    return f"(?:{_branch(tree)})"


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
