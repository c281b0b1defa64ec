"""Temporary files beside a workbook: made locked, so that what a killed run left behind can be told and removed."""

from __future__ import annotations

import hashlib
import os
import platform
import re
import secrets
import stat
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

_HERE = hashlib.sha256(platform.node().encode()).hexdigest()[:6]
"""What names this computer among those that share a folder."""

_NAME = re.compile(r"\.sdp-xl-(?P<computer>[0-9a-f]{6})-[0-9a-f]{8}\.tmp")

_DAY = 86_400
"""Seconds after which a file of another computer is taken to be left behind: not every network tells of its locks."""

_MINUTE = 60
"""The same on Windows for this computer: between its last byte and its renaming a file is closed there, and free."""


@contextmanager
def temporary(folder: Path, mode: int = 0o666) -> Iterator[tuple[Path, IO[bytes]]]:
    """A new file in the folder, its path and itself; removed at the end, unless it was renamed meanwhile.

    From its first byte on it may be read by those alone whom ``mode`` names and the system's own mask allows.

    First, what killed runs left in the folder is cleared away. Raises OSError.
    """
    sweep(folder)
    path, file = _made(folder, mode)
    try:
        with file:
            yield path, file
    finally:
        path.unlink(missing_ok=True)


def sweep(folder: Path) -> None:
    """Removes the temporary files of killed runs: of our exact naming, and held by no living process."""
    with suppress(OSError):  # a folder that cannot be listed, or a file that went or is held, is left alone
        for path in folder.iterdir():
            if (match := _NAME.fullmatch(path.name)) and _left(path, match["computer"]):
                with suppress(OSError):
                    _remove(path)


def _left(path: Path, computer: str) -> bool:
    """Whether a file with such a name may be one that a killed run left."""
    here = _MINUTE if sys.platform == "win32" else 0
    with suppress(OSError):
        found = path.lstat()
        return stat.S_ISREG(found.st_mode) and time.time() - found.st_mtime >= (here if computer == _HERE else _DAY)
    return False


def _remove(path: Path) -> None:
    if sys.platform == "win32":
        path.unlink()  # Windows itself refuses while the file is open
        return
    with path.open("r+b") as file:
        if _locked(file) and _is(path, file):
            path.unlink()


def _made(folder: Path, mode: int) -> tuple[Path, IO[bytes]]:
    while True:
        path = folder / f".sdp-xl-{_HERE}-{secrets.token_hex(4)}.tmp"
        file = open(path, "xb", opener=lambda name, flags: os.open(name, flags, mode))  # noqa: SIM115 # to be kept
        _locked(file)
        if _is(path, file):  # else another run swept it away before it was locked
            return path, file
        file.close()


def _is(path: Path, file: IO[bytes]) -> bool:
    """Whether the path still leads to the open file."""
    return path.exists() and os.path.samestat(path.stat(), os.fstat(file.fileno()))


if sys.platform == "win32":

    def _locked(file: IO[bytes]) -> bool:
        """True: on Windows an open file needs no lock."""
        return True

else:
    import fcntl

    def _locked(file: IO[bytes]) -> bool:
        """Locks the file until it is closed or its process ends; False if a process holds it, or none can know."""
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
