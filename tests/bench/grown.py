"""Workbooks grown to any size: the example, with a project plan of so many rows, written as Excel writes it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

import workbook
from schemas.tables import table

_STRINGS = "xl/sharedStrings.xml"
_FIRST = 5
_PLAN = table("project_plan")
_LETTERS = {column.key: chr(ord("A") + place) for place, column in enumerate(_PLAN.columns)}
_LEADS = ("State Director", "Regional Director, North Valley", "MEP Data Analyst", "local operating agencies", "Nobody")
_STATUSES = ("Not started", "In progress", "Done", "Not applicable", "")
_START = 46_631
"""September 1, 2027, as Excel counts days."""


def grown(rows: int, path: Path) -> Path:
    """The example with ``rows`` project-plan rows at ``path``; some 15 cells a row, about one finding a row."""
    with ZipFile(workbook.path(workbook.EXAMPLE)) as source:
        parts = {entry.filename: source.read(entry) for entry in source.infolist()}
    part = _part(parts)
    sheet = parts[part].decode()
    styles = dict(re.findall(rf'<c r="([A-Z]){_FIRST}" s="([0-9]+)"', sheet))
    texts = parts[_STRINGS].decode()
    numbers: dict[str, int] = {}
    first = texts.count("<si>")

    def text(value: str) -> str:
        return f' t="s"><v>{first + numbers.setdefault(value, len(numbers))}</v></c>' if value else "/>"

    def row(n: int) -> str:
        day = _START + n % 700
        finish = day + 14 if n % 7 else day - 14
        depends = "" if n == 1 or n % 3 else f"P{n - 1}FS+2d; P{max(n - 9, 1)}" if n % 2 else f"P{n - 1}"
        cells = {
            "id": text(f"P{n}"),
            "strategy": text(("1-1", "1-2", "2-1", "9-9")[n % 4]),
            "activity": text(f"Visit the families of camp {n} and enroll their children in the lesson kit."),
            "lead": text(_LEADS[n % 5]),
            "start": f"><v>{day}</v></c>" if n % 2 else "/>",
            "finish": f"><v>{finish}</v></c>" if n % 2 else "/>",
            "status": text(_STATUSES[n % 5]),
            "days": f"><v>{n % 15 + 1}</v></c>" if n % 2 == 0 else "/>",
            "depends_on": text(depends),
            "priority": text(("High", "Medium", "Low", "Urgent")[n % 4]),
            "responsible_2": text("MEP Data Analyst" if n % 2 else ""),
            "responsible_3": text("External Evaluator" if n % 3 == 0 else ""),
            "resources": text(f"{n % 20} part-time positions; MEP funds"),
            "measured_by": text(f"Report {n} on file; reviewed by the State & shared"),
            "notes": text(f"Note {n}" if n % 11 == 0 else ""),
        }
        at = n + _FIRST - 1
        places = ((_LETTERS[key], rest) for key, rest in cells.items())
        inner = "".join(f'<c r="{letter}{at}" s="{styles[letter]}"{rest}' for letter, rest in places)
        return f'<row r="{at}" spans="1:15" ht="32.25">{inner}</row>'

    body = "".join(map(row, range(1, rows + 1)))
    last = rows + _FIRST - 1
    head, tail = sheet[: sheet.index(f'<row r="{_FIRST}"')], sheet[sheet.index("</sheetData>") :]
    head = re.sub(r'<dimension ref="[^"]*"/>', f'<dimension ref="A1:O{last}"/>', head)
    parts[part] = (head + body + re.sub(r"(?<=[A-Z])1004\b", str(max(last, 1004)), tail)).encode()
    strings = "".join(f"<si><t>{escape(value)}</t></si>" for value in numbers)
    texts = re.sub(r'<sst ([^>]*?) count="\d+" uniqueCount="\d+"', r"<sst \1", texts)
    parts[_STRINGS] = texts.replace("</sst>", f"{strings}</sst>").encode()
    with ZipFile(path, "w", ZIP_DEFLATED) as target:
        for name, data in parts.items():
            target.writestr(name, data)
    return path


def _part(parts: Mapping[str, bytes]) -> str:
    """The part that holds the sheet of the project plan, whichever number it has."""
    book, links = parts["xl/workbook.xml"].decode(), parts["xl/_rels/workbook.xml.rels"].decode()
    relation = re.search(rf'<sheet name="{_PLAN.sheet}"[^>]* r:id="(\w+)"', book)
    assert relation
    link = re.search(rf'<Relationship [^>]*Id="{relation[1]}"[^>]*>', links)
    assert link
    target = re.search(r'Target="/?(?:xl/)?([^"]+)"', link[0])
    assert target
    return f"xl/{target[1]}"
