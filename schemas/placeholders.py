"""Texts that stand where an entry should and say nothing yet, such as “TBD” or “[Insert strategy here]”."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache

from schemas.model import Column, Kind
from schemas.synonyms import SYNONYMS
from schemas.values import ID_KINDS, fold

HIDDEN = "Hidden"
"""What stands in the place of a number of children that is too small to be shown."""

LONGEST = 120
"""Characters up to which a text can say nothing; a longer one says something, whatever words it holds."""

_PUTS_OFF = (
    r"determin|decid|done|announc|confirm|complet|add|develop|defin|identifi|establish|discuss|provid|finaliz|supplied"
    r"|set\b|fill|writ|drafted|enter|inserted|agreed|named|chosen|select|assign|revis|updat|inform|continued|advised|known"
    r"|collect|gather|specifi|clarifi|reviewed|worked out|follow|come\b"
)
_TBD = r"t\.? ?b\.? ?[dacns]\b\.?"
_THING = (
    r"(?:the |an? |this |our |your )?(?:performance |long-term |evaluation |measurable |program |solution |service )?"
    r"(?:target|goal|need|concern|strategy|strategie|mpo|objective|outcome|question|measure|value|text|date|name|owner|lead|data"
    r"|source|instrument|baseline|role|section|summary|details?|information|content|description|answer|reason|response"
    r"|evidence|staff|person|cause|root cause)s?"
)
_LATER = r"(?: (?:later|soon|shortly|below|here|by|with|at|in|on|upon|after|once|when|from|pending|during)\b.{0,45})?"
_NEVER = rf"not (?:yet )?(?:applicable|available|known|{_PUTS_OFF})\w*(?: yet| at this time)?"
_ASKED_FOR = (
    r"(?:the |more |further )?(?:data|results?|information|info|approval|input|feedback|a decision|numbers|figures)"
)
_WAITING = (
    rf"(?:still )?(?:a?waiting(?: for| on)?|need(?:s|ed|ing)?|missing) {_ASKED_FOR}|missing|coming|(?:on )?hold"
    r"|undecided|awaiting|needs (?:more )?work|need to finish|(?:come back to|work on) this|in the works"
    rf"|(?:(?:is|are) )?(?:still |currently )?being (?:prepared|{_PUTS_OFF})\w*"
    r"|not (?:done|started|written)(?: yet)?|(?:still )?in progress"
    r"|(?:add|fill in|do|update|complete|write|insert|enter|finish|revise|decide)(?: (?:this|it))? later"
    r"|will (?:update|add|fill(?: in)?|revisit)(?: (?:this|it))?(?: later| soon)?"
    r"|pending(?: (?!court|litigation)\w+){0,2}|coming soon|(?:more )?to (?:come|follow)|later|soon"
    r"|work in progress|wip|(?:still )?(?:under|in) (?:development|construction|discussion|review)"
)
_NOTHING = (
    r"nothing(?: yet| so far)?|nil|null|blank|empty|void|unknown|unsure|not sure|(?:i )?do(?:n't| not) know|idk"
    r"|no (?:data|information|info|text|entry|answer|response|idea)(?: yet| available)?"
    r"|(?:this (?:cell|row|field) )?(?:is )?(?:intentionally )?(?:left )?blank(?: for now| on purpose| intentionally)?"
    r"|undetermined|undefined|unspecified|does(?: not|n't) apply|not app\.?|n[-\\]a"
    r"|none (?:yet|so far|as yet|to date|at (?:this|the) (?:time|moment|present)|at present|for now|known yet"
    r"|identified yet)|no[tn]e? yet"
)
_ABOVE = (
    r"(?:please )?(?:see|as|same|same as|like|per|as per|copy from|refer to|ditto)(?: the)?"
    r"(?: (?:row|cell|text|line|entry|one|section|need|strategy|target|mpo|question))?"
    r" (?:above|below|before|previous|previously)|same(?: as)? [a-z]{0,3}\.?\d[\w.-]*"
    r"|as (?:stated|noted|described|listed|mentioned|shown|written) (?:above|below|before|earlier|previously)"
    r"|(?:same as|as in|as per|unchanged from|like) (?:the )?(?:last|previous|prior|old)"
    r" (?:year|time|plan|sdp|cna|cycle)"
    r"|(?:vide|see|cf\.) supra|cf\. (?:above|below)"
    r"|same as (?:row|line|cell|need|strategy|target|mpo|question|in) [a-z]{0,3}\.?\d[\w.-]*"
    r"|same|same here|ditto|idem|as before|dto"
)
_PROMPT = (
    r"(?:please )?(?:click|tap)(?: or tap| or click)?(?: here)? to (?:enter|add|insert|type|choose|edit|select)\b.*"
    r"|(?:please )?(?:choose|select|pick) (?:an?|one|your|the) (?:item|option|answer|value|date|role|choice)\b.*"
    r"|(?:please )?(?:insert|enter|type|add|write|put|describe|list|state|give|provide|fill in|paste)\b.{0,60}\bhere"
    rf"|(?:please )?(?:insert|enter|type|add|write|put|fill in) (?:your )?{_THING}"
    rf"|(?:your|sample|example|dummy|placeholder|some|any) {_THING}(?: goes)?(?: here)?|{_THING} (?:goes )?here"
    r"|insert|enter|text|description|content|entry|[mdx]{1,2}[/-][mdx]{1,2}[/-][yx]{2,4}"
    r"|lorem ipsum\b.*|placeholder|dummy|sample|asdf\w*(?: asdf\w*)*|qwert\w*|bla(?:h)?(?: bla(?:h)?)*"
    r"|test(?: test)*|test(?:ing)? \d[\d ]*|this is (?:only )?a test|foo(?: bar)?|yada(?: yada)*|hello(?: world)?|lorem"
    r"|example|e\.?g\.?|etc\.?|todo|to do|fill-?in"
    r"|(?:full |your )?name(?: of (?:the )?(?:author|director|facilitator|lead|member|owner|person|staff))?"
    r"|to-do|fixme|(?:we|i|they) will (?:add|write|fill|decide|determine|complete)\b.{0,30}"
    r"|needs? to (?:add|write|fill in|decide|determine|complete)"
    r"|fill (?:this )?in|fill me in"
)
_SPANISH = (
    r"(?:est[aá] )?pendiente(?: de (?:\w+))?|(?:falta|faltan) (?:datos|informaci[oó]n|por \w+)|falta"
    r"|(?:est[aá] )?(?:por|a) (?:a[nñ]adir|agregar|completar|confirmar|decidir|definir|determinar|escribir|llenar)"
    r"|por hacer"
    r"|sin (?:datos|definir|determinar|especificar|informaci[oó]n|llenar|respuesta)|n/ ?d\.?|lo mismo|[ií]dem"
    r"|no (?:aplica|aplicable|disponible|hay datos|se sabe)(?: todav[ií]a| a[uú]n)?|pr[oó]ximamente"
    r"|m[aá]s (?:adelante|tarde)|en (?:construcci[oó]n|desarrollo|espera|proceso|revisi[oó]n)"
    r"|(?:ver|v[eé]ase|igual que) (?:arriba|abajo)"
    r"|(?:escriba|inserte|ponga)\b.{0,40}\baqu[ií]|haga clic\b.*"
)
_PROMISED = (
    r"(?:(?:this|it) )?(?:still )?(?:will|shall|needs? to|has to|must) be"
    r" (?:added|announced|completed|decided|defined|determined|filled in|finalized|provided|written)"
)
_NOT_SAID = (
    rf"(?:{_TBD}(?:[ /:,;(-].{{0,60}})?|to[ -]be[ -](?:{_PUTS_OFF})\w*(?: out| in| on)?{_LATER}"
    rf"|{_NEVER}{_LATER}|{_WAITING}|{_NOTHING}|n ?[/.] ?a\.?(?:[ :,;-]+see .{{1,30}})?|na"
    rf"|{_ABOVE}|{_PROMPT}|{_SPANISH})"
)
_MARKS = "-–—_.…·•*/\\|?!#~=+^$\"'`´,;:()[]{}<>«» \t\n"
_AROUND = rf"[{re.escape(_MARKS)}]*"
_BRACKETED = r"(?=.*[^\W\d_])(?:\[{1,2}[^\[\]]*\]{1,2}|<{1,2}[^<>]*>{1,2}|\{{1,2}[^{}]*\}{1,2}|«[^«»]*»)"
"""Words wholly in brackets of a kind that prose does not use are an instruction to whoever fills in the form."""
_LETTERS = r"x{1,9}|x(?: x)+|([a-z])\1{2,}"
_SAYS_NOTHING = re.compile(
    rf"{_BRACKETED}|{_AROUND}(?:{_LETTERS}|(?:(?:{_THING}|still|is|are|was|were|:|-|=)\s*){{0,4}}{_NOT_SAID}"
    rf"(?:[ /,;]+(?:{_TBD}|n ?[/.] ?a\.?))?(?: ?#?\d{{1,3}})?"
    rf"|{_PROMISED}{_LATER}){_AROUND}"
)
"""The whole folded text, whatever marks stand around it."""
_EMPTY = re.compile(
    r"ok(?:ay)?|fine|good|done|completed?|finished|nope|maybe|possibly|some(?:thing)?|anything|stuff|things?|whatever"
    r"|words?(?: words?)+|texts?(?: texts?)+|what|who|when|how|why|\d+|[a-z]|abcd?e?|fpo|tk|n\. ?d"
)
"""What is no need, strategy, outcome, question or activity, though it may be an answer to something else."""
_MASHED = re.compile(r"[a-z]{2}|[b-df-hj-np-tv-xz]{3,}")
"""Letters that are no word, unless they are an abbreviation in capitals: PD, MTSS."""
_FIGURES = (Kind.NUMBER, Kind.SHARE)
_NONE = re.compile(r"none(?: (?:identified|known|currently|reported|determined))?|ningun[oa]")
_STRICT = re.compile(
    rf"{_TBD}|n ?[/.] ?a\.?|none(?: yet| needed| required)?|to be determined|pending|unknown|not applicable|nothing"
)


@cache
def _words_of_list(choices: str | None) -> frozenset[str]:
    """The declared words for the entries of a list, so that a Status “To do” is read as Not started."""
    return frozenset(word for words in SYNONYMS.get(choices or "", {}).values() for word in words)


def says_nothing(column: Column, text: str, allowed: Collection[str] = ()) -> bool:
    """Whether a filled cell of the column says nothing yet.

    A word on the column's list (``allowed``: folded) is an answer, and “None” is one in a text that is not required. In
    columns of IDs, and in Notes, only a few words stand for nothing: “x” may be an ID. Where a row is to say what it
    is, neither a number nor “OK” nor the header says it; as somebody's comment “OK” does.
    """
    if column.kind in _FIGURES and fold(text) == fold(HIDDEN):
        return True
    if len(text) > LONGEST:
        return False
    folded = fold(text)
    if not folded or folded in allowed or folded in _words_of_list(column.choices):
        return False
    core = folded.strip(_MARKS)
    if not core:
        return True
    if core in allowed:  # Not started.
        return False
    told = column.prose and column.required
    if (told or column.kind is Kind.PERSON) and core == fold(column.header):
        return True
    if (
        told
        and column.key != "comment"
        and (_EMPTY.fullmatch(core) or (_MASHED.fullmatch(core) and not text.isupper()))
    ):
        return True
    if column.kind in ID_KINDS or column.key == "notes":
        return _STRICT.fullmatch(core) is not None
    none = column.kind is not Kind.TEXT or column.required
    return _SAYS_NOTHING.fullmatch(folded) is not None or (none and _NONE.fullmatch(core) is not None)
