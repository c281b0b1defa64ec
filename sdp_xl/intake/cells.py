"""Items in one cell of a chart: several of them, each an ID before its text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from schemas.values import clean, split_many

_KINDS = (
    r"MPOs?|Goal|Objective|(?:Solution\s|Service\sdelivery\s)?Strategy|Solution|Need|Concern|"
    r"(?:State\s)?(?:Performance\s)?Target|(?:Action\s)?Step|Activity|(?:Evaluation\s)?Question"
)
_DASHES = "-\u2010\u2011\u2012\u2013"
_PARTED = rf"\d{{1,2}}(?:[{_DASHES}.]\d{{1,2}})+[A-Za-z]?"
_LETTERED = r"\d{1,2}-?[A-Za-z]\d?(?![A-Za-z])"
_PREFIXED = r"(?!FY|SY|K-)[A-Z]{1,3}-?\d{1,3}(?:\.\d{1,2})?"
_CODE = rf"(?:{_PARTED}|{_LETTERED}|{_PREFIXED})"
_BARE = r"(?:\d{1,3}|[A-Za-z])"
_AFTER = rf"(?:\)|:|\.(?=\s|$)|\s[{_DASHES}—](?=\s))"

_MARKER = re.compile(
    rf"""
    (?P<kinded>(?i:{_KINDS})\s+(?:\#\s?)?(?:{_CODE}|{_BARE}))(?:{_AFTER}(?=\s|$)|(?=\s+[A-Z(]|$))
    | \((?P<bracketed>{_CODE}|{_BARE})\)(?=\s|$)
    | (?P<code>{_CODE}){_AFTER}\.?(?=\s|$)
    | (?P<alone>{_CODE})[):.]?$
    | (?P<dashed>\d{{1,2}}[{_DASHES}]\d{{1,2}}|{_PREFIXED})(?=\s+[A-Z])
    | (?P<dotted>\d{{1,2}}\.\d{{1,2}}|(?!4H|3D)\d{{1,2}}[A-Za-z])(?=\s+[A-Z][a-z])
    | (?P<bare>{_BARE})(?:\)|:|\.)(?=\s)
    """,
    re.VERBOSE,
)
_KIND = re.compile(rf"(?:{_KINDS})\s+(?:#\s?)?", re.IGNORECASE)
_STRIPPED = re.compile(
    r"(?:Solution |Service delivery )?Strategy|Solution|Need|Concern|Step|Action step|Activity", re.I
)
"""The words before an ID that only repeat the sheet's name; MPO and Goal are kept, as States write “MPO 1”."""
_INLINE = re.compile(rf"(?<=\s)(?=(?:{_CODE}|{_BARE})[):]\s|(?:{_CODE})\s+[A-Z])")
_BULLET = re.compile(r"^\s*(?:[•·▪◦●○■□‣⁃\uf000-\uf0ff]|[*\-–—](?=\s)|o(?=\s))\s*")
_UNFINISHED = re.compile(
    r"(?:[,:\-–—&/(]|\b(?:a|an|and|as|at|by|for|from|in|of|on|or|the|their|to|who|with|will))$", re.IGNORECASE
)
_LONGEST_ID = 40
"""Characters; “State Performance Target 3” has 26."""


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a cell: its ID as written, or "", and its text."""

    id: str
    text: str


def items(text: str) -> tuple[Item, ...]:
    """The items in a cell: parted by their IDs, or else by bullets, lines or semicolons; one if nothing parts them."""
    seen = clean(text)  # once only: what then reads like an escape of Excel, such as _x000D_, is none
    lines = [line for line in seen.split("\n") if line]
    if not lines:
        return ()
    several = _several(seen)
    if several:
        return tuple(map(with_id, several))
    return _by_ids(lines) or _by_bullets(lines) or tuple(Item("", part) for part in _by_ends(lines))


def _several(text: str) -> list[str]:
    """The IDs of a text that holds several and nothing else; none if it does not."""
    parts = [part.strip() for part in re.split(r"[,;\n&]|\band\b", text) if part.strip()]
    return parts if len(parts) > 1 and all(map(is_bare_id, parts)) else []


def ids_in(text: str) -> tuple[str, ...]:
    """The IDs in a cell of IDs: 1-1; 1-2 and 1-3."""
    return tuple(_several(clean(text))) or split_many(text, commas=True)


def with_id(text: str) -> Item:
    """The ID at the beginning of a clean text, if there is one, and the rest of it."""
    found = _MARKER.match(text)
    if not found or len(found[0]) > _LONGEST_ID:
        return Item("", text)
    code = next(group for group in found.groups() if group)
    written = found[0].strip().rstrip(" :.)-–—\u2010\u2011")
    if found["kinded"]:
        kind = _KIND.match(code)
        word = kind[0].strip() if kind else ""
        plain = code[len(kind[0]) :] if kind else code
        written = plain if _STRIPPED.fullmatch(word) and not re.fullmatch(_BARE, plain) else code
    elif found["bracketed"]:
        written = code
    return Item(written, text[found.end() :].strip())


def is_bare_id(text: str) -> bool:
    """Whether a text is an ID and nothing else: 1A, 2-11, MPO 3."""
    found = _MARKER.fullmatch(clean(text))
    return (
        found is not None
        or re.fullmatch(rf"(?:(?i:{_KINDS})\s+)?#?\s?(?:{_CODE}|\d{{1,3}})[):.]?", clean(text)) is not None
    )


def without_word(id_: str) -> str:
    """An ID without a word before it that only says what it is: “Strategy 1-1” is 1-1; “MPO 3” stays."""
    item = with_id(id_)
    return item.id if item.id and not item.text and _KIND.match(id_) else id_


def is_parted(id_: str) -> bool:
    """Whether an ID has several parts: 1-1, 2.11; not 1, A or P3."""
    return re.fullmatch(_PARTED, id_) is not None


def unbulleted(text: str) -> str:
    """A line without its bullet."""
    return _BULLET.sub("", text)


def is_bulleted(text: str) -> bool:
    """Whether a line begins with a bullet."""
    return bool(_BULLET.match(text))


def _by_ids(lines: list[str]) -> tuple[Item, ...]:
    """Items that begin with an ID each; the first line must, and the others be of its form."""
    form = _form(with_id(unbulleted(lines[0])).id)
    found: list[Item] = []
    for line in map(unbulleted, lines) if form else ():
        for piece in _pieces(line, form):
            item = with_id(piece)
            if item.id and _form(item.id) == form:
                found.append(item)
            elif not found:
                return ()
            else:
                found[-1] = Item(found[-1].id, f"{found[-1].text}\n{piece}".strip())
    return tuple(found)


def _pieces(line: str, form: str) -> Iterator[str]:
    """The line, cut before each ID of this form inside it that is not in brackets, as in “1-1) … 1-2) …”."""
    start = 0
    for place in (match.start() for match in _INLINE.finditer(line)):
        before, behind = with_id(line[start:place]), with_id(line[place:])
        marked = line[place:].split(maxsplit=1)[0][-1] in "):"
        follows = marked or _follows(before.id, behind.id)
        if before.id and before.text and form == _form(behind.id) and follows and not _open(before.text):
            yield line[start:place].strip()
            start = place
    yield line[start:].strip()


def _follows(one: str, other: str) -> bool:
    """Whether an ID is the next one: 2.2 or 3.1 after 2.1, P2 after P1; so “grades 3-5” is none."""
    first, second = ([int(number) for number in re.findall(r"\d+", id_)] for id_ in (one, other))
    if len(first) != len(second) or not first:
        return False
    return second == [*first[:-1], first[-1] + 1] or (len(first) > 1 and second == [*first[:-2], first[-2] + 1, 1])


def _open(text: str) -> bool:
    """Whether a bracket is open at the end of the text; a closing one without its opening one is passed over."""
    depth = 0
    for sign in text:
        depth = depth + 1 if sign == "(" else max(depth - 1, 0) if sign == ")" else depth
    return depth > 0


def _form(id_: str) -> str:
    """The form of an ID: digits as d, letters as a, its word left out; so 1-1 and 2-11 are of one form."""
    plain = _KIND.sub("", id_)
    if plain != id_:
        return "kind"
    return re.sub(r"[A-Za-z]+", "a", re.sub(r"\d+", "d", re.sub(rf"[{_DASHES}]", "-", plain))).strip("() .:")


def _by_bullets(lines: list[str]) -> tuple[Item, ...]:
    """One item a bullet, if the cell begins with one; a sentence before the bullets makes them parts of one item."""
    if not is_bulleted(lines[0]) or not all(unbulleted(line) for line in lines if is_bulleted(line)):
        return ()
    found: list[str] = []
    for line in lines:
        if is_bulleted(line):
            found.append(unbulleted(line))
        else:
            found[-1] += f"\n{line}"
    return tuple(with_id(text) for text in found)


def _by_ends(lines: list[str]) -> tuple[str, ...]:
    """Whole sentences or phrases on lines or between semicolons; what may be one sentence stays together."""
    if len(lines) > 1:
        starts = all(line[0].isupper() or line[0].isdigit() for line in lines)
        ends = all(not _UNFINISHED.search(line) for line in lines[:-1])
        plain = not any(is_bulleted(line) for line in lines)
        if starts and ends and plain:
            return tuple(line.rstrip(";").rstrip() for line in lines)
        return ("\n".join(lines),)
    parts = [part.strip() for part in lines[0].split(";") if part.strip()]
    if len(parts) > 1 and all(part[0].isupper() and len(part.split()) > 1 for part in parts):
        return tuple(parts)
    return (lines[0],)
