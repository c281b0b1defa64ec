"""The records of an earlier rollup, so that a workbook that has not changed since is not read again."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Collection, Iterator, Mapping, Set
from contextlib import ExitStack, contextmanager, suppress
from datetime import date
from functools import cache
from pathlib import Path
from typing import IO

from sdp_xl.fleet.record import Record
from sdp_xl.trouble import Trouble

_END = b"PK\x05\x06"
_SHORT = 16 << 10
"""Bytes at the end of a workbook that nearly always hold the whole directory of its zip."""
_LONG = 22 + 65_535
"""Bytes at the end of a zip within which its directory's own end must begin (APPNOTE.TXT, 4.3.16)."""


@cache
def version() -> str:
    """What stands for the rules as they are: a digest of where and when the code and the declarations were put."""
    digest = hashlib.sha256()
    for root in (Path(__file__).parents[1], Path(__file__).parents[2] / "schemas"):
        for folder, below, names in os.walk(root):
            below.sort()
            for name in sorted(names):
                if name.endswith(".py"):
                    path = f"{folder}/{name}"
                    stat = os.stat(path)  # noqa: PTH116 - a path each would take longer than all the rest
                    digest.update(f"{path} {stat.st_size} {stat.st_mtime_ns}\n".encode())
    return digest.hexdigest()[:16]


def fingerprint(path: str, today: date) -> str:
    """What stands for a workbook on a day: its zip's directory, which holds a checksum of each part. "" if unknown."""
    try:
        with open(path, "rb", buffering=0) as file:  # noqa: PTH123
            size = file.seek(0, 2)
            for length in (_SHORT, _LONG):
                first = file.seek(max(size - length, 0))
                tail = file.read(length)
                if (end := tail.rfind(_END)) >= 0:
                    break
            else:
                return ""
            length, start = (int.from_bytes(tail[end + at : end + at + 4], "little") for at in (12, 16))
            if start < first:
                file.seek(start)
                directory = file.read(length)
            else:
                directory = tail[start - first : start - first + length]
    except OSError:
        return ""
    return hashlib.sha256(b"%d %s" % (size, today.isoformat().encode()) + directory).hexdigest()


class Known:
    """The records by fingerprint, in a file of their own, a line each; what is damaged or of other rules is none.

    A record is added when it comes: whatever ends a rollup in the middle, what it had done is known to the next.
    """

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._held: dict[str, Mapping[str, object]] = {}
        self._whole = False
        try:
            head, *lines = path.read_bytes().splitlines(keepends=True) if path else (b"",)
            if head == _line({"rules": version()}):
                for line in lines:
                    mark, fields = json.loads(line)
                    self._held[mark] = dict(fields)
                self._whole = not lines or lines[-1].endswith(b"\n")
        except (OSError, ValueError, TypeError):
            pass  # the last line of a rollup that was ended while it wrote is none

    def get(self, mark: str, path: str) -> Record | None:
        """The record of the workbook with that fingerprint, which may have been elsewhere then."""
        held = self._held.get(mark) if mark else None
        try:
            # JSON has lists for tuples
            return Record(**{**held, "file": path, "missing": tuple(held["missing"])}) if held else None  # type: ignore[arg-type]
        except (TypeError, KeyError):
            return None

    @contextmanager
    def growing(self, marks: Collection[str]) -> Iterator[Callable[[str, Record], None]]:
        """What adds a record to the file, in which those with these fingerprints stay.

        Those of workbooks that failed are not added, but tried again. Where nothing can be kept, all is read again.
        """
        with ExitStack() as open_:
            file: IO[bytes] | None = None
            with suppress(OSError, Trouble):
                file = open_.enter_context(self._opened(self._path, set(marks) - {""})) if self._path else None

            def add(mark: str, record: Record) -> None:
                if file and mark and not record.trouble:
                    with suppress(OSError):
                        file.write(_line([mark, vars(record)]))

            yield add

    def _opened(self, path: Path, marks: Set[str]) -> IO[bytes]:
        """The file, open to be added to."""
        if not (self._whole and marks == self._held.keys()):
            from sdp_xl.files.atomic import replacing

            path.parent.mkdir(parents=True, exist_ok=True)
            with replacing(path) as file:
                file.writelines([_line({"rules": version()}), *(_line([mark, self._held[mark]]) for mark in marks)])
        return path.open("ab", buffering=0)


def _line(of: object) -> bytes:
    return json.dumps(of).encode() + b"\n"
