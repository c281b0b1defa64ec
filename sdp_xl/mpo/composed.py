"""Sentence that told parts of an MPO make: By June 30, 2029, 65% of migratory youth will move up one level …"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from sdp_xl.mpo.patterns import pattern
from sdp_xl.mpo.placed import Placed, joined
from sdp_xl.mpo.text import lowered
from sdp_xl.mpo.times import phrases
from sdp_xl.mpo.words import AT_LEAST, CHANGE, GROUP, MODAL, NUMBER, PERCENT, RATE, REACH, STATE, THINGS

Parts = Mapping[str, Placed]
"""What is told, by the keys of ``schemas.mpo_words.LABELS``."""

_AT_ONCE = pattern(
    r"(?:by|before|in|at|on|during|within|over|through|until|no\slater|not\slater|each|every|annually|yearly|as|when|once|"
    r"after|upon|if|tbd|tba|soon|whenever)\b"
)
_OPEN = pattern(
    r"(?:yet\s)?(?:to\sbe\s(?:\w+ly\s)?\w+|tbd|tba|tbc|open|pending|none|n/a|\?+|_+|not\s(?:yet\s)?\w+)\W*$"
)
HOW_MANY = pattern(
    rf"{AT_LEAST}?(?:{PERCENT}(?:\sor\s(?:more|higher|above))?|{NUMBER}\s(?:out\sof|of|in)\s(?:every\s|each\s)?(?:the\s)?{NUMBER}\b(?!\s(?:\w+\s)?{THINGS}\b)"
    r"|(?:two|three|four)[\s-](?:thirds|quarters|fifths)|(?:one[\s-])?half|all|every)"
    r"(?!\s(?:correct|accuracy|mastery|points?|on\b|higher|lower|more|fewer|less))(?:\sof(?=\W*$))?"
)
_FIGURE = pattern(
    rf"(?:(?:the|annual|average|mean|median|four-year|five-year|\w+)\s){{0,4}}?(?:{RATE}|averages?|mean|median|gap)\b(?!\s(?:who|that)\b)"
)
_SHARE_OF = pattern(
    r"(?:the\s)?(?:percent(?:age)?|proportion|share|number|count|%|#)\s(?:of\s)?(?P<who>.+\S)\s(?:who|that)\s(?P<what>.+)"
)
_DOING = (
    r"(?:reaching|scoring|meeting|passing|earning|graduating|gaining|moving|achieving|attaining|completing|finishing|"
    r"reading|showing|demonstrating|mastering|improving|performing|promoted|proficient|knowing|reporting|obtaining|"
    r"advancing|increasing|growing|enrolled\sin\s(?:college|postsecondary)|returning|dropping|making)"
)
_SHARE_DOING = pattern(
    rf"(?:the\s)?(?:percent(?:age)?|proportion|share|number|count|%|#)\s(?:of\s)?(?:(?P<who>.+?)\s)?(?P<what>{_DOING}\b.+)"
)
_WHO_DO = pattern(rf"(?P<who>.*\b{GROUP}\b.*)\s(?:who|that)\s(?P<what>.+)")
_COUNTED = pattern(rf"{AT_LEAST}?{NUMBER}\b(?!\s?%|\spercent)(?P<of>\s{GROUP}\b)?")
_DOES = pattern(rf"(?:to\s)?(?:\w+ly\s)?(?:(?:{REACH}|{CHANGE})\b(?!\sof\b|\sin\b|\sabove\b)|be\b|have\b|know\b)")
_HAVE = pattern(r"with\s")
_IS = pattern(
    rf"(?:not\s)?(?:(?:at|above|below|within|on|in|under|over|up|down|still|back|no\slonger)\b(?!\sleast|\smost)|{STATE}|(?:fully\s)?(?:\w+ed)\b)"
)
_WILL = pattern(MODAL)
_GAIN_OF = re.compile(
    r"(?:an?\s)?(?:[\w-]+\s){0,2}(?:gain|increase|growth|rise|decrease|drop|decline|reduction|score|level)s?\s(?:of|in)\b"
)
_THING = pattern(rf"(?:an?|the|at\sleast|{NUMBER}|\w*proficiency|readiness|grade-level|mastery|credits?|scores?)\b")
_DOING_IT = re.compile(r"\w+ing\b")
_UP = pattern(r"(?:up|down)\b")


def composed(parts: Parts) -> Placed | None:
    """The sentence of the parts that are told; None if they tell nothing that could be one."""
    told = {
        key: said
        for key, said in parts.items()
        if said.text and not (key != "deadline" and key != "measure" and _is_open(said))
    }
    subject, predicate = _halves(told)
    if not subject and not predicate:
        return None
    return joined([*_deadline(told), *subject, *predicate, *_rest(told)])


def _is_open(said: Placed) -> bool:
    return _OPEN.match(lowered(said.text)) is not None


def _deadline(told: Parts) -> Iterator[Placed | str]:
    if "deadline" in told:
        yield from ("" if _AT_ONCE.match(lowered(told["deadline"].text)) else "by ", told["deadline"], ", ")


def _rest(told: Parts) -> Iterator[Placed | str]:
    if "baseline" in told and re.search(r"\d", told["baseline"].text):
        yield from (", from a baseline of ", told["baseline"])
    if "measure" in told:
        yield from (", as measured by ", told["measure"])


def _halves(told: Parts) -> tuple[list[Placed | str], list[Placed | str]]:
    """Who and how many, and what they will reach."""
    share, who, what = told.get("share"), told.get("population"), told.get("outcome")
    gain, tail = told.get("gain"), None
    if target := told.get("target"):
        low = lowered(target.text)
        if many := HOW_MANY.match(low):
            share, rest = target.piece(0, many.end()), target.piece(many.end(), len(low)).trimmed()
            if what or "indicator" in told or any(when.span[0] < 3 for when in phrases(rest.text.lower(), 0)):
                tail = rest
            elif rest.text:
                what = rest
        elif "indicator" not in told and not what:
            what = target
        elif what and not gain:
            gain = target
    if indicator := told.get("indicator"):
        low = lowered(indicator.text)
        number = _COUNTED.match(lowered(target.text)) if target and not share else None
        found = _SHARE_OF.match(low) or _SHARE_DOING.match(low) or _WHO_DO.match(low)
        if _FIGURE.match(low) and not (found and (share or number)):
            value = target or share or what
            verb = [_verb_of(value, figure=True), value] if value else []
            return ["the ", indicator, *_who(None, who), *_dose(told)], [" will ", *verb] if verb else []
        if found:
            who = indicator.piece(*found.span("who")) if found["who"] else who
            what = indicator.piece(*found.span("what"))
            if target and number:
                last = number.start("of") if number["of"] else number.end()
                share, tail = target.piece(0, last), target.piece(number.end(), len(target.text))
        elif not what:
            what = indicator
    if not what and gain:
        what, gain = gain, None
    said: list[Placed | str] = []
    if what:
        said = [
            _verb_of(what, figure=False),
            what if not _HAVE.match(lowered(what.text)) else what.piece(5, len(what.text)),
        ]
        if not _WILL.search(lowered(what.text)[:6]):
            said = [" will ", *said]
        else:
            said = [" ", *said]
    if gain:
        said += [
            " by " if _COUNTED.match(lowered(gain.text)) or PERCENT_FIRST.match(lowered(gain.text)) else ", ",
            gain,
        ]
    if tail and tail.text:
        said += [", ", tail]
    return [*_share_of(share, who), *_who(share, who), *_dose(told)], said


PERCENT_FIRST = pattern(rf"{AT_LEAST}?{PERCENT}")


def _share_of(share: Placed | None, who: Placed | None) -> list[Placed | str]:
    if not share:
        return []
    whole = re.search(r"(?:of|all|every|each)\s*$", share.text.lower())
    return [share, " " if whole else " of "] if who else [share]


def _who(share: Placed | None, who: Placed | None) -> list[Placed | str]:
    return ([] if share else [" "]) + [who] if who else []


def _dose(told: Parts) -> list[Placed | str]:
    return [" receiving ", told["dosage"]] if "dosage" in told else []


def _verb_of(said: Placed, *, figure: bool) -> str:
    """The verb that stands before what is reached, if it has none."""
    low = lowered(said.text)
    if figure:
        if re.match(r"(?:an?\s|the\s)", low):
            return "show "
        return (
            "be "
            if re.search(r"\b(?:lower|higher|less|more|fewer|above|below|least|most)\b", low)
            else "reach "
            if re.match(r"\W*\d", low)
            else ""
        )
    if _HAVE.match(low):
        return "have "
    if _GAIN_OF.match(low):
        return "reach "
    if _DOING_IT.match(low):
        return "be "
    if _WILL.match(low) or _DOES.match(low):
        return ""
    if _UP.match(low):
        return "move "
    if _IS.match(low):
        return "be "
    return "reach " if _THING.match(low) else ""
