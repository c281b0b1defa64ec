"""Makes the workbooks that staff open, the master and the example, from schemas/."""

from __future__ import annotations

from pathlib import Path

from sdp_xl.build.entries import Entries, read_example
from workbook import ADD_IN, EXAMPLE, MASTER, WITH_BUTTONS


def build(path: Path, entries: Entries) -> None:
    """Writes a workbook with these entries to ``path``, replacing a file that is there.

    ``entries`` maps table keys to rows (column key -> value); for Settings to one row, and for "lists" to one mapping
    of list key -> values. Rows complete the master's own rows of the same ID; others stand below them. ValueError for
    a table or column that is not declared; OSError if the file cannot be written.
    """
    from sdp_xl.build.book import write

    write(path, entries)


def build_master(path: Path) -> None:
    """Writes the master workbook, with Table A.1 and no entries, to ``path``."""
    build(path, {})


def build_all(folder: Path) -> list[Path]:
    """Writes the master, plain and with buttons, the example and the add-in into an existing folder; their paths."""
    from sdp_xl.build.macros import build_add_in

    made = [folder / name for name in (MASTER, WITH_BUTTONS, EXAMPLE, ADD_IN)]
    build_master(made[0])
    build_master(made[1])
    build(made[2], read_example())
    build_add_in(made[3])
    return made


__all__ = ["build", "build_all", "build_master", "read_example"]
