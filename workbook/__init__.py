"""The workbooks that staff open, as files of this package."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

MASTER, EXAMPLE = "sdp-master.xlsx", "sdp-example.xlsx"
"""The blank workbook with Table A.1, and the filled-in plan of a fictional State."""

WITH_BUTTONS, ADD_IN = "sdp-master.xlsm", "sdp-xl.xlam"
"""The blank workbook with buttons, and the add-in that gives the same buttons to plain workbooks."""

SCRIPT = "sdp-xl.applescript"
"""The script by which Excel on a Mac starts Python; the macros call it by this name."""


def path(name: str) -> Path:
    """Where a shipped file stands, for example sdp-master.xlsx; FileNotFoundError if none of that name is shipped."""
    found = Path(str(files(__name__).joinpath(name)))
    if not found.is_file():
        raise FileNotFoundError(name)
    return found


def example(*keys: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """The entries of the example as they are written down, a file a table: its key and the content of the file.

    With ``keys``, of these tables only. A table without a file is left out.
    """
    folder = files(__name__) / "example"
    for entry in sorted(folder.iterdir(), key=lambda entry: entry.name) if folder.is_dir() else ():
        key, dot, kind = entry.name.rpartition(".")
        if dot and kind == "toml" and (not keys or key in keys):
            yield key, tomllib.loads(entry.read_text(encoding="utf-8"))
