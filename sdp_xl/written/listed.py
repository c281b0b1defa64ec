"""Words of a drop-down list as people write them: by their short name (OSY), their beginning, or in other words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from functools import lru_cache

from schemas.synonyms import LIKELY, SYNONYMS
from schemas.values import fold, split_many

_BRACKET = r"(.*\S)\s*\(([^()]+)\)$"
_JOINT = r"\s*,\s*(?:and\s+)?|\s*[/&+]\s*|\s+and\s+"
_WORD = r"[^\W\d_]{3,}"
_FIGURES = r"[0-9]+"
_ALIKE, _SIMILAR = 0.8, 0.6
"""How alike (0 to 1) two texts are that differ by a slip of the keyboard, and that may still be the same."""


def words_of(key: str, entries: Iterable[str]) -> dict[str, str]:
    """The entries of the list of that key by all words that stand for them beyond doubt, in comparing form.

    These are the entry, what stands in the bracket behind it (OSY), the entry without the bracket, and the declared
    other words. What would stand for two entries stands for none.
    """
    listed = {fold(entry): entry for entry in entries}
    others = {fold(entry): words for entry, words in SYNONYMS.get(key, {}).items()}
    found = [(word, entry) for folded, entry in listed.items() for word in (*_parts(folded), *others.get(folded, ()))]
    found += [(_loose(word), entry) for word, entry in (*listed.items(), *found)]
    entries_by_word = Counter(word for word, _ in set(found))
    return {word: entry for word, entry in found if entries_by_word[word] == 1} | listed


def entry_of(text: str, words: Mapping[str, str]) -> str:
    """The entry that a text is, by ``words`` as words_of gives them; empty if it is none."""
    folded = fold(text)
    return words.get(folded, "") or words.get(_loose(folded), "")


def _loose(folded: str) -> str:
    """A word without its full stops and hyphens: P.F.S. is PFS, in-progress is in progress."""
    return " ".join(folded.replace("-", " ").replace(".", "").split())


def _parts(folded: str) -> tuple[str, ...]:
    bracket = re.fullmatch(_BRACKET, folded)
    return bracket.groups() if bracket else ()


def meant(text: str, words: Mapping[str, str], *, many: bool) -> tuple[str, ...]:
    """The entries that a text names beyond doubt, by ``words`` as words_of gives them; empty if it names none.

    With ``many`` the text may name several: “PFS and OSY”, “Title I, Part A, Title III, Part A”.
    """
    if entry := entry_of(text, words):
        return (entry,)
    return tuple(_parts_of(fold(text), words)) if many else ()


def mended(text: str, words: Mapping[str, str], *, many: bool) -> str:
    """The text of a cell in the words of the list; empty if any part of it names no entry beyond doubt."""
    named = [meant(part, words, many=many) for part in (split_many(text) if many else (text,))]
    return "; ".join(entry for entries in named for entry in entries) if all(named) else ""


def _parts_of(text: str, words: Mapping[str, str]) -> list[str]:
    """The entries that stand in the text with commas, “and” or slashes between them; empty if it holds anything else.

    Entries may hold these themselves (“Title I, Part A”), so the longest one that fits is taken first.
    """
    joints = [(0, 0), *((joint.start(), joint.end()) for joint in re.finditer(_JOINT, text)), (len(text), len(text))]
    found: list[str] = []
    at = 0
    while at < len(joints) - 1:
        ends = range(len(joints) - 1, at, -1)
        end = next((one for one in ends if entry_of(text[joints[at][1] : joints[one][0]], words)), 0)
        if not end:
            return []
        found.append(entry_of(text[joints[at][1] : joints[end][0]], words))
        at = end
    return found


def nearest(text: str, key: str, entries: Iterable[str]) -> str:
    """The entry of the list of that key that a text probably means; empty if none is near, or several are."""
    return _nearest(text, key, tuple(entries))


@lru_cache(maxsize=1024)
def _nearest(text: str, key: str, entries: tuple[str, ...]) -> str:
    """As nearest; the last ones are kept, since a wrong word often stands in many rows."""
    listed = {fold(entry): entry for entry in entries}
    said = fold(text)
    words = {
        word: entry for entry, others in LIKELY.get(key, {}).items() if fold(entry) in listed for word in others
    } | words_of(key, listed.values())
    if (entry := entry_of(said, words)) or not said:
        return entry
    if within := _within(said, words):
        return within
    starts = [entry for entry in listed if entry.startswith(said) or said.startswith(entry)]
    near = starts if len(starts) == 1 else get_close_matches(said, listed, n=1, cutoff=_ALIKE)
    near = near or _by_words(said, listed) or get_close_matches(said, listed, n=1, cutoff=_SIMILAR)
    figures, others = set(re.findall(_FIGURES, said)), set(re.findall(_FIGURES, near[0])) if near else set()
    if figures and others and not figures & others:  # grades 9 to 12 are no middle grades
        near = [entry for entry in listed if set(re.findall(_FIGURES, entry)) == figures][:1]
    return listed[near[0]] if near else ""


def _within(said: str, words: Mapping[str, str]) -> str:
    """The one entry whose words stand in the text as they are: “migratory students in middle school”.

    Words that are a part of others found do not count: “out of school” in “dropped out of school”.
    """
    there = [word for word in words if re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", said)]
    whole = [word for word in there if not any(word != other and word in other for other in there)]
    entries = {words[word] for word in whole}
    return entries.pop() if len(entries) == 1 else ""


def _by_words(said: str, entries: Iterable[str]) -> list[str]:
    """The one entry that shares with the text a word that no other entry has: “Middle grades” for “middle graders”."""
    words = {entry: set(map(_stem, re.findall(_WORD, entry))) for entry in entries}
    counted = Counter(word for own in words.values() for word in own)
    telling = {_stem(word) for word in re.findall(_WORD, said) if counted[_stem(word)] == 1}
    found = [entry for entry, own in words.items() if own & telling]
    return found if len(found) == 1 else []


def _stem(word: str) -> str:
    return word.removesuffix("s")
