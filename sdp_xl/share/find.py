"""Finds names, e-mail addresses, phone numbers and user folders in a text, but no IDs, dates, counts or ZIP codes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from schemas.nicknames import OTHER_FORMS
from sdp_xl.share.fold import Folded
from sdp_xl.share.known import Known


class What(StrEnum):
    """What is removed from a text."""

    NAME = "name"
    EMAIL = "email"
    PHONE = "phone"
    FOLDER = "folder"

    @property
    def removed(self) -> str:
        """What stands in its place."""
        return f"[{self.value} removed]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A place in a text, from ``start`` to before ``end``, and what stands there."""

    start: int
    end: int
    what: What


_GAP = r"(?:(?:[\s_.+-]|%20|_x00(?:0[9ad]|20|a0)_)+)"
"""What stands between the words of a name: spaces, hyphens, in file names dots and underscores, and Excel's escapes."""
_JOINED = 7
"""Letters of the shortest name that is found without a gap, as in AnaLopez: shorter ones may be other words."""
_PARTICLES = frozenset(
    ("de", "del", "la", "las", "los", "el", "da", "dos", "das", "do", "di", "du", "van", "von", "der", "den", "y", "e")
)
"""Parts of family names that are words of their own: “a la” is not A. de la Cruz."""
_LONE = re.compile(r"[^\W_]\s")
"""How a name begins whose given name is one letter without a full stop."""
_BEFORE, _AFTER = r"(?<![^\W_])", r"(?![^\W_])"

_EMAIL = re.compile(r"(?<![\w.+-])[a-z0-9._%+'-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}(?![\w@])")

_AREA, _REST = r"[2-9]\d\d", r"[2-9]\d\d"
"""An area code and an exchange never begin with 0 or 1 (North American Numbering Plan)."""
_PLAIN_START, _PLAIN_END = r"(?<![\w-])(?<!\d[.,/])", r"(?!\w|[-.,/]\d)"
_EXTENSION = r"(?:,?\s*(?:x|ext\.?|extension)\s*\d{1,6})?"
_PHONES = tuple(
    re.compile(pattern)
    for pattern in (
        # (614) 555-0100, 614-555-0100, 614.555.0100, 614 555-0100, 614/555-0100
        rf"{_PLAIN_START}(?:\+?1[\s.-]?)?(?:\({_AREA}\)[\s.-]{{0,2}}{_REST}[\s.-]\d{{4}}"
        rf"|{_AREA}([-.]){_REST}\1\d{{4}}|{_AREA}[\s/]{_REST}-\d{{4}}){_EXTENSION}{_PLAIN_END}",
        # any way of writing it after +1 or after a word for it, there without an area code too
        rf"(?<![\w+])\+1[\s.-]?\(?{_AREA}\)?[\s.-]?{_REST}[\s.-]?\d{{4}}{_EXTENSION}{_PLAIN_END}",
        rf"(?:\b(?:phone|tel|telephone|cell|mobile|fax|telefono|celular|whatsapp)\b(?:\s+(?:no|number))?[\s.:#]{{0,3}}|☎\s?)"
        rf"(?P<number>(?:{_AREA}[\s.-]?)?{_REST}[\s.-]?\d{{4}}{_EXTENSION}){_PLAIN_END}",
        # another country's, such as +52 55 1234 5678
        rf"(?<![\w+])\+[2-9]\d{{0,2}}[\s.-]\(?\d{{1,4}}\)?[\s.-]\d{{3,4}}[\s.-]?\d{{3,4}}{_PLAIN_END}",
    )
)

_FOLDER = re.compile(
    r"(?:(?<![\w])[a-z]:[\\/]+|\\\\[^\\/\s]+\\|file:/{2,3}(?:[a-z]:/)?|(?<![^\s\"'(])/(?=users/))"
    r"(?:users|documents and settings|home\$?)[\\/]+(?:[^\\/:*?\"<>|\r\n]{1,60}(?=[\\/])|[^\\/:*?\"<>|\s]{1,60})"
    r"|(?<=-my\.sharepoint\.com/)(?:[^\s\"<>]{0,20}/)?personal/[^/\s\"<>]+"
    r"|(?<=d\.docs\.live\.net/)[0-9a-f]{8,}"
)
"""The home folder of a user, or the OneDrive of a person: both are called by the user's name."""

_TITLED = re.compile(r"\b(?:M[rsx]|Mrs|Dr|Prof|Sra|Srta|Dra)\.? (?:[A-Z]\. ?)?[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?")


class Finder:
    """Finds what is known, and what looks like an e-mail address or a phone number anywhere."""

    def __init__(self, known: Known) -> None:
        persons = known.names | {_parted(words) for words in known.names}
        names = sorted({form for words in persons for form in _forms(words)}, key=len, reverse=True)
        self._names = re.compile(rf"{_BEFORE}(?:{'|'.join(names)}){_AFTER}") if names else None
        emails = [re.escape(email) for email in known.emails]
        self._emails = re.compile(rf"{_BEFORE}(?:{'|'.join(emails)}){_AFTER}") if emails else None
        phones = known.phones | {phone[3:] for phone in known.phones if len(phone) == 10}
        numbers = sorted(map(_number, phones), key=len, reverse=True)
        self._numbers = re.compile(rf"(?<!\d)(?<!\d[.,])(?:{'|'.join(numbers)})(?!\d)") if numbers else None
        self._phones = frozenset(phones)
        words = "|".join(re.escape(word) for word in known.single)
        self._single = re.compile(rf"\b(?:{words})\b") if words else None
        families = "|".join({_written(word) for name in persons for word in _full(name)})
        self._families = re.compile(rf"{_BEFORE}(?:{families}){_AFTER}") if families else None
        signed = "|".join({form for name in persons for form in _signed(name)})
        self._signed = re.compile(rf"{_BEFORE}(?:{signed})(?![^\W_])") if signed else None

    def known(self, text: str) -> Iterator[Found]:
        """The known names, e-mail addresses and phone numbers in the text, perhaps overlapping."""
        folded = Folded(text)
        for what, pattern in ((What.EMAIL, self._emails), (What.NAME, self._names), (What.PHONE, self._numbers)):
            for found in _found(folded, pattern, what) if pattern else ():
                if what is not What.NAME or _is_name(text[found.start : found.end]):
                    yield found

    def all(self, text: str) -> list[Found]:
        """All that is to be removed from the text, in order and without overlap."""
        folded = Folded(text)
        every = list(self.known(text))
        if "@" in folded.text:
            every += _found(folded, _EMAIL, What.EMAIL)
        for pattern in _PHONES:
            every += _found(folded, pattern, What.PHONE)
        every += _found(folded, _FOLDER, What.FOLDER)
        return _joined(every)

    def is_known_phone(self, number: str) -> bool:
        """Whether a cell's number is a known phone number, with its area code or without it."""
        return _digits(number) in self._phones

    def suspects(self, text: str) -> list[str]:
        """What may be a person: Ms. Rivera; of those who stand in Team a single or family name, initials, alopez."""
        found = [match[0] for match in _TITLED.finditer(text)]
        if self._single:
            found += [match[0] for match in self._single.finditer(text)]
        folded = Folded(text)
        for pattern, written in ((self._families, str.istitle), (self._signed, str)):
            spans = (folded.span(*match.span()) for match in pattern.finditer(folded.text)) if pattern else ()
            found += [word for start, end in spans if written((word := text[start:end])[:1])]
        return list(dict.fromkeys(found))


def _found(folded: Folded, pattern: re.Pattern[str], what: What) -> Iterator[Found]:
    group = "number" if "number" in pattern.groupindex else 0
    for match in pattern.finditer(folded.text):
        start, end = folded.span(*match.span(group))
        yield Found(start=start, end=end, what=what)


def _joined(every: list[Found]) -> list[Found]:
    """Overlapping places as one, called by the one that begins first (of those the longest)."""
    joined: list[Found] = []
    for found in sorted(every, key=lambda found: (found.start, -found.end)):
        if joined and found.start < joined[-1].end:
            last = joined[-1]
            joined[-1] = Found(start=last.start, end=max(last.end, found.end), what=last.what)
        else:
            joined.append(found)
    return joined


def _is_name(text: str) -> bool:
    """Whether a name that was found is written as one: “a young child” does not name A. Young."""
    return not _LONE.match(text) or all(word[:1].isupper() for word in text.split())


def _parted(words: tuple[str, ...]) -> tuple[str, ...]:
    """A name of which only one half of a hyphenated word may be written."""
    return tuple(word for whole in words for word in whole.split("-") if word)


def _full(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a name that may stand for its family, each by itself."""
    return tuple(word for word in words[1:] if len(word) > 1 and word not in _PARTICLES)


def _forms(words: tuple[str, ...]) -> Iterator[str]:
    """How a name may be written: in its order or family name first, by initials, by a short form, words left out."""
    given, *others = (_written(word) for word in words)
    given = "|".join((given, *map(_written, sorted(OTHER_FORMS.get(words[0], ())))))
    given, initials = f"(?:{given})", rf"{words[0][0]}(?:\.(?:{_GAP}?[a-z]\.)?|{_GAP})"
    middle = rf"(?:{_GAP}[a-z](?![^\W_]))?"
    yield given + middle + _GAP + _GAP.join(others)
    full = [*map(_written, _full(words))]
    if len(full) > 1:
        yield _GAP.join(full)  # Ana Lopez Garcia: Lopez Garcia
    several = {_GAP.join(full), _GAP.join(full[1:]), f"{_GAP}?".join(others)} - {""}
    for last in (*full, *several) if full else ():  # and Ana Lopez, Ana Garcia, A. Lopez Garcia
        yield given + middle + _GAP + last
        yield rf"{initials}{_GAP}?{last}"
        yield rf"{last}\s*,{_GAP}?{words[0][0]}\."
        yield rf"{last}\s*,{_GAP}?{given}"
        yield rf"{last}{_GAP}{given}"
        yield rf"{last}[\s_]{words[0][0]}\."
    for parted in range(1, len(words)):
        first, family = [given, *others[: parted - 1]], others[parted - 1 :]
        yield rf"{_GAP.join(family)}\s*,{_GAP}?{_GAP.join(first)}"
    for one in _full(words):
        ends = words[0], one.replace("-", "")
        if len("".join(ends)) >= _JOINED:
            yield from (re.escape("".join(ends)), re.escape("".join(reversed(ends))))


def _signed(words: tuple[str, ...]) -> Iterator[str]:
    """How a person signs who does not write a name: A.L., Ana L., and alopez or lopeza as the name of a user."""
    yield r"\s?".join(rf"{word[0]}\." for word in words)
    for family in _full(words):
        yield rf"{_written(words[0])}\s{family[0]}\."
        yield rf"{words[0][0]}[._]?{re.escape(family)}"
        yield rf"{re.escape(family)}[._]?{words[0][0]}"


def _written(word: str) -> str:
    """A word of a name, with a hyphen, an apostrophe, a space or nothing where it has one."""
    return rf"(?:'|{_GAP})?".join(map(re.escape, re.split("[-']", word)))


def _number(digits: str) -> str:
    """A known phone number however its groups are parted; one without area code too."""
    if len(digits) == 7:
        return rf"{digits[:3]}[\s.-]?{digits[3:]}"
    if len(digits) == 10:
        between = r"[\s().\-/]{0,3}"
        return rf"(?:\+?1[\s.-]?)?\(?{digits[:3]}{between}{digits[3:6]}{between}{digits[6:]}"
    return r"\+?" + r"[\s().\-/]{0,2}".join(digits)


def _digits(text: str) -> str:
    """The digits of a phone number, without the country's 1."""
    digits = "".join(letter for letter in text if letter.isdecimal())
    return digits[1:] if len(digits) == 11 and digits.startswith("1") else digits
