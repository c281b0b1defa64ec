"""Sentence that tells the result first, turned around: ten more words, by 60% of them, are 60% who reach it."""

from __future__ import annotations

from collections.abc import Iterator

from sdp_xl.mpo.composed import HOW_MANY
from sdp_xl.mpo.measures import Instrument, instruments
from sdp_xl.mpo.model import TextSpan
from sdp_xl.mpo.patterns import pattern
from sdp_xl.mpo.placed import Placed, joined
from sdp_xl.mpo.text import blanked, head, lowered
from sdp_xl.mpo.times import phrases
from sdp_xl.mpo.words import CHANGE, FOREIGN, GROUP, MODAL, NOT_THING, VAGUE_DONE

_BY_WHOM = pattern(
    rf"(?P<done>\s(?:reached|met|earned|attained|achieved|gained|mastered|passed)|"
    r"\s(?:are|is)\s(?:anticipated|expected|planned|foreseen)|"
    rf"\s(?:will|shall|is\sto|are\sto)\sbe\s(?:met|shown|made|held|kept|read|won|(?!(?:{CHANGE}|{VAGUE_DONE})\b)\w+ed))?"
    r",?\s(?:by|for|among|in(?=\s\d+%\sof\s))\s"
    r"(?=(?:at\sleast\s|no\sfewer\sthan\s|no\sless\sthan\s|the\s)?"
    r"(?:\d+\s?%|\d+\s(?:percent|out\sof|of|in)\b|(?:two|three|four)[\s-](?:thirds|quarters|fifths|of|out)\b|half\b)|(?P<ours>migra))"
)
_OTHERWISE = (
    *("by ", "in ", "at ", "on ", "before ", "each ", "every ", "during ", "of ", "among ", "for ", "with ", "after "),
    *("through ", "the ", "no ", "not ", "when ", "if ", "we ", "our ", "all "),
)
"""How a sentence begins that tells the time, the people or the service first."""

_OPENING = pattern(r"(?:after|with|through|following|thanks\sto|because\sof)\s[^,;.%]*,\s")
_PEOPLE = pattern(rf"[^,]*\b{GROUP}\b{NOT_THING}|\d+\s?(?:%|percent\b)")
_CHANGED = pattern(rf"\b{CHANGE}$")
_WILL = pattern(MODAL)
_CLAUSE = pattern(r"[:;]|\b(?:is|are|aims?|goals?|(?<!growth\s)targets?|want|we|our)\b|\d\s?(?:%|percent)\sof\b")
"""Signs that what stands before the people is more than a result."""

_SERVICE = pattern(
    r",?\s(?:through|as a result of|by means of|by way of|because of|due to|thanks to|following|after|on completion of|"
    r"upon completion of|with the help of|with support from|via)\s"
)
_SOURCE = pattern(
    r"\s(?=\()|(?:,\s|\s(?=per|acc|as\s|measured))(?=(?:per|according\sto|as\s(?:measured|shown|seen)|measured|based\son|by|on|in)\s)"
)
_TAIL = pattern(
    r"[,;]\s(?!grades?\b)|\s(?=(?:on|as|according|per|by|before|each|every|at\sthe|in\s(?:the\s)?(?:fall|spring|summer|winter|\d))\s)"
)
_SHARE_NEXT = pattern(
    rf"(?:baseline[^;]*?|[^;%]*?)[\w)][.;!]\s"
    rf"(?P<lead>(?:by|in|on|at|each|every|before|as|per|according|of\sthese|of\sthem|therefore)\b[^.;%]{{1,80}}?,?\s)?"
    rf"(?P<many>{HOW_MANY.pattern})"
    rf"(?P<again>\sof\s(?:them|(?:these|those|the|our)(?:\s{GROUP}|\s{FOREIGN}|\sparticipants|\sattendees)?)"
    r"(?:\sso\s\w+)?(?!\s(?:who|that)\b))?,?\s(?=[a-z])"
)
"""What goes before, then how many of those who were named there (again): … get lessons. 60% of them move up."""

_GROUP = pattern(rf"\b(?:migra\w+\s(?:[\w-]+\s){{0,2}}?)?{GROUP}\b{NOT_THING}")
_STRANGERS = pattern(rf"\b{FOREIGN}\b")
_MARKS = " .,"


def turned(text: Placed) -> Placed | None:
    """The sentence with the people before the result; None if it does not tell the result first."""
    low = lowered(text.text)
    start = head(low)
    if opening := _OPENING.match(low, start):
        rest = _turned(text.piece(opening.end(), len(low)), 0)
        return joined([rest, ", ", text.piece(start, opening.end()).trimmed(_MARKS)]) if rest else None
    return _turned(text, start)


def _turned(text: Placed, start: int) -> Placed | None:
    """The same for a text that opens with no service."""
    low = lowered(text.text)
    if low.startswith(_OTHERWISE, start) and not low.startswith("at least ", start):
        return None
    found = _BY_WHOM.search(low, start)
    if found is None or _CHANGED.search(low, start, found.start()) or _PEOPLE.match(low[start : found.start()]):
        return None
    if (found["ours"] is not None and not found["done"]) or _CLAUSE.search(low, start, found.start()):
        return None
    if (found["done"] or "").endswith("held") and "rate" not in low[start : found.start()]:  # workshops are held
        return None
    if _WILL.search(low, start, found.start()) or _WILL.search(low, found.end()):
        return None
    service = _SERVICE.search(low, found.end())
    last = service.start() if service else len(low)
    tail = _TAIL.search(low, found.end(), last)
    end = tail.start() if tail else last
    pieces: list[Placed | str] = [text.piece(found.end(), end)]
    after = [text.piece(end, last)]
    if service:
        source = _SOURCE.search(low, service.end())
        told = source.start() if source else len(low)
        given = text.piece(service.end(), told).trimmed(_MARKS)
        if _GROUP.search(low, found.end(), end):
            pieces += [" receiving ", given]
        else:
            after.append(joined(["through ", given]))
        after.append(text.piece(told, len(low)))
    pieces += [" will reach ", text.piece(start, found.start())]
    return joined([*pieces, *(piece for one in after for piece in (", ", one.trimmed(_MARKS)))])


def told_before(text: Placed) -> Placed | None:
    """The sentence about so many of those whom the sentence before it names: … get lessons. 60% move up a level."""
    low = lowered(text.text)
    if not any(mark in low for mark in (". ", "; ", "! ")):
        return None
    first = _SHARE_NEXT.match(low)
    if first is None:
        return None
    will = _WILL.search(low, 0, first.start("many"))
    if will and _GROUP.search(low, 0, will.start()):
        return None
    many = text.piece(*first.span("many"))
    own = _GROUP.search(low, first.end("many"), first.end("again") + 40) if first["again"] else None
    strangers = _STRANGERS.search(low, *first.span("again")) if first["again"] else None
    group = strangers or _GROUP.search(low, 0, first.start("many")) or own
    if group is None:
        return None
    told, goes_on = (0, first.start("lead") if first["lead"] else first.start("many")), (first.start("many"), len(low))
    due, due_then = (
        next((one for one in phrases(low[:last], start) if one.weight > 1), None) for start, last in (told, goes_on)
    )
    measured, measured_then = (next(_measured(text, low, part), None) for part in (told, goes_on))
    pieces: list[Placed | str] = []
    if due and not due_then:
        pieces += [text.piece(*due.span), ", "]
    if first["lead"]:
        pieces.append(text.piece(*first.span("lead")))
    pieces += [many, " of ", text.piece(*group.span()), " ", text.piece(first.end(), len(low))]
    if measured and not measured_then:
        pieces += [", ", text.piece(*measured.span)]
    return joined(pieces)


def _measured(text: Placed, low: str, part: TextSpan) -> Iterator[Instrument]:
    """The instruments that a part of the text names."""
    alone = blanked(low, [(0, part[0]), (part[1], len(low))])
    return instruments(text.text, alone, (part, (part[1], part[1])), None)
