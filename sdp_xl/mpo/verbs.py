"""Verb that no list knows, found by its object: 80% of migratory seniors tutored by the MEP ace the final."""

from __future__ import annotations

from sdp_xl.mpo.patterns import any_of, pattern
from sdp_xl.mpo.words import REACH, SERVED

_NONE = any_of("""
    about, above, across, after, all, also, among, and, around, any, because, before, behind, below, between, both, but,
    during, each, either, every, except, following, for, from, given, half, have, having, including, into, least, less,
    more, most, near, not, off, once, only, onto, out, over, per, plus, shown, since, such, taught, than, that, then,
    though, through, throughout, toward, towards, under, until, upon, using, via, what, when, where, whether, which,
    while, who, whom, whose, with, within, without, was, were, are
""")
_VERB = pattern(
    rf"(?<![\w'-])(?!(?:{_NONE}|\w+(?:ing|ed|ly|(?<!s)s))\s)[a-z]{{3,}}\s(?=(?:the|their|an?|at\sleast|all|every|no\sfewer)\s)"
)
_WHO = pattern(rf"\b(?:who|that|which|whom|whose)\b(?!,?\s(?:\w+ly\s)?(?:{SERVED}|{REACH})\b)")
"""Opens a clause whose verb no list knows either."""


def unknown_verb(low: str, start: int, end: int) -> int:
    """Where the verb stands between two places, behind those of the clauses about the people; the end if nowhere."""
    for number, found in enumerate(_VERB.finditer(low, start, end)):
        if number == sum(1 for _ in _WHO.finditer(low, start, found.start())):
            return found.start()
    return end
