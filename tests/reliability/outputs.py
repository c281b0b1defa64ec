"""What would run in a file that the tool made, and what in it tells where and by whom it was made."""

from __future__ import annotations

import csv
import getpass
import io
import json
import platform
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

from lxml import etree, html

from sdp_xl.csv_guard import STARTERS
from tests.reliability.recipes import ROOT, USER, Done

_LITERAL = re.compile(r"\"(?:[^\"]|\"\")*\"|'(?:[^']|'')*'")
_WEB = ("https://", "http://")
_BESIDE = re.compile(r"(?:[\w .%-]+/)*[\w .%-]+\.xls[xm]")
"""A link to a workbook in the same folder or below it, as a rollup has them."""
_ACTIVE = ("script", "iframe", "object", "embed", "form", "base", "img")


def traces(done: Done) -> Iterator[tuple[str, str]]:
    """What a command's outputs tell of the folder, the user and the computer: the secret and the place."""
    folder = done.home.parent.parent
    secrets = [str(folder), USER, str(Path.home()) + "/", str(ROOT) + "/", sys.prefix + "/"]
    secrets += [name for name in (getpass.getuser(), platform.node()) if len(name) > 4]
    places = [("output", done.out), ("messages", done.err)]
    for name, data in done.files.items():
        places += [(name, name), *((f"{name} {part}", text) for part, text in texts(name, data))]
    for place, text in places:
        yield from ((secret, place) for secret in secrets if secret in text)


def texts(name: str, data: bytes) -> Iterator[tuple[str, str]]:
    """A file as text; of a zip all its parts."""
    if data.startswith(b"PK"):
        with ZipFile(io.BytesIO(data)) as archive:
            yield "(comment)", archive.comment.decode("utf-8", "replace")
            for entry in archive.infolist():
                yield entry.filename, archive.read(entry).decode("utf-8", "replace")
    else:
        yield "", data.decode("utf-8", "replace")


def running(name: str, data: bytes) -> Iterator[str]:
    """What a user's text (EVIL) would do in the file: as a formula, a field, mark-up or a link; AssertionError for a
    kind of file of which this is not said here."""
    match Path(name).suffix.lower():
        case ".xlsx" | ".xlsm" | ".xlam" | ".docx":
            with ZipFile(io.BytesIO(data)) as archive:
                for part in archive.namelist():
                    if part.endswith((".xml", ".rels", ".vml")):
                        yield from (f"{part}: {what}" for what in _in_part(etree.fromstring(archive.read(part))))
        case ".csv":
            rows = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
            yield from (cell for row in rows for cell in row if cell.startswith(STARTERS))
        case ".html":
            for element in html.fromstring(data).iter(etree.Element):
                yield from ([str(element.tag)] if element.tag in _ACTIVE else [])
                yield from (str(key) for key in element.attrib if str(key).startswith("on") or str(key) == "src")
                link = element.get("href", "#")
                yield from [] if link.startswith((*_WEB, "#")) and "EVIL" not in link else [link]
        case ".md":
            if b"EVIL" in data:
                yield "EVIL"
        case ".ics":  # what a calendar opens by itself or runs at a time
            yield from re.findall(r"^(?:ATTACH|URL|ACTION|TRIGGER)[^\n]*", data.decode(), re.MULTILINE)
        case ".xml":
            yield from (f"{name}: {what}" for what in _in_part(etree.fromstring(data)))
        case ".json":
            json.loads(data)
        case ".jsonl":
            for line in data.splitlines():
                json.loads(line)
        case ".png":
            yield from [] if data.startswith(b"\x89PNG") else ["no picture"]
        case ".py":  # made by the developers' command build, from a library
            if b"EVIL" in data:
                yield "EVIL"
        case other:
            raise AssertionError(f"{name}: say in tests/reliability/outputs.py what would run in a {other} file")


def _in_part(root: etree._Element) -> Iterator[str]:
    """Formulas and fields may hold a user's text as a constant only; links lead to web pages and to cells."""
    yield from ("script" for _ in root.iter("{*}script"))
    for formula in root.iter("{*}f", "{*}formula1", "{*}formula2", "{*}definedName"):
        text = formula.text or ""
        if "EVIL" in _LITERAL.sub("", text):
            yield text
        targets = re.findall(r'HYPERLINK\("((?:[^"]|"")*)"', text)
        yield from (target for target in targets if not target.startswith(("#", *_WEB)))
    for field in root.iter("{*}fldSimple", "{*}instrText"):
        held = "".join([field.text or "", *map(str, field.attrib.values())])
        if "EVIL" in held:
            yield held
    for relation in root.iter("{*}Relationship"):
        target = relation.get("Target", "")
        beside = _BESIDE.fullmatch(target) and "EVIL" not in target
        if relation.get("TargetMode") == "External" and not target.startswith(_WEB) and not beside:
            yield relation.get("Target", "")
