"""The rooms of this house and the arrows between them, as the imports of its modules draw them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
FLOORS = (
    # from the top down; each floor may import itself and what stands below it, and the longest prefix decides
    ("front doors", ("cli", "buttons", "companion", "page", "setup", "pytest_plugin", "__main__")),
    ("jobs", ("", "jobs", "fleet")),
    ("pages", ("pages", "report", "documents", "build")),
    ("check", ("checking",)),
    ("rules", ("rules",)),
    ("features", ("scheduling", "chart", "intake", "share", "compare", "results", "mpo")),
    ("doors to files and to Excel", ("files", "live")),
    ("plan", ("plan",)),
    ("ground", ("files.ooxml", "written", "address", "trouble", "states", "csv_guard", "log", "beside")),
)
DECLARATIONS = ("schemas", "workbook")
"""What stands below all floors."""


@cache
def modules() -> dict[str, Path]:
    """All modules of the house by dotted name."""
    found = {}
    for path in sorted([*ROOT.glob("schemas/**/*.py"), *ROOT.glob("sdp_xl/**/*.py"), *ROOT.glob("workbook/*.py")]):
        name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        found[name.removesuffix(".__init__")] = path
    return found


@cache
def imported(path: Path) -> tuple[str, ...]:
    """What the file imports anywhere in it: our modules, and others by the name that stands there."""
    return tuple(_imported(path))


def _imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            inner = {f"{node.module}.{alias.name}" for alias in node.names}
            yield from inner & set(modules()) or {node.module}


def room(name: str) -> str | None:
    """The room of a module, as FLOORS names it, or its folder below them; None if it stands nowhere."""
    top, _, inner = name.partition(".")
    if top in DECLARATIONS:
        return top
    rooms = [one for _, floor in FLOORS for one in floor if inner == one or (one and inner.startswith(f"{one}."))]
    return max(rooms, key=len, default=None)


def floor(name: str) -> int | None:
    """The number of a module's floor, from 0 at the ground; below it, at -1, stand the declarations."""
    inside = room(name)
    if inside in DECLARATIONS:
        return -1
    return next((len(FLOORS) - 1 - number for number, (_, rooms) in enumerate(FLOORS) if inside in rooms), None)


def arrows() -> list[tuple[str, str]]:
    """Each pair of rooms of which the first imports from the second, by name."""
    known = modules()
    pairs = {(room(name), room(target)) for name in known for target in imported(known[name]) if target in known}
    return sorted((a, b) for a, b in pairs if a is not None and b is not None and a != b)
