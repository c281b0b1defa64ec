"""Words that stand for an entry of a list: its short name, its name without the bracket, several with commas."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping


def meant(text: str, allowed: Mapping[str, str], *, many: bool) -> tuple[str, ...]:
    """The entries that a folded text names beyond doubt; empty if it is an entry itself, or names none.

    ``allowed`` are the entries by their folded words.
    """
    if text in allowed:
        return ()
    names = _with_short_names(allowed)
    if many:
        return tuple(_by_commas(text, names))
    return (names[text],) if text in names else ()


def _with_short_names(allowed: Mapping[str, str]) -> dict[str, str]:
    """The entries by their words, by those without the bracket at the end, and by what stands in it: OSY.

    What would stand for two entries stands for none.
    """
    found = [(word, value) for entry, value in allowed.items() for word in _short_names(entry)]
    often = Counter(word for word, _ in found)
    return {word: value for word, value in found if often[word] == 1} | dict(allowed)


def _short_names(entry: str) -> tuple[str, ...]:
    named = re.fullmatch(r"(.*\S)\s*\(([^()]+)\)", entry)
    return named.groups() if named else ()


def _by_commas(text: str, allowed: Mapping[str, str]) -> list[str]:
    """The entries that stand in the text with commas between them; empty if it holds anything else.

    Entries may hold commas themselves (“Title I, Part A”), so the longest one that fits is taken first.
    """
    words = [word.strip() for word in text.split(",")]
    found: list[str] = []
    while words:
        size = next((n for n in range(len(words), 0, -1) if ", ".join(words[:n]) in allowed), 0)
        if not size:
            return []
        found.append(allowed[", ".join(words[:size])])
        words = words[size:]
    return found
