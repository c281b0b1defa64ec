"""A comparison or a merge for people at a terminal, and as JSON for other programs."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import groupby, takewhile
from typing import Any

from schemas.values import Value, as_date, show
from sdp_xl.cli.text import Line
from sdp_xl.compare import Change, Comparison, Conflict, ConflictKind, Merged
from sdp_xl.compare.diff import ONLY_IN_OLD, CellChange, ChangeKind
from sdp_xl.pages.compare import FIXED, counted_changes, counted_merge
from sdp_xl.plan.shown import SHOWN, shorten

_BEFORE = 12
"""Characters that are shown before the place where two long texts begin to differ."""

_STYLES = {
    ConflictKind.CELL: "error",
    ConflictKind.REMOVED: "error",
    ConflictKind.TWICE: "error",
    ConflictKind.LEFT_OUT: "warning",
}


def comparison_lines(compared: Comparison, old: str, new: str) -> Iterator[Line]:
    """The changes line by line, by sheet."""
    yield "heading", f"{new}, compared with {old}", 0
    for sheet, changes in groupby(compared.changes, key=lambda change: change.sheet or "Workbook"):
        yield "", "", 0
        yield "heading", sheet, 0
        for change in changes:
            yield _style(change), _sentence(change), 2
    yield "", "", 0
    counted = counted_changes(compared)
    yield "heading", f"{counted[0].upper()}{counted[1:]}.", 0


def merge_lines(merged: Merged, base: str, a: str, b: str) -> Iterator[Line]:
    """The merge line by line: what is to be settled first, then what was taken."""
    yield "heading", f"{b} (copy B) merged into {a} (copy A); before both: {base}", 0
    for sheet, conflicts in groupby(merged.conflicts, key=lambda conflict: conflict.sheet):
        yield "", "", 0
        yield "heading", sheet, 0
        for conflict in conflicts:
            yield _STYLES[conflict.kind], f"{conflict.kind.value}: {_where(conflict)}", 2
            for name, text in (("Before both", conflict.base), ("Copy A", conflict.a), ("Copy B", conflict.b)):
                if text or conflict.kind is ConflictKind.CELL:
                    yield "", f"{name}: {_line(text) or '(blank)'}", 4
            yield "fix", f"Now stands: {conflict.stands}", 4
    yield "", "", 0
    for remark in merged.remarks:
        yield "warning", remark, 0
    counted = counted_merge(merged)
    yield "heading", f"{counted[0].upper()}{counted[1:]}.", 0
    yield "", FIXED, 0


def comparison_json(compared: Comparison, old: str, new: str) -> str:
    """The comparison as JSON text, in the order of the sheets."""
    changes = [
        {
            "change": change.kind.value,
            "table": change.table,
            "sheet": change.sheet,
            "cell": change.cell,
            "row": change.row,
            "column": change.column,
            **_exact({"old": change.old, "new": change.new}, change.values if isinstance(change, CellChange) else ()),
        }
        for change in compared.changes
    ]
    return _dump({"old": old, "new": new, "changes": changes})


def merge_json(merged: Merged, base: str, a: str, b: str) -> str:
    """The merge as JSON text: what was taken from copy B, what is to be settled, and the remarks."""
    conflicts = [
        {
            "conflict": conflict.kind.value,
            "table": conflict.table,
            "sheet": conflict.sheet,
            "cell": conflict.cell,
            "row": conflict.row,
            "column": conflict.column,
            **_exact({"base": conflict.base, "a": conflict.a, "b": conflict.b}, conflict.values),
            "stands": conflict.stands,
        }
        for conflict in merged.conflicts
    ]
    taken = {"cells": merged.taken, "added": merged.added, "removed": merged.removed}
    names = {"base": base, "a": a, "b": b}
    return _dump({**names, "taken": taken, "conflicts": conflicts, "remarks": list(merged.remarks)})


def _exact(texts: dict[str, str], values: tuple[Value, ...]) -> dict[str, str]:
    """The texts for programs, those of a day as 2026-09-08; ``values`` are what the texts say, if it is one cell."""
    days = {key: show(value) for key, value in zip(texts, values, strict=False) if as_date(value) is not None}
    return texts | days


def _dump(document: dict[str, Any]) -> str:
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _style(change: Change) -> str:
    return "warning" if change.kind in ONLY_IN_OLD else "" if change.kind is ChangeKind.CELL else "advice"


def _sentence(change: Change) -> str:
    where = " ".join(filter(None, (change.row, f"({change.column})" if change.column else "", change.cell)))
    told = f"{change.kind.value.lower()}: {where}".rstrip(": ")
    if change.kind in (ChangeKind.CELL, ChangeKind.VERSION):
        old, new = _apart(change.old, change.new)
        return f"{told}: {_quoted(old)} → {_quoted(new)}"
    text = _line((change.new or change.old).replace("\n", "; "))
    return f"{told}: {text}" if text else told


def _where(conflict: Conflict) -> str:
    named = (conflict.row, f"({conflict.column})" if conflict.column else "", conflict.cell)
    return " ".join(filter(None, named)) or conflict.sheet


def _apart(old: str, new: str) -> tuple[str, str]:
    """Two texts of which long ones begin shortly before they differ, so that their beginnings show the difference."""
    if max(len(old), len(new)) <= SHOWN:
        return old, new
    alike = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(old, new, strict=False)))
    same = old.rfind(" ", 0, max(alike - _BEFORE, 0)) + 1
    return (f"… {old[same:]}", f"… {new[same:]}") if same else (old, new)


def _quoted(text: str) -> str:
    return f"“{_line(text)}”" if text else "(blank)"


def _line(text: str) -> str:
    """A text in one line; of a long one the beginning (the whole of it stands in JSON and on the sheet)."""
    return shorten(text)
