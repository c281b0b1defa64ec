"""A sheet that was deleted, brought back from the master: its cells, table, drop-downs and names, and nothing else."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import workbook
from sdp_xl.files.ooxml import parts
from sdp_xl.files.ooxml.borrowed import BorrowedStyles, dressed
from sdp_xl.files.ooxml.damage import plain_part
from sdp_xl.files.ooxml.edits import CONTENT_TYPES, Edits, put_calculation
from sdp_xl.files.ooxml.package import Package, Tab
from sdp_xl.files.ooxml.spans import find, spliced, tag_with
from sdp_xl.files.ooxml.strings import shared_runs
from sdp_xl.files.ooxml.trees import UnusualXml
from sdp_xl.files.ooxml.zipped import relations_part
from sdp_xl.files.open import open_package

_EMPTY_RELATIONS = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
)


def put_sheet(edits: Edits, name: str) -> None:
    """Adds the master's sheet of that name behind the last tab; the workbook must have no sheet of the name.

    FileTrouble if the workbook's styles or names are written in an unusual way.
    """
    package = edits.package
    master = open_package(Path(workbook.path(workbook.MASTER)))
    tab = next(one for one in master.tabs() if one.name == name)
    part = _free(edits, "xl/worksheets/sheet{}.xml")
    edits.parts[part] = _sheet(edits, master, tab)
    relations = relations_part(package.main)
    relation = edits.look(relations, parts.free_relation)
    edits.change(relations, lambda data: parts.with_relation(data, relation, parts.SHEET_RELATION, part))
    edits.change(package.main, lambda data: parts.with_sheet(data, name, relation))
    edits.change(CONTENT_TYPES, lambda data: parts.with_content(data, part, parts.SHEET_CONTENT))
    _put_tables(edits, master, tab, part)
    edits.change(package.main, partial(_with_names, edits=edits, master=master, tab=tab))
    put_calculation(edits)


def _sheet(edits: Edits, master: Package, tab: Tab) -> bytes:
    """The master's sheet with the numbers of styles that it has in the workbook, and its texts within itself."""
    source, target = (package.related(package.main, "styles") for package in (master, edits.package))
    if source is None or target is None:
        raise UnusualXml("no styles")
    with plain_part(edits.package.path, target.target):
        styles = BorrowedStyles(master.part(source.target), edits.current(target.target))
        data = dressed(master.part(tab.part), styles, shared_runs(master), selected=False)
        edits.parts[target.target] = styles.result()
    return data


def _put_tables(edits: Edits, master: Package, tab: Tab, part: str) -> None:
    """The Excel tables of the sheet, each in a part of its own with a number that no other table has."""
    tables = [relation for relation in master.relations(tab.part).values() if relation.kind == "table"]
    if not tables:
        return
    rels = relations_part(part)
    edits.parts[rels] = _EMPTY_RELATIONS
    for relation in tables:
        name = _free(edits, "xl/tables/table{}.xml")
        data = master.part(relation.target)
        root = find(data, lambda depth, _: depth == 0)[0]
        number = str(1 + max([0, *_table_numbers(edits.package)]))
        # Without these the new rows of the table keep the look of those above them, as in any Excel table.
        plain = [
            (span.start, span.inner, _without_style(data[span.start : span.inner]))
            for span in find(data, lambda _, tag: tag == "tableColumn")
        ]
        edits.parts[name] = spliced(data, [(root.start, root.inner, tag_with(data, root, id=number)), *plain])
        edits.change(rels, partial(parts.with_relation, id=relation.id, type=parts.TABLE_RELATION, target=name))
        edits.change(CONTENT_TYPES, partial(parts.with_content, part=name, content=parts.TABLE_CONTENT))


def _without_style(tag: bytes) -> bytes:
    head, found, tail = tag.partition(b' dataDxfId="')
    return head + tail.partition(b'"')[2] if found else tag


def _table_numbers(package: Package) -> list[int]:
    return [
        int(package.tree(relation.target).get("id", "0"))
        for tab in package.tabs()
        for relation in package.relations(tab.part).values()
        if relation.kind == "table"
    ]


def _with_names(data: bytes, edits: Edits, master: Package, tab: Tab) -> bytes:
    """The workbook's XML with the master's names over the sheet: those that lost it are mended, others added."""
    position = [one.name for one in master.tabs()].index(tab.name)
    wanted: dict[str, bytes] = {}
    own: list[bytes] = []
    source = master.part(master.main)
    last = str(len(edits.package.tabs()))
    quoted = tab.name if tab.name.isalnum() else f"'{tab.name}'"
    for span in find(source, lambda _, name: name == "definedName"):
        whole, text = source[span.start : span.end], source[span.inner : span.close].decode()
        if span.attrs.get("localSheetId") == str(position):
            own.append(tag_with(source, span, localSheetId=last) + source[span.inner : span.end])
        elif "localSheetId" not in span.attrs and f"{quoted}!" in text:
            wanted[span.attrs["name"]] = whole
    spans = find(data, lambda depth, _: depth <= 2)
    changes: list[tuple[int, int, bytes]] = []
    for span in spans:
        if span.local == "definedName" and "localSheetId" not in span.attrs and span.attrs["name"] in wanted:
            new = wanted.pop(span.attrs["name"])
            if b"#REF!" in data[span.inner : span.close]:
                changes.append((span.start, span.end, new))
    added = b"".join([*wanted.values(), *own])
    names = next((span for span in spans if span.local == "definedNames"), None)
    if names is None:
        before = max((span for span in spans if span.local in parts.BEFORE_NAMES), key=lambda span: span.end)
        return spliced(data, [(before.end, before.end, b"<definedNames>" + added + b"</definedNames>")])
    return spliced(data, [*changes, (names.close, names.close, added)])


def _free(edits: Edits, pattern: str) -> str:
    """A part's name of that pattern that is not taken."""
    count = len(edits.package.entries) + len(edits.parts) + 2
    names = map(pattern.format, range(1, count))
    return next(name for name in names if name not in edits.package and name not in edits.parts)
