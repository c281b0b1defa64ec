"""The workbooks that staff open, as files of this package."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent
"""Plain files: importlib.resources, which finds them in a zip too, would bring tempfile and more into each check."""

MASTER, EXAMPLE = "sdp-master.xlsx", "sdp-example.xlsx"
"""The blank workbook with Table A.1, and the filled-in plan of a fictional State."""

WITH_BUTTONS, ADD_IN = "sdp-master.xlsm", "sdp-xl.xlam"
"""The blank workbook with buttons, and the add-in that gives the same buttons to plain workbooks."""

SCRIPT = "sdp-xl.applescript"
"""The script by which Excel on a Mac starts Python; the macros call it by this name."""


def path(name: str) -> Path:
    """Where a shipped file stands, for example sdp-master.xlsx; FileNotFoundError if none of that name is shipped."""
    found = _FOLDER / name
    if not found.is_file():
        raise FileNotFoundError(name)
    return found


def example(*keys: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """The entries of the example as they are written down, a file a table: its key and the content of the file.

    With ``keys``, of these tables only. A table without a file is left out.
    """
    import tomllib

    folder = _FOLDER / "example"
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name) if folder.is_dir() else ():
        key, dot, kind = entry.name.rpartition(".")
        if dot and kind == "toml" and (not keys or key in keys):
            yield key, tomllib.loads(entry.read_text(encoding="utf-8"))
