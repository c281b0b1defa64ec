"""Workbooks grown to any size: the example, with a project plan of so many rows, written as Excel writes it."""

from __future__ import annotations

import re
from pathlib import Path
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

import workbook

_SHEET, _STRINGS = "xl/worksheets/sheet22.xml", "xl/sharedStrings.xml"
_FIRST = 5
_LEADS = ("State Director", "Regional Director, North Valley", "MEP Data Analyst", "local operating agencies", "Nobody")
_STATUSES = ("Not started", "In progress", "Done", "Not applicable", "")
_START = 46_631
"""September 1, 2027, as Excel counts days."""


def grown(rows: int, path: Path) -> Path:
    """The example with ``rows`` project-plan rows at ``path``; some 15 cells a row, about one finding a row."""
    with ZipFile(workbook.path(workbook.EXAMPLE)) as source:
        parts = {entry.filename: source.read(entry) for entry in source.infolist()}
    texts = parts[_STRINGS].decode()
    numbers: dict[str, int] = {}
    first = texts.count("<si>")

    def text(value: str) -> str:
        return f' t="s"><v>{first + numbers.setdefault(value, len(numbers))}</v></c>' if value else "/>"

    def row(n: int) -> str:
        day = _START + n % 700
        finish = day + 14 if n % 7 else day - 14
        depends = "" if n == 1 or n % 3 else f"P{n - 1}FS+2d; P{max(n - 9, 1)}" if n % 2 else f"P{n - 1}"
        cells = (
            ("A", 60, text(f"P{n}")),
            ("B", 62, text(("1-1", "1-2", "2-1", "9-9")[n % 4])),
            ("C", 61, text(f"Visit the families of camp {n} and enroll their children in the lesson kit.")),
            ("D", 61, text(_LEADS[n % 5])),
            ("E", 56, f"><v>{day}</v></c>" if n % 2 else "/>"),
            ("F", 56, f"><v>{finish}</v></c>" if n % 2 else "/>"),
            ("G", 61, text(_STATUSES[n % 5])),
            ("H", 61, f"><v>{n % 15 + 1}</v></c>" if n % 2 == 0 else "/>"),
            ("I", 62, text(depends)),
            ("J", 61, text(("High", "Medium", "Low", "Urgent")[n % 4])),
            ("K", 61, text("MEP Data Analyst" if n % 2 else "")),
            ("L", 61, text("External Evaluator" if n % 3 == 0 else "")),
            ("M", 61, text(f"{n % 20} part-time positions; MEP funds")),
            ("N", 61, text(f"Report {n} on file; reviewed by the State & shared")),
            ("O", 61, text(f"Note {n}" if n % 11 == 0 else "")),
        )
        at = n + _FIRST - 1
        inner = "".join(f'<c r="{letter}{at}" s="{style}"{rest}' for letter, style, rest in cells)
        return f'<row r="{at}" spans="1:15" ht="32.25">{inner}</row>'

    body = "".join(map(row, range(1, rows + 1)))
    sheet = parts[_SHEET].decode()
    last = rows + _FIRST - 1
    head, tail = sheet[: sheet.index(f'<row r="{_FIRST}"')], sheet[sheet.index("</sheetData>") :]
    head = re.sub(r'<dimension ref="[^"]*"/>', f'<dimension ref="A1:O{last}"/>', head)
    parts[_SHEET] = (head + body + re.sub(r"(?<=[A-Z])1004\b", str(max(last, 1004)), tail)).encode()
    strings = "".join(f"<si><t>{escape(value)}</t></si>" for value in numbers)
    texts = re.sub(r'<sst ([^>]*?) count="\d+" uniqueCount="\d+"', r"<sst \1", texts)
    parts[_STRINGS] = texts.replace("</sst>", f"{strings}</sst>").encode()
    with ZipFile(path, "w", ZIP_DEFLATED) as target:
        for name, data in parts.items():
            target.writestr(name, data)
    return path
