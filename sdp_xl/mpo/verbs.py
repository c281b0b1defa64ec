"""Verb that no list knows, found by its object: 80% of migratory seniors tutored by the MEP ace the final."""

from __future__ import annotations

from sdp_xl.mpo.patterns import any_of, pattern
from sdp_xl.mpo.services import SERVED
from sdp_xl.mpo.words import REACH

_NONE = any_of("""
    about, above, across, after, all, also, among, and, around, any, because, before, behind, below, between, both, but,
    during, each, either, every, except, following, for, from, given, half, have, having, including, into, least, less,
    more, most, near, not, off, once, only, onto, out, over, per, plus, shown, since, such, taught, than, that, then,
    though, through, throughout, toward, towards, under, until, upon, using, via, what, when, where, whether, which,
    while, who, whom, whose, with, within, without, was, were, are
""")
_SIGN = pattern(
    rf"(?P<who>\b(?:who|that|which|whom|whose)\b)(?P<known>,?\s(?:\w+ly\s)?(?:{SERVED}|{REACH})\b)?|"
    rf"(?<![\w'-])(?!(?:{_NONE}|\w+(?:ing|ed|ly|(?<!s)s))\s)[a-z]{{3,}}\s(?=(?:(?:the|their|an?|at\sleast|all|every|no\sfewer)\s|>=|≥))"
)
"""The opening of a clause about the people, with its verb if a list knows it, or a word with an object."""


def unknown_verb(low: str, start: int, end: int) -> int:
    """Where the verb stands between two places, behind those of the clauses about the people; the end if nowhere."""
    clauses = 0
    for found in _SIGN.finditer(low, start, end):
        if found["who"]:
            clauses += found["known"] is None
        elif clauses:
            clauses -= 1
        else:
            return found.start()
    return end
