"""Sentence that told parts of an MPO make: by June 30, 2029, 65% of youth will move up one level …"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from sdp_xl.mpo.patterns import pattern
from sdp_xl.mpo.placed import Placed, joined
from sdp_xl.mpo.text import lowered
from sdp_xl.mpo.times import phrases
from sdp_xl.mpo.words import AT_LEAST, CHANGE, GROUP, MODAL, NOT_THING, NUMBER, PERCENT, RATE, REACH, STATE, THINGS

Parts = Mapping[str, Placed]
"""What is told, by the keys of ``schemas.mpo_words.LABELS``; figure and tail are what indicator and target leave."""

HOW_MANY = pattern(
    rf"{AT_LEAST}?(?:{PERCENT}(?:\sor\s(?:more|higher|above))?"
    rf"|{NUMBER}\s(?:out\sof|of|in)\s(?:every\s|each\s)?(?:the\s)?{NUMBER}\b(?!\s(?:\w+\s)?{THINGS}\b)"
    r"|(?:two|three|four)[\s-](?:thirds|quarters|fifths)|(?:one[\s-])?half|all|every)"
    r"(?!\s(?:correct|accuracy|mastery|points?|on\s(?:the|an?|their)\b|higher|lower|right\b|more(?!\s\w+(?:ed|ful|ive|ous|ent|ant)\b)|fewer|less))"
)
_WITHOUT_BY = pattern(
    r"(?:by|before|in|at|on|during|within|over|through|until|no later|not later|each|every|annually|yearly|as|when|"
    r"once|after|upon|if|tbd|tba|soon|whenever)\b"
)
"""How a deadline begins that needs no "by"."""

_OPEN = pattern(
    r"(?:yet )?(?:to be (?:\w+ly )?\w+|tb[acd]|open|pending|none|\(?blank\)?|n/a|\?+|_+|not (?:yet )?\w+|[-–—]+)\W*$"
)
_WHOLE = r"(?:the\s)?(?:percent(?:age)?|proportion|share|number|count|%|#)\s(?:of\s)?"
WHOLE = pattern(_WHOLE)
_SHARE_WHO = pattern(rf"{_WHOLE}(?P<who>.+\S)\s(?:who|that)\s(?P<what>.+)")
_SHARE_DOING = pattern(
    rf"{_WHOLE}(?:(?P<who>.+?)\s)?(?P<what>(?:reaching|scoring|meeting|passing|earning|graduating|gaining|moving|"
    r"achieving|attaining|completing|finishing|reading|showing|demonstrating|mastering|improving|performing|promoted|"
    r"proficient|knowing|reporting|obtaining|advancing|increasing|returning|making)\b.+)"
)
_WHO_DO = pattern(rf"(?P<who>.*\b{GROUP}\b.*)\s(?:who|that)\s(?P<what>.+)")
FIGURE = pattern(
    r"(?:(?:the|annual|average|mean|median|four-year|five-year|\w+)\s){0,4}?"
    rf"(?:{RATE}|averages?|mean|median|gap)\b(?!\s(?:who|that)\b)"
)
_COUNTED = pattern(rf"{AT_LEAST}?{NUMBER}\b(?!\s?%|\spercent)(?P<of>\s{GROUP}\b)?")
_OWN_WHO = pattern(rf"(?P<who>(?:[\w-]+\s){{0,3}}?{GROUP}\b{NOT_THING})\s(?P<what>{REACH}\b.*)")
_SIZE = pattern(rf"{AT_LEAST}?{NUMBER}\b")
_WILL = pattern(MODAL)
_COMPARED = pattern(r"\b(?:lower|higher|less|more|fewer|above|below|least|most)\b")
_VERBS: tuple[tuple[re.Pattern[str], str], ...] = (
    (pattern(r"with\s"), "have "),
    (
        pattern(
            r"(?:an? )?(?:[\w-]+ ){0,2}(?:gain|increase|growth|rise|decrease|drop|decline|reduction|score|level)s? "
            r"(?:of|in)\b"
        ),
        "reach ",
    ),
    (pattern(r"\w+ing\b|(?:are|is)\s|(?:more|less|better)\s\w+(?:ed|ful|ive|ous|ent|ant|able)\b"), "be "),
    (pattern(rf"(?:to\s)?(?:\w+ly\s)?(?:(?:{REACH}|{CHANGE})\b(?!\s(?:of|in|above)\b)|(?:be|have|know)\b)"), ""),
    (pattern(r"(?:up|down)\b"), "move "),
    (
        pattern(
            r"(?:not\s)?(?:(?:at|above|below|within|on|in|under|over|still|back|no\slonger)\b(?!\s(?:least|most)\b)|"
            rf"{STATE}|(?:fully\s)?\w+ed\b)"
        ),
        "be ",
    ),
    (
        pattern(rf"(?:an?|the|at\sleast|{NUMBER}|\w*proficiency|readiness|grade-level|mastery|credits?|scores?)\b"),
        "reach ",
    ),
)
"""The verb that what is reached lacks, by how it begins; the first that fits."""


def composed(parts: Parts) -> Placed | None:
    """The sentence of the parts that are told; None if they tell neither who nor what."""
    told = {
        key: said for key, said in parts.items() if key in ("deadline", "measure") or not _OPEN.match(said.text.lower())
    }
    _take_target(told)
    _take_indicator(told)
    if "population" not in told and "outcome" in told and (own := _OWN_WHO.match(lowered(told["outcome"].text))):
        told["population"], told["outcome"] = (told["outcome"].piece(*own.span(one)) for one in ("who", "what"))
    pieces = [*_people(told), *_reached(told)]
    return joined([*_deadline(told), *pieces, *_rest(told)]) if pieces else None


def around(parts: Parts, whole: str) -> Placed:
    """The sentence that one part is, with the others around it."""
    return joined((*_deadline(parts), parts[whole], *_rest(parts)))


def _take_target(told: dict[str, Placed]) -> None:
    """A target is a share with what follows it; else the value of the indicator, the outcome, or the amount of one."""
    if (
        "target" not in told
        and "share" not in told
        and "outcome" in told
        and HOW_MANY.match(lowered(told["outcome"].text))
    ):
        told["target"] = told.pop("outcome")
    target = told.get("target")
    if target is None:
        return
    if many := HOW_MANY.match(lowered(target.text)):
        rest = target.piece(many.end(), len(target.text)).trimmed()
        timed = any(when.span[0] < 3 for when in phrases(lowered(rest.text), 0))
        told["share"] = target.piece(0, many.end())
        if rest.text:
            told["tail" if timed or not told.keys().isdisjoint(("outcome", "indicator")) else "outcome"] = rest
    elif "indicator" not in told:
        told.setdefault("gain" if "outcome" in told else "outcome", target)


def _take_indicator(told: dict[str, Placed]) -> None:
    """An indicator is who and what of a share or a number of people; or a figure, with its value as the outcome."""
    indicator, target = told.get("indicator"), told.get("target")
    if indicator is None:
        return
    low = lowered(indicator.text)
    number = _COUNTED.match(lowered(target.text)) if target and "share" not in told else None
    found = _SHARE_WHO.match(low) or _SHARE_DOING.match(low) or _WHO_DO.match(low)
    plain = None if FIGURE.match(low) or found or "baseline" not in told else joined(["rate of ", indicator])
    if plain or (FIGURE.match(low) and not (found and (number or "share" in told))):
        told["figure"] = plain or indicator
        if value := target or told.get("share"):
            told["outcome"] = value
            told.pop("tail", None)
    elif found:
        told["outcome"] = indicator.piece(*found.span("what"))
        if found["who"]:
            told["population"] = indicator.piece(*found.span("who"))
        if target and number:
            told["share"] = target.piece(0, number.start("of") if number["of"] else number.end())
            told["tail"] = target.piece(number.end(), len(target.text)).trimmed()
    else:
        told.setdefault("outcome", indicator)


def _deadline(told: Parts) -> Iterator[Placed | str]:
    if "deadline" in told:
        yield from ("" if _WITHOUT_BY.match(told["deadline"].text.lower()) else "by ", told["deadline"], ", ")


def _people(told: Parts) -> Iterator[Placed | str]:
    """How many of whom with which service; of a figure, whose it is."""
    many, who = told.get("figure") or told.get("share"), told.get("population")
    if "figure" in told:
        yield "the "
    if many:
        yield many
    if many and who:
        yield " " if many.text.lower() in ("all", "every") else " of "
    if who:
        yield who
    if who and "dosage" in told:
        yield from (" receiving ", told["dosage"])


def _reached(told: Parts) -> Iterator[Placed | str]:
    """What they will reach, by how much."""
    outcome, gain = told.get("outcome") or told.get("gain"), told.get("gain")
    if outcome:
        low = lowered(outcome.text)
        verb = _value_verb(low) if "figure" in told else _verb(low)
        drop = re.match(r"(?:with|are|is) ", low)
        yield from (" " if _WILL.match(low) else " will ", verb, outcome.piece(drop.end() if drop else 0, len(low)))
    elif "population" in told or "share" in told:
        yield " will "
    if gain and "outcome" in told:
        yield from (" by " if _SIZE.match(lowered(gain.text)) else ", ", gain)
    if "tail" in told and told["tail"].text:
        yield from (", ", told["tail"])


def _verb(low: str) -> str:
    return "" if _WILL.match(low) else next((verb for sign, verb in _VERBS if sign.match(low)), "")


def _value_verb(low: str) -> str:
    """The verb before the value of a figure: 92%, an increase of 5%, 3 percentage points lower."""
    if re.match(r"an? |the ", low):
        return "show "
    if re.match(r"up |down |from ", low):
        return "go "
    return "be " if _COMPARED.search(low) else "reach " if low[:1].isdigit() else ""


def _rest(told: Parts) -> Iterator[Placed | str]:
    if "baseline" in told and re.search(r"\d", told["baseline"].text):
        yield from (", from a baseline of ", told["baseline"])
    if "population" not in told and "dosage" in told:
        yield from (", through ", told["dosage"])
    if "measure" in told:
        yield from (", as measured by ", told["measure"])
