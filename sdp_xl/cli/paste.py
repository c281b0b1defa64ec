"""Command lines as they are printed for people, who paste them into bash, zsh, PowerShell or the command prompt."""

from __future__ import annotations

import os
import re
import shlex
from pathlib import Path


def command(*words: object, program: str = "sdp-xl") -> str:
    """The command line of these words; the name of a file is a Path, so that none of them is taken for an option."""
    told = [f".{os.sep}{word}" if isinstance(word, Path) and str(word).startswith("-") else str(word) for word in words]
    return " ".join(map(quoted, (program, *told)))


def quoted(word: str, *, windows: bool = os.name == "nt") -> str:
    """The word, in straight quotes if it needs any: such that each shell of the system takes it for what it is.

    On Windows no file name holds a double quote. Of its two shells only PowerShell can take a $ or a ` as it is.
    """
    if re.fullmatch(r"[\w./:\\-]+" if windows else r"[\w./:-]+", word):
        return word
    if windows:
        return "'" + word.replace("'", "''") + "'" if re.search(r"[$`]", word) else f'"{word}"'
    return shlex.quote(word) if re.search(r'[$`"\\!]', word) else f'"{word}"'
