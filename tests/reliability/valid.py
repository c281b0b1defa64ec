"""Whether a workbook is as Excel takes it without repair: names, types, relationships, rows, styles, chain."""

from __future__ import annotations

import posixpath
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote
from zipfile import ZipFile

from lxml import etree

PACKAGE = "{http://schemas.openxmlformats.org/package/2006/}"
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
TYPES = "[Content_Types].xml"


def faults(path: Path) -> list[str]:
    """What Excel would have to repair; nothing for a sound workbook."""
    with ZipFile(path) as archive:
        if bad := archive.testzip():
            return [f"{bad} is damaged"]
        names = [name for name in archive.namelist() if not name.endswith("/")]
        data = {name: archive.read(name) for name in names}
    found = [f"{name} is there twice" for name, count in Counter(map(str.lower, names)).items() if count > 1]
    trees = {}
    for name in names:
        if name.endswith((".xml", ".rels")):
            try:
                trees[name] = etree.fromstring(data[name], etree.XMLParser(huge_tree=True))
            except etree.XMLSyntaxError as error:
                found.append(f"{name} is no XML: {error}")
    if found:
        return found
    return [*_types(trees[TYPES], names), *_relations(trees, names), *_sheets(trees)]


def _types(types: etree._Element, names: list[str]) -> Iterator[str]:
    overrides = [one.get("PartName", "").lower() for one in types if one.tag.endswith("Override")]
    defaults = [one.get("Extension", "").lower() for one in types if one.tag.endswith("Default")]
    for what, listed in (("part", overrides), ("ending", defaults)):
        yield from (f"two content types for {what} {name}" for name, count in Counter(listed).items() if count > 1)
    there = {f"/{name.lower()}" for name in names}
    yield from (f"a content type for {name}, which is not there" for name in overrides if name not in there)
    for name in names:
        typed = f"/{name.lower()}" in overrides or name.rpartition(".")[2].lower() in defaults
        if name != TYPES and not typed:
            yield f"no content type for {name}"


def _relations(trees: dict[str, etree._Element], names: list[str]) -> Iterator[str]:
    there = {name.lower() for name in names}
    for rels in (name for name in names if name.endswith(".rels")):
        folder, _, name = rels.partition("_rels/")
        source = (folder + name.removesuffix(".rels")).lower()
        if rels != "_rels/.rels" and source not in there:
            yield f"{rels} belongs to no part"
        ids = Counter(one.get("Id") for one in trees[rels])
        yield from (f"{rels} has {id} twice" for id, count in ids.items() if count > 1)
        for one in trees[rels]:
            if one.get("TargetMode") != "External":
                target = posixpath.normpath(
                    posixpath.join("/", folder, unquote(one.get("Target", "")).partition("#")[0])
                )
                if target.lstrip("/").lower() not in there:
                    yield f"{rels} leads to {target}, which is not there"


def related(trees: dict[str, etree._Element], part: str) -> dict[str, str]:
    """The parts to which a part has relationships, by ID."""
    folder, _, name = part.rpartition("/")
    rels = trees.get(f"{folder}/_rels/{name}.rels")
    found = {}
    for one in rels if rels is not None else ():
        if one.get("TargetMode") != "External":
            target = posixpath.normpath(posixpath.join("/", folder, one.get("Target", ""))).lstrip("/")
            found[one.get("Id", "")] = target
    return found


def tabs(trees: dict[str, etree._Element]) -> dict[str, str]:
    """The parts of the sheets by the names of their tabs."""
    leads = related(trees, "xl/workbook.xml")
    sheets = trees["xl/workbook.xml"].iterfind(f"{MAIN}sheets/{MAIN}sheet")
    return {sheet.get("name", ""): leads.get(sheet.get(ID, ""), "") for sheet in sheets}


def _sheets(trees: dict[str, etree._Element]) -> Iterator[str]:
    book = trees["xl/workbook.xml"]
    listed = list(book.iterfind(f"{MAIN}sheets/{MAIN}sheet"))
    for attribute in ("name", "sheetId", ID):
        counts = Counter(sheet.get(attribute, "").lower() for sheet in listed)
        yield from (f"two sheets with {attribute} {value}" for value, count in counts.items() if count > 1)
    numbers = {sheet.get("sheetId", ""): sheet.get("name", "") for sheet in listed}
    shared, styles = trees.get("xl/sharedStrings.xml"), trees.get("xl/styles.xml")
    strings = len(shared.findall(f"{MAIN}si")) if shared is not None else 0
    looks = len(styles.findall(f"{MAIN}cellXfs/{MAIN}xf")) if styles is not None else 1
    formulas, tables = {}, Counter[str]()
    for name, part in tabs(trees).items():
        if part not in trees:
            yield f"the sheet {name} has no part"
            continue
        formulas[name] = set()
        yield from _cells(trees[part], part, strings, looks, formulas[name])
        for target in related(trees, part).values():
            if trees.get(target) is not None and trees[target].tag == f"{MAIN}table":
                table = trees[target]
                tables[f"id {table.get('id')}"] += 1
                tables[f"name {table.get('displayName', '').lower()}"] += 1
    yield from (f"two tables with {what}" for what, count in tables.items() if count > 1)
    sheet = ""
    for cell in trees.get("xl/calcChain.xml", ()):
        sheet = cell.get("i", sheet)
        if cell.get("r") not in formulas.get(numbers.get(sheet, ""), ()):
            yield f"the chain of calculation names {cell.get('r')} of sheet {sheet}, which has no formula"


def _cells(sheet: etree._Element, part: str, strings: int, looks: int, formulas: set[str]) -> Iterator[str]:
    last = 0
    for row in sheet.iterfind(f"{MAIN}sheetData/{MAIN}row"):
        number = int(row.get("r", last + 1))
        if number <= last:
            yield f"{part}: row {number} after row {last}"
        last, places = number, []
        for cell in row:
            name = cell.get("r", "")
            letters = name.rstrip("0123456789")
            places.append((len(letters), letters))
            if not name.endswith(f"{letters}{number}"):
                yield f"{part}: cell {name} in row {number}"
            if int(cell.get("s", 0)) >= looks:
                yield f"{part}: cell {name} has a style that is not there"
            if cell.get("t") == "s" and int(cell.findtext(f"{MAIN}v", "0")) >= strings:
                yield f"{part}: cell {name} has a text that is not there"
            if cell.find(f"{MAIN}f") is not None:
                formulas.add(name)
        if places != sorted(set(places)):
            yield f"{part}: the cells of row {number} are not in order"
