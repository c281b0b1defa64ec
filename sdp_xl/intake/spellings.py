"""Forms in which the headers of States may be known: without a number, what they are for, or what describes them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from sdp_xl.plan.locate.forms import forms, simple

_COUNTED = re.compile(r"\s+#?\s?\d+(?:\.\d+)*\s*[.:)]?$")
"""The number behind a label: Concern Statement 1."""
_ABOUT = re.compile(
    r" (?:in|for|to|of|under) (?:each|every|this|the|that|all)\b.*| (?:that )?(?:are )?aligned (?:to|with) .*"
)
"""What a header says beside what it names: Service Delivery Strategies in Each MPO."""
_HINTS = re.compile(r"\(([^()]*)\)")
_WORDING = re.compile(r"(?:statements?|descriptions?|wording|text) of (?:the )?(?=\S)")
_BEHIND = re.compile(r" (?:of|for|to|in|on|by|from|with|per|that|which|who|will|is|are|was|were|has|have)\b.*")
_VAGUE = frozenset(
    (
        *(
            "#",
            "id",
            "no",
            "no.",
            "number",
            "name",
            "names",
            "title",
            "type",
            "kind",
            "group",
            "item",
            "plan",
            "area",
            "level",
        ),
        *("year", "what", "by", "date", "goal", "topic", "notes", "days", "position", "size"),
    )
)
"""Words that say nothing without the one before them: School Name, Grade Level."""


@lru_cache(maxsize=4096)
def spellings(text: str) -> tuple[str, ...]:
    """A header in the forms in which it may be known, the nearest to what is written first."""
    uncounted = _COUNTED.sub("", text) if text.count(" ") > 1 else ""  # MPO 2 is an ID
    found = (*forms(text), *(forms(uncounted) if uncounted and uncounted != text else ()))
    cut = _ABOUT.sub("", found[0]) if found else ""
    found = (*found, *(forms(cut) if cut and cut != found[0] else ()))
    single = (f"{form[:-3]}y" for form in found if form.endswith("ies"))
    return tuple(dict.fromkeys((*found, *single)))


@lru_cache(maxsize=4096)
def loosely(text: str) -> tuple[str, ...]:
    """A header in the forms that are left of it without some words: Possible Solutions, Action Item, Outcome (MPO)."""
    return tuple(
        dict.fromkeys(form for part in _parts(text) if part and part not in _VAGUE for form in spellings(part))
    )


def _parts(text: str) -> Iterator[str]:
    yield from _HINTS.findall(text)
    bare = simple(_HINTS.sub(" ", text))
    called = _WORDING.sub("", bare)
    if called != bare:
        yield called
    for piece in called.split("/"):
        words = _BEHIND.sub("", piece).split()
        yield from (" ".join(words[start:]) for start in range(len(words)))
        yield from (" ".join(words[:end]) for end in range(len(words) - 1, 0, -1))
