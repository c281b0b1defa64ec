"""The records of an earlier rollup, so that a workbook that has not changed since is not read again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import asdict
from datetime import date
from functools import cache
from pathlib import Path

from sdp_xl.fleet.record import Record
from sdp_xl.trouble import Trouble

_END = b"PK\x05\x06"
_TAIL = 22 + 65_535
"""Bytes at the end of a zip within which its directory's own end must begin (APPNOTE.TXT, 4.3.16)."""


@cache
def version() -> str:
    """What stands for the rules as they are: a digest of the code and the declarations that make a record."""
    digest = hashlib.sha256()
    for folder in (Path(__file__).parents[1], Path(__file__).parents[2] / "schemas"):
        for path in sorted(folder.rglob("*.py")):
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def fingerprint(path: str, today: date) -> str:
    """What stands for a workbook on a day: its zip's directory, which holds a checksum of each part. "" if unknown."""
    try:
        with Path(path).open("rb") as file:
            size = file.seek(0, 2)
            file.seek(max(size - _TAIL, 0))
            tail = file.read()
            end = tail.rfind(_END)
            if end < 0:
                return ""
            length, start = (int.from_bytes(tail[end + at : end + at + 4], "little") for at in (12, 16))
            file.seek(start)
            directory = file.read(length)
    except OSError:
        return ""
    return hashlib.sha256(b"%d %s" % (size, today.isoformat().encode()) + directory).hexdigest()


class Known:
    """The records by fingerprint, in a file of their own; one that is damaged or of other rules counts as none."""

    def __init__(self, path: Path | None) -> None:
        self.path = path
        self._records: dict[str, Mapping[str, object]] = {}
        try:
            held = json.loads(path.read_text(encoding="utf-8")) if path else {}
            if held["rules"] == version():
                self._records = dict(held["records"])
        except (OSError, ValueError, TypeError, KeyError):
            pass

    def get(self, mark: str, path: str) -> Record | None:
        """The record of the workbook with that fingerprint, which may have been elsewhere then."""
        held = self._records.get(mark) if mark else None
        try:
            # JSON has lists for tuples
            return Record(**{**held, "file": path, "missing": tuple(held["missing"])}) if held else None  # type: ignore[arg-type]
        except (TypeError, KeyError):
            return None

    def keep(self, records: Iterable[tuple[str, Record]]) -> None:
        """Writes the file anew, with these records by fingerprint; those of workbooks that failed are tried again."""
        from sdp_xl.files.atomic import replacing

        if self.path is None:
            return
        held = {mark: asdict(record) for mark, record in records if mark and not record.trouble}
        with suppress(OSError, Trouble):  # where nothing can be kept, all is read again
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with replacing(self.path) as file:
                file.write(json.dumps({"rules": version(), "records": held}).encode())
