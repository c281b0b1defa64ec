"""Finds names, e-mail addresses, phone numbers and user folders in a text, but no IDs, dates, counts or ZIP codes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

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


_GAP = r"(?:[\s_.]|%20|_x00(?:0[9ad]|20|a0)_)+"
"""What stands between the words of a name: spaces, in file names also dots and underscores, and Excel's escapes."""
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
        names = sorted({form for words in known.names for form in _forms(words)}, key=len, reverse=True)
        self._names = re.compile(rf"{_BEFORE}(?:{'|'.join(names)}){_AFTER}") if names else None
        emails = [re.escape(email) for email in known.emails]
        self._emails = re.compile(rf"{_BEFORE}(?:{'|'.join(emails)}){_AFTER}") if emails else None
        phones = known.phones | {phone[3:] for phone in known.phones if len(phone) == 10}
        numbers = sorted(map(_number, phones), key=len, reverse=True)
        self._numbers = re.compile(rf"(?<!\d)(?<!\d[.,])(?:{'|'.join(numbers)})(?!\d)") if numbers else None
        self._phones = frozenset(known.phones)
        words = "|".join(re.escape(word) for word in known.single)
        self._single = re.compile(rf"\b(?:{words})\b") if words else None
        families = "|".join(_written(name[-1]) for name in known.names if len(name[-1]) > 1)
        self._families = re.compile(rf"{_BEFORE}(?:{families}){_AFTER}") if families else None

    def known(self, text: str) -> Iterator[Found]:
        """The known names, e-mail addresses and phone numbers in the text, perhaps overlapping."""
        folded = Folded(text)
        for what, pattern in ((What.EMAIL, self._emails), (What.NAME, self._names), (What.PHONE, self._numbers)):
            if pattern:
                yield from _found(folded, pattern, what)

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
        """Whether a cell's number is a known phone number with its area code."""
        return len(number) >= 10 and _digits(number) in self._phones

    def suspects(self, text: str) -> list[str]:
        """What looks like a person's name but is not known: Ms. Rivera, a single or family name that stands in Team."""
        found = [match[0] for match in _TITLED.finditer(text)]
        if self._single:
            found += [match[0] for match in self._single.finditer(text)]
        if self._families:
            folded = Folded(text)
            spans = (folded.span(*match.span()) for match in self._families.finditer(folded.text))
            found += [word for start, end in spans if (word := text[start:end])[0].isupper()]
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


def _forms(words: tuple[str, ...]) -> Iterator[str]:
    """How a name may be written: in its order or family name first, with an initial or without one, words left out."""
    escaped = [_written(word) for word in words]
    initial = rf"(?:{_GAP}[a-z](?![^\W_]))?"
    yield escaped[0] + initial + _GAP + _GAP.join(escaped[1:])
    full = [word for word in escaped[1:] if len(word) > 1]
    for last in (*full, _GAP.join(full)) if full else ():  # Ana Lopez Garcia: Ana Lopez, Ana Garcia, A. Lopez Garcia
        yield escaped[0] + initial + _GAP + last
        yield rf"{words[0][0]}\.{_GAP}?{last}"
        yield rf"{last}\s*,{_GAP}?{words[0][0]}\."
        yield rf"{last}\s*,{_GAP}?{escaped[0]}"
        yield rf"{last}{_GAP}{escaped[0]}"
    for parted in range(1, len(words)):
        first, family = escaped[:parted], escaped[parted:]
        yield rf"{_GAP.join(family)}\s*,{_GAP}?{_GAP.join(first)}"


def _written(word: str) -> str:
    """A word of a name, with a hyphen, a space or nothing where it has a hyphen."""
    return rf"(?:-|{_GAP})?".join(map(re.escape, word.split("-")))


def _number(digits: str) -> str:
    """A known phone number however its groups are parted; one without area code only where they are."""
    if len(digits) == 7:
        return rf"{digits[:3]}[\s.-]{digits[3:]}"
    if len(digits) == 10:
        between = r"[\s().\-/]{0,3}"
        return rf"(?:\+?1[\s.-]?)?\(?{digits[:3]}{between}{digits[3:6]}{between}{digits[6:]}"
    return r"\+?" + r"[\s().\-/]{0,2}".join(digits)


def _digits(text: str) -> str:
    """The digits of a phone number, without the country's 1."""
    digits = "".join(letter for letter in text if letter.isdecimal())
    return digits[1:] if len(digits) == 11 and digits.startswith("1") else digits
