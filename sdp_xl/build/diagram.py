"""The rooms of this house as a table and as a diagram (Mermaid), for CONTRIBUTING.md."""

from __future__ import annotations

import ast
from pathlib import Path

from sdp_xl.build.rooms import DECLARATIONS, FLOORS, arrows, modules

HOUSE = "sdp_xl"
GROUND = frozenset({*FLOORS[-1][1], *DECLARATIONS})
"""The rooms on which all others stand: the diagram leaves the arrows to them out."""


def rooms_table() -> str:
    """Every room with its floor and the sentence with which its code opens."""
    lines = ["| Floor | Room | What it is |", "|---|---|---|"]
    for floor, rooms in (*FLOORS, ("declarations", DECLARATIONS)):
        for number, room in enumerate(rooms):
            path = modules()[room if room in DECLARATIONS else f"{HOUSE}.{room}".rstrip(".")]
            lines.append(f"| {'' if number else floor} | `{_place(path)}` | {_sentence(path)} |")
    return "\n".join(lines) + "\n"


def rooms_diagram() -> str:
    """The floors with their rooms, and the arrows that no longer way implies."""
    lines = ["```mermaid", "flowchart TB"]
    for number, (floor, rooms) in enumerate(FLOORS):
        lines.append(f'    subgraph floor{len(FLOORS) - 1 - number}["{floor}"]')
        lines += [f'        {_node(room)}["{room or HOUSE}"]' for room in rooms]
        lines.append("    end")
    lines += [f"    {_node(a)} --> {_node(b)}" for a, b in _drawn()]
    return "\n".join([*lines, "```"]) + "\n"


def _drawn() -> list[tuple[str, str]]:
    upper = [(a, b) for a, b in arrows() if a not in GROUND and b not in GROUND]
    below: dict[str, set[str]] = {}
    for a, b in upper:
        below.setdefault(a, set()).add(b)

    def reached(room: str) -> set[str]:
        seen: set[str] = set()
        waiting = [room]
        while waiting:
            new = below.get(waiting.pop(), set()) - seen
            seen |= new
            waiting += new
        return seen

    return [(a, b) for a, b in upper if not any(b in reached(c) for c in below[a] - {b})]


def _place(path: Path) -> str:
    """A room as people look for it: a folder, or a file."""
    inner = path.parent if path.name == "__init__.py" and path.parent.name != HOUSE else path
    place = inner.relative_to(modules()[HOUSE].parents[1]).as_posix()
    return f"{place}/" if inner != path else place


def _sentence(path: Path) -> str:
    text = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    return text.partition("\n")[0].replace("|", "\\|")


def _node(room: str) -> str:
    return (room or HOUSE).strip("_").replace(".", "_")
