"""Texts that stand where an entry should and say nothing yet, such as “TBD” or “[Insert strategy here]”."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import lru_cache

from schemas.model import Column, Kind
from schemas.values import ID_KINDS, clean, fold

HIDDEN = "Hidden"
"""What stands in the place of a number of children that is too small to be shown."""

LONGEST = 120
"""Characters up to which a text can say nothing; a longer one says something, whatever words it holds."""

_PUTS_OFF = (
    r"determin|decid|announc|confirm|complet|add|develop|defin|identifi|establish|discuss|provid|finaliz|supplied|set\b"
    r"|fill|writ|drafted|enter|inserted|agreed|named|chosen|select|assign|revis|updat|inform|continued|advised|known"
    r"|collect|gather|specifi|clarifi|reviewed|worked out|follow|come\b"
)
_TBD = r"t\.? ?b\.? ?[dacns]\b\.?"
_THING = (
    r"(?:the |an? |this |our |your )?(?:performance |long-term |evaluation |measurable |program |solution |service )?"
    r"(?:target|goal|need|concern|strategy|strategie|mpo|objective|outcome|question|measure|value|text|date|name|owner|lead|data"
    r"|source|instrument|baseline|role|section|summary|details?|information|content|description|answer|reason|response"
    r"|evidence|staff|person|cause|root cause)s?"
)
_LATER = r"(?: (?:later|soon|shortly|below|here|by|with|at|in|on|after|once|when|from|pending|during)\b.{0,45})?"
_NEVER = rf"not (?:yet )?(?:applicable|available|known|{_PUTS_OFF})\w*(?: yet| at this time)?"
_WAITING = (
    r"pending(?: (?!court|litigation)\w+){0,2}|coming soon|(?:more )?to (?:come|follow)|later|soon"
    r"|work in progress|wip|(?:still )?(?:under|in) (?:development|construction|discussion|review)"
)
_NOTHING = (
    r"nothing(?: yet| so far)?|nil|null|blank|empty|void|unknown|unsure|not sure|(?:i )?do(?:n't| not) know|idk"
    r"|no (?:data|information|info|text|entry|answer|response|idea)(?: yet| available)?"
    r"|none (?:yet|so far|as yet|to date|at (?:this|the) (?:time|moment|present)|at present|for now|known yet"
    r"|identified yet)|no[tn]e? yet"
)
_ABOVE = (
    r"(?:please )?(?:see|as|same|same as|like|refer to|ditto)(?: the)?(?: (?:row|cell|text|line|entry|one|section|need"
    r"|strategy|target|mpo|question))? (?:above|below|before|previous|previously)|same(?: as)? [a-z]{0,3}\.?\d[\w.-]*"
    r"|same|same here|ditto|idem|as before|dto"
)
_PROMPT = (
    r"(?:please )?(?:click|tap)(?: or tap| or click)?(?: here)? to (?:enter|add|insert|type|choose|edit|select)\b.*"
    r"|(?:please )?(?:choose|select|pick) (?:an?|one|your|the) (?:item|option|answer|value|date|role|choice)\b.*"
    r"|(?:please )?(?:insert|enter|type|add|write|put|describe|list|state|give|provide|fill in|paste)\b.{0,60}\bhere"
    rf"|(?:please )?(?:insert|enter|type|add|write|put|fill in) (?:your )?{_THING}"
    rf"|(?:your|sample|example|dummy|placeholder|some|any) {_THING}(?: goes)?(?: here)?|{_THING} (?:goes )?here"
    r"|lorem ipsum\b.*|placeholder|dummy|sample|asdf\w*|qwert\w*|bla(?:h)?(?: bla(?:h)?)*|test|foo|todo|to do"
    r"|to-do|fixme|(?:we|i|they) will (?:add|write|fill|decide|determine|complete)\b.{0,30}"
    r"|fill (?:this )?in|fill me in|por (?:determinar|definir|confirmar)|pendiente"
)
_SAYS_NOTHING = re.compile(
    rf"(?:(?:{_THING}|still|is|are|was|were|:|-|=)\s*){{0,4}}"
    rf"(?:{_TBD}(?:[ :,;(-]+(?:\S+ ?){{1,5}})?|to be (?:{_PUTS_OFF})\w*(?: out| in| on)?{_LATER}|{_NEVER}{_LATER}"
    rf"|{_WAITING}|{_NOTHING}|n ?[/.] ?a\.?|na|{_ABOVE}|{_PROMPT})(?: ?#?\d{{1,3}})?"
)
"""The whole folded text, without marks around it."""
_BRACKETED = re.compile(r"(?:\[[^\[\]]*\]|<[^<>]*>|\{[^{}]*\}|«[^«»]*»)")
"""A text wholly in brackets of a kind that prose does not use is an instruction to whoever fills in the form."""
_MARKS = "-–—_.…·•*/\\|?!#~=+^\"'`´,;:()[]{}<>«» \t\n"
_LETTERS = re.compile(r"x{1,9}")
_STRICT = re.compile(rf"{_TBD}|n ?[/.] ?a\.?|none(?: yet)?|to be determined|pending|unknown|not applicable|nothing")


def says_nothing(column: Column, text: str, allowed: Collection[str] = ()) -> bool:
    """Whether a filled cell of the column says nothing yet.

    A word on the column's list (``allowed``: folded) is an answer, and “None” is one in a text that is not required. In
    columns of IDs, and in Notes, only a few words stand for nothing: “x” may be an ID.
    """
    if column.kind in (Kind.NUMBER, Kind.SHARE) and fold(text) == fold(HIDDEN):
        return True
    if len(text) > LONGEST or (allowed and fold(text) in allowed):
        return False
    bare = column.kind is not Kind.TEXT or column.required
    return _stands_for_nothing(text, strict=column.kind in ID_KINDS or column.key == "notes", none=bare)


@lru_cache(maxsize=4096)
def _stands_for_nothing(text: str, *, strict: bool, none: bool) -> bool:
    folded = fold(text)
    if not clean(folded):
        return False
    core = folded.strip(_MARKS)
    if strict:
        return not core or _STRICT.fullmatch(core) is not None
    return (
        not core
        or (none and core == "none")
        or _BRACKETED.fullmatch(folded) is not None
        or _LETTERS.fullmatch(core) is not None
        or _SAYS_NOTHING.fullmatch(core) is not None
        or _SAYS_NOTHING.fullmatch(folded) is not None
    )
