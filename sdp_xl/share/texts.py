"""Goes through the texts of XML parts and puts “[name removed]” and the like in the place of what names somebody."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import count

from sdp_xl.files.ooxml.markup import Node
from sdp_xl.files.ooxml.package import MAIN
from sdp_xl.share.draft import Draft
from sdp_xl.share.find import Finder, Found
from sdp_xl.trouble import FileTrouble

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_FORMULAS = frozenset(
    ("f", "formula", "formula1", "formula2", "definedName", "calculatedColumnFormula", "totalsRowFormula")
)
_HEADINGS = frozenset(f"{which}{end}" for which in ("odd", "even", "first") for end in ("Header", "Footer"))
_CODE = re.compile(r"(&(?:\"[^\"]*\"|\d+|K[0-9A-Fa-f]{6}|K\d\d[+-]\d{3}|.))", re.DOTALL)
"""What lays out a header or footer (ECMA-376, 18.3.1.46)."""
_CONSTANT = re.compile(r"\"((?:[^\"]|\"\")*)\"")
_LITERAL = re.compile(rf"('(?:[^']|'')*')|{_CONSTANT.pattern}(?:\s*&\s*{_CONSTANT.pattern})*")
_NUMBER = re.compile(r"[-+.\dEe]*")

_NAMES = {
    ("sheet", "name"): "sheet",
    ("definedName", "name"): "name",
    ("table", "displayName"): "table",
    ("tableColumn", "name"): "table header",
}
"""What formulas call by its name; only Excel can rename it everywhere."""
_LONGEST = {"promptTitle": 32, "errorTitle": 32, "prompt": 255, "error": 255}
"""Characters of the messages of a data validation (Excel specifications and limits)."""
_SHORTEST = 5
"""Characters of the shortest thing that is looked for, such as “Bo Li”."""
_LITERAL_LONGEST = _HEADING_LONGEST = 255
"""Characters of a text inside a formula, and of a header or footer (Excel specifications and limits)."""
_BUSY = frozenset((f"{MAIN}c", f"{MAIN}row", f"{MAIN}f", f"{MAIN}v"))
"""Elements of sheets, as many as a sheet has cells, whose attributes are never texts."""
_TEXT_TAGS = frozenset(
    (f"{MAIN}v", f"{MAIN}is", f"{MAIN}t", "{http://schemas.openxmlformats.org/drawingml/2006/main}t")
)
"""Texts that are looked at as a whole elsewhere: of cells by share_cells, of shapes by their paragraphs."""
_PARAGRAPH = "{http://schemas.openxmlformats.org/drawingml/2006/main}p"


def share_texts(draft: Draft) -> None:
    """Goes through all texts and attributes of the copy, but for the cells' own texts, which share_cells does.

    Trouble if a sheet, a table header or a defined name is called by a person.
    """
    strings = draft.edits.package.related(draft.edits.package.main, "sharedStrings")
    for part in [*draft.parts()]:
        if part.endswith(".rels") or part == "[Content_Types].xml" or (strings and part == draft.named(strings.target)):
            continue  # share_parts and share_cells went through them
        where = draft.place(part)
        pivot = "pivotCache" in part
        for element in draft.tree(part).iter():
            if element.tag == _PARAGRAPH:
                sift(draft, part, element, [where])
            elif element.tag not in _TEXT_TAGS:
                _own_texts(draft, part, element, where)
            if element.tag not in _BUSY:
                _attributes(draft, part, element, where)
        if pivot:
            _number_items(draft, part)


def sift(draft: Draft, part: str, item: Node, wheres: Sequence[str]) -> bool:
    """Changes the text of an element that may be parted in runs; ``wheres`` are the places that show it.

    Whether it named somebody.
    """
    leaves = [item] if not item.children else [leaf for leaf in item.iter("{*}t") if not _is_reading(leaf)]
    texts = [leaf.text for leaf in leaves]
    new, found = redact(texts, draft.finder)
    for leaf, before, after in zip(leaves, texts, new, strict=True):
        if before != after:
            leaf.text = after
            if after != after.strip():
                leaf.set(_SPACE, "preserve")
            draft.change(part)
    if found:
        for reading in [*item.iter(f"{MAIN}rPh")]:
            reading.tail = ""
            reading.remove()
    _note(draft, found, wheres)
    for suspect in draft.finder.suspects("".join(new)):
        draft.suspects.setdefault(suspect, []).extend(wheres)
    return bool(found)


def redact(texts: Sequence[str], finder: Finder) -> tuple[list[str], list[Found]]:
    """The pieces of one text with what names somebody replaced, and what was found."""
    found = finder.all("".join(texts))
    new: list[str] = []
    start = 0
    for text in texts:
        end, done, pieces = start + len(text), start, []
        for one in found:
            if one.start < end and one.end > start:
                pieces.append(text[done - start : max(one.start - start, 0)])
                pieces.append(one.what.removed if one.start >= start else "")
                done = min(one.end, end)
        new.append("".join([*pieces, text[done - start :]]))
        start = end
    return new, found


def _is_reading(leaf: Node) -> bool:
    """Whether the text says how another one is pronounced."""
    return leaf.parent is not None and leaf.parent.tag == f"{MAIN}rPh"


def _note(draft: Draft, found: Sequence[Found], wheres: Sequence[str]) -> None:
    for one in found:
        for where in wheres:
            draft.note(one.what.value, where)


def _own_texts(draft: Draft, part: str, element: Node, where: str) -> None:
    """The text of an element itself, and what follows it in the middle of a text."""
    local = element.local
    text, tail = element.text, element.tail
    if element.tag == f"{MAIN}f" and (cell := element.parent) is not None and cell.get("r"):
        where = f"{where}!{cell.get('r')}"
    if text and not _NUMBER.fullmatch(text.strip()):
        if local in _FORMULAS:
            new, found = _formula(text, draft.finder)
        elif local in _HEADINGS:
            new, found = _heading(text, draft.finder)
        else:
            (new,), found = redact([text], draft.finder)
        if found:
            element.text = new
            draft.change(part)
            _note(draft, found, [where])
    if tail and tail.strip():
        (new,), found = redact([tail], draft.finder)
        if found:
            element.tail = new
            draft.change(part)
            _note(draft, found, [where])


def _heading(text: str, finder: Finder) -> tuple[str, list[Found]]:
    """A header or footer with its words changed; a name is found also where codes part it (Maria &BLopez).

    Each of its three sections is a text of its own, and a text that is too long loses words, never half a code.
    """
    pieces = _CODE.split(text)
    every: list[Found] = []
    start = 0
    for end in [place for place, piece in enumerate(pieces) if piece in ("&L", "&C", "&R")] + [len(pieces)]:
        words = range(start, end, 2)  # what splits stands between the words
        new, found = redact([pieces[place] for place in words], finder)
        for place, word in zip(words, new, strict=True):
            pieces[place] = word
        every += found
        start = end + 1
    for place in range(len(pieces) - 1 - (len(pieces) - 1) % 2, -1, -2):
        over = sum(map(len, pieces)) - _HEADING_LONGEST
        if not every or over <= 0:
            break
        pieces[place] = pieces[place][: max(len(pieces[place]) - over, 0)]
    return "".join(pieces), every


def _formula(text: str, finder: Finder) -> tuple[str, list[Found]]:
    """A formula with its constant texts changed, those joined by & as one text; names of sheets in it are left."""
    every: list[Found] = []

    def joined(match: re.Match[str]) -> str:
        if match[1]:
            return match[0]
        pieces = [one[1].replace('""', '"') for one in _CONSTANT.finditer(match[0])]
        new, found = redact(pieces, finder)
        every.extend(found)
        told = ('"' + piece[:_LITERAL_LONGEST].replace('"', '""') + '"' for piece in new)
        return "&".join(told) if found else match[0]

    return _LITERAL.sub(joined, text), every


def _attributes(draft: Draft, part: str, element: Node, where: str) -> None:
    for name, value in [*element.attrib.items()]:
        if len(value) < _SHORTEST or _NUMBER.fullmatch(value):
            continue
        (new,), found = redact([value], draft.finder)
        if not found:
            continue
        kind = _NAMES.get((element.local, name))
        if kind:
            raise FileTrouble("named_after", draft.edits.package.path, kind=kind, name=value, place=where)
        element.set(name, new[: _LONGEST.get(name)])
        draft.change(part)
        _note(draft, found, [where])


def _number_items(draft: Draft, part: str) -> None:
    """Tells apart the items of a pivot table that were changed alike; Excel takes no doubled ones."""
    for items in draft.tree(part).iter(f"{MAIN}sharedItems"):
        seen: set[str] = set()
        for item in items.iterfind(f"{MAIN}s"):
            text = item.get("v", "")
            new = next(free for n in count(1) if (free := text if n == 1 else f"{text} {n}") not in seen)
            seen.add(new)
            if new != text:
                item.set("v", new)
                draft.change(part)
