"""Makes the workbooks that staff open, the master and the example, from schemas/."""

from __future__ import annotations

from pathlib import Path

from sdp_xl.build.entries import Entries, read_example
from workbook import EXAMPLE, MASTER


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
    """Writes the master and the example into an existing folder; gives back their paths."""
    master, example = folder / MASTER, folder / EXAMPLE
    build_master(master)
    build(example, read_example())
    return [master, example]


__all__ = ["build", "build_all", "build_master", "read_example"]
