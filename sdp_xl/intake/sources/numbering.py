"""Works out the automatic numbers of a Word document, which stand nowhere in its text: 1.1), 1a), bullets."""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from sdp_xl.intake.sources.looks import Looks, W, style_of, value

_LEVELS = 9
"""Levels of a list in Word."""
BULLET = "•"


@dataclass(frozen=True, slots=True)
class _Level:
    format: str
    text: str
    start: int


class Numbering:
    """The lists of a document, counted on as paragraphs are read in order."""

    def __init__(self, numbering: Element | None, looks: Looks) -> None:
        self._abstract: dict[str, dict[int, _Level]] = {}
        self._lists: dict[str, tuple[str, dict[int, int]]] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._started: set[str] = set()
        self._looks = looks
        if numbering is not None:
            self._read(numbering)

    def label(self, paragraph: Element) -> str:
        """The number or bullet that Word shows before a paragraph; empty if none."""
        stated = (found for one in (paragraph, *self._looks.numbers(style_of(paragraph))) if (found := _numbered(one)))
        number, level = next(stated, ("", 0))
        abstract, starts = self._lists.get(number, ("", {}))
        levels = self._abstract.get(abstract, {})
        if level not in levels:
            return ""
        counts = self._counts.setdefault(abstract, [None] * _LEVELS)
        if number not in self._started:
            self._started.add(number)
            for one in starts:
                counts[one:] = [None] * (_LEVELS - one)
        before = counts[level]
        counts[level] = starts.get(level, levels[level].start) if before is None else before + 1
        counts[level + 1 :] = [None] * (_LEVELS - level - 1)
        if levels[level].format == "bullet":
            return BULLET
        if levels[level].format == "none":
            return ""

        def shown(found: re.Match[str]) -> str:
            one = int(found[1]) - 1
            count = counts[one]
            described = levels.get(one, _Level("decimal", "", 1))
            return _written(described.start if count is None else count, described.format)

        return re.sub(r"%([1-9])", shown, levels[level].text)

    def _read(self, root: Element) -> None:
        for one in root.iterfind(f"{W}abstractNum"):
            self._abstract[one.get(f"{W}abstractNumId", "")] = {
                int(level.get(f"{W}ilvl", "0")): _Level(
                    value(level, "numFmt", "decimal"), value(level, "lvlText", ""), int(value(level, "start", "1"))
                )
                for level in one.iterfind(f"{W}lvl")
            }
        for one in root.iterfind(f"{W}num"):
            starts = {
                int(override.get(f"{W}ilvl", "0")): int(value(override, "startOverride", "1"))
                for override in one.iterfind(f"{W}lvlOverride")
                if override.find(f"{W}startOverride") is not None
            }
            self._lists[one.get(f"{W}numId", "")] = value(one, "abstractNumId", ""), starts


def _numbered(element: Element) -> tuple[str, int] | None:
    """The list and level of a paragraph or style; None if it states none. List 0 means: no number here."""
    properties = element.find(f"{W}pPr/{W}numPr")
    if properties is None:
        return None
    level = value(properties, "ilvl", "0")
    return value(properties, "numId", "0"), min(int(level), _LEVELS - 1) if level.isdecimal() else 0


def _written(count: int, format_: str) -> str:
    if format_ in ("lowerLetter", "upperLetter") and count > 0:
        text = chr(97 + (count - 1) % 26) * ((count - 1) // 26 + 1)
    elif format_ in ("lowerRoman", "upperRoman") and 0 < count < 4000:
        text = _roman(count)
    else:
        return f"{count:02}" if format_ == "decimalZero" else str(count)
    return text.upper() if format_.startswith("upper") else text


def _roman(count: int) -> str:
    signs = ("m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i")
    text = ""
    for sign, worth in zip(signs, (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1), strict=True):
        text += sign * (count // worth)
        count %= worth
    return text
