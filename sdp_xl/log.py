"""The record of what the buttons did, for whoever helps staff; it holds no entry of theirs."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path, PurePosixPath, PureWindowsPath
from traceback import walk_tb
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from logging import Logger

_SIZE, _OLDER = 200_000, 3
"""Bytes of the file, and how many older ones are kept."""


def path() -> Path:
    """Where the record stands: beside the private environment that the buttons run in."""
    from schemas.buttons import MAC_PYTHON, WINDOWS_PYTHON  # not before a front door has claimed the name schemas

    if sys.platform == "win32":
        folder = str(PureWindowsPath(WINDOWS_PYTHON).parents[2])
    elif sys.platform == "darwin":
        folder = str(PurePosixPath(MAC_PYTHON).parents[2])
    else:
        folder = str(Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state") / "sdp-xl")
    return Path(os.path.expandvars(folder)) / "log" / "buttons.log"


def note(text: str) -> None:
    """Adds a line with the time. Where nothing can be written, nothing is: a press must not fail for its record."""
    if record := _record(path()):
        record.info(text)


def fault(doing: str, error: BaseException) -> None:
    """Adds what failed where in the program. Not the error's own words: they may quote a cell."""
    note(f"{doing}: {' <- '.join(_told(error))}")


def show() -> str:
    """Opens the record; returns where it stands."""
    import subprocess

    where = path()
    if not where.exists():
        return f"Nothing has been recorded yet. The record will stand in {where}."
    if sys.platform == "win32":
        from os import startfile

        startfile(where)  # noqa: S606 # our own file
    elif sys.platform == "darwin":
        subprocess.run(["/usr/bin/open", "-t", str(where)], check=False)  # noqa: S603 # our own file
    return f"The record stands in {where}. It names cells, and none of your entries."


def _told(error: BaseException | None) -> Iterator[str]:
    while error is not None:
        code = getattr(error, "hresult", getattr(error, "errornumber", ""))
        frames = [
            f"{Path(frame.f_code.co_filename).name}:{line} {frame.f_code.co_name}"
            for frame, line in walk_tb(error.__traceback__)
        ]
        yield f"{type(error).__name__} {code} at {', '.join(frames)}"
        error = error.__cause__ or error.__context__


@cache
def _record(file: Path) -> Logger | None:
    import logging
    from logging.handlers import RotatingFileHandler

    logging.raiseExceptions = False  # a full disk is no reason to show staff a page of program text
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(file, maxBytes=_SIZE, backupCount=_OLDER, encoding="utf-8", delay=True)
    except OSError:
        return None
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
    record = logging.Logger("sdp-xl buttons", logging.INFO)
    record.addHandler(handler)
    return record
