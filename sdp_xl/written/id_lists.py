"""Lists and stretches of IDs in one text (1-1 and 1-2; P1:P3; 1a-c), and the known ID that a mistyped one means."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from difflib import get_close_matches
from typing import NamedTuple

from schemas.values import Value, canonical_id, clean
from sdp_xl.written.ids import LONGEST, as_text, read_id


class Several(NamedTuple):
    """Several IDs in one text, as they are known; ``stretch``: some of them lie between two that were typed."""

    ids: tuple[str, ...]
    stretch: bool = False


_AND = re.compile(r"[,;\n/&+|\\•·→>]|\band\b|\bor\b|\bthen\b|\bplus\b|\by\b", re.IGNORECASE)
_TO = r"(?i)\s*(?:\.{2,}|…|[-\u2010-\u2015:]|\bto\b|\bthrough\b|\bthru\b)\s*"
_BEFORE = (
    r"(?i)^(?:(?:both|all of|after|following|see|activities|strategies|targets|needs|mpos|steps|questions"
    r"|rows?|ids?)\s+)+"
)
"""Words before a list of IDs that add nothing to it."""
_LAST = re.compile(r"[0-9]+$|(?<=[0-9])[a-z]$")
"""What counts an ID in its row of IDs: the 2 of 1-2, the c of 1c."""
_SAME_KEYS = str.maketrans("loi|", "1011")
"""Letters and signs that are typed for figures."""
_ALIKE = 0.6
"""How alike (0 to 1) a mistyped ID must be to the one that it means."""


def several(text: str, known: Mapping[str, str]) -> Several | None:
    """The IDs that a text lists (1-1 and 1-2; P1/P2; P1 P2; 1-1, 2) or spans (P1:P3; P1-3; 1a-c); None if neither.

    ``known`` are the IDs that there are, by canonical ID, in their order; at least one of those listed must be known,
    and all of those that only spaces part.
    """
    if canonical_id(text) in known:
        return None
    text = re.sub(_BEFORE, "", clean(text))
    parts = [part.strip() for part in _AND.split(text) if part.strip()]
    words = text.split()
    if len(parts) == 1 and len(words) > 1 and all(canonical_id(word) in known for word in words):
        parts = words
    found: list[str] = []
    stretched = False
    for part in parts:
        ids = _stretch(part, known)
        stretched = stretched or len(ids) > 1
        found += ids or (known.get(_continued(canonical_id(found[-1]), part) if found else "", part),)
    listed = [id_ for id_ in found if canonical_id(id_) in known]
    strange = [id_ for id_ in found if canonical_id(id_) not in known and not _may_be_id(id_)]
    return Several(ids=tuple(found), stretch=stretched) if listed and not strange and len(found) > 1 else None


def _stretch(part: str, known: Mapping[str, str]) -> tuple[str, ...]:
    """The known IDs from one to another, or the one that is said; empty if an end is not known.

    An unknown end that is built like the known one (P1 - P99) is given as it is.
    """
    if (one := canonical_id(part)) in known:
        return (known[one],)
    order = list(known)
    for sign in re.finditer(_TO, part):
        first, last = canonical_id(part[: sign.start()]), canonical_id(part[sign.end() :])
        if first not in known:
            continue
        end = last if last in known else _continued(first, last)
        if end in known and (low := order.index(first)) < (high := order.index(end)):
            return tuple(known[id_] for id_ in order[low : high + 1])
        if last not in known and _letters(last) == _letters(first) != "" and any(map(str.isdigit, last)):
            return known[first], part[sign.end() :].strip()
    return ()


def _continued(first: str, tail: str) -> str:
    """The canonical ID that a shortened one means after another: 1-2 for the 2 of “1-1, 2”, 1c for the c of “1a-c”."""
    end, tail = _LAST.search(first), canonical_id(tail).lstrip("-.")
    if end is None or not (tail.isdigit() if end[0].isdigit() else len(tail) == 1 and tail.isalpha()):
        return ""
    return first[: end.start()] + tail


def _may_be_id(text: str) -> bool:
    """Whether a text that is no known ID may be one that is missing: neither a number alone nor several words."""
    return " " not in text and not text.isdigit()


def _letters(id_: str) -> str:
    return "".join(filter(str.isalpha, id_))


def only(text: str, known: Mapping[str, str]) -> str:
    """The one known ID that a text names amid other words (after P3; 1-1 (tutoring); P 1); empty if it names none.

    A bare number or letter is too common a word to be taken for an ID.
    """
    words = {canonical_id(word.strip("()[],;:.")) for word in clean(text).split()}
    found = {id_ for id_ in words & known.keys() if len(id_) > 1 and not id_.isdigit()}
    found = found or {canonical_id("".join(clean(text).split()))} & known.keys()
    return known[found.pop()] if len(found) == 1 else ""


def near(text: str, known: Collection[str]) -> str:
    """The known canonical ID that a mistyped one probably means; empty if none is near, or if several are as near.

    It begins with the same letters, with l for 1 and O for 0 at most, or it is the only one with the same figures.
    """
    said = canonical_id(text)
    keys = [id_ for id_ in known if id_.translate(_SAME_KEYS) == said.translate(_SAME_KEYS)]
    if len(keys) == 1:
        return keys[0]
    letters = _letters(said)
    same = [id_ for id_ in known if _letters(id_) == letters or (letters and _letters(id_).startswith(letters))]
    figures = "".join(filter(str.isdigit, said))
    if found := get_close_matches(said, same, n=1, cutoff=_ALIKE):
        return found[0]
    if len(re.findall(r"[^\W\d_]+", said)) > 1 or not said.isascii():  # P3-P1 is not P31
        return ""
    others = [id_ for id_ in known if figures and "".join(filter(str.isdigit, id_)) == figures]
    return others[0] if len(others) == 1 else ""


def listed_ids(value: Value) -> tuple[str, ...]:
    """The IDs in the cell of one row, if it holds several: 2-1, 2-2); empty if it holds one, or a text."""
    parts = [part.strip() for part in _AND.split(as_text(value)) if part.strip()]
    if len(parts) < 2 or read_id(value) or len(as_text(value)) > LONGEST:
        return ()
    read = [read_id(part) for part in parts]
    return tuple(parts) if all(one and re.search("[0-9]", one.text) for one in read) else ()
