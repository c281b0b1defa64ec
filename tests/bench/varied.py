"""Workbooks the size of the example that differ in every sentence, so that no text of one is known from another."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

import workbook

_STRINGS = "xl/sharedStrings.xml"
_ITEM = re.compile(r"<si><t([^>]*)>([^<]*)</t></si>")
_SENTENCE = 40
"""Characters from which a text that the master lacks is staff's own and no name or ID; one with ; is a list."""
_BEGINNINGS, _ENDINGS = ("Al", "Bel", "Cor", "Del", "El", "Fair", "Glen", "Hart", "Iron", "Jun"), "bcdfgklmnprstvwz"


def varied(count: int, folder: Path) -> list[Path]:
    """So many workbooks in ``folder``: the example, whose sentences each name another place a workbook."""
    with ZipFile(workbook.path(workbook.MASTER)) as source:
        master = set(_ITEM.findall(source.read(_STRINGS).decode()))
    with ZipFile(workbook.path(workbook.EXAMPLE)) as source:
        parts = {entry.filename: source.read(entry) for entry in source.infolist()}
    strings = parts.pop(_STRINGS).decode()
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"{_place(number)} {number:04}.xlsx" for number in range(count)]
    for number, path in enumerate(paths):
        place = _place(number)

        def named(item: re.Match[str], place: str = place) -> str:
            text = unescape(item[2])
            if len(text) < _SENTENCE or ";" in text or item.groups() in master:
                return item[0]
            return f"<si><t{item[1]}>{escape(text.rstrip('.'))} at {place}.</t></si>"

        with ZipFile(path, "w", ZIP_DEFLATED) as target:
            for name, data in {**parts, _STRINGS: _ITEM.sub(named, strings).encode()}.items():
                target.writestr(name, data)
    return paths


def _place(number: int) -> str:
    """A name of letters alone: figures in a sentence would mean something to the rules."""
    beginning, rest = _BEGINNINGS[number % 10], number // 10
    return beginning + "a".join(_ENDINGS[rest // 16**place % 16] for place in range(3)) + "ville"
