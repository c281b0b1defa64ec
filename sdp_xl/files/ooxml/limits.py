"""How large a workbook may be, so that a file made to overwhelm the computer is refused before it is unpacked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol
from zipfile import ZipInfo

from schemas.values import Value
from sdp_xl.trouble import FileTrouble

MIB = 1 << 20
FILE_SIZE = 50 * MIB
"""Bytes of the file itself; the largest plans of States, with pictures, are below 10 MiB."""
PARTS = 1_000
"""Parts in the zip; a workbook of 30 sheets with charts and comments has about 200."""
INFLATED = 300 * MIB
"""Bytes of all parts unpacked."""
RATIO, GRACE = 100, 100 << 10
"""How many times its packed size a part may unpack to, once it is over GRACE bytes; Apache POI's limits."""
PICTURES = (".bmp", ".dib", ".emf", ".wmf", ".tif", ".tiff", ".png", ".gif", ".svg", ".ico")
"""Endings of pictures, of which those that are not packed themselves can be as dense as a bomb."""
TAGS = 8_000_000
"""Tags in all sheets, formatted blank rows not counted: about two million filled cells, or 120,000 rows of a plan."""
TREE_TAGS = 1_000_000
"""Tags of a part that is kept whole, such as that of the texts; with an attribute each they take 300 MiB."""
PLACES = 4_000_000
"""Cells of all sheets up to the last filled one of each row: a row with an entry in XFD alone has 16,384."""
LETTERS = 80_000_000
"""Characters in all cells; a plan of 10,000 rows has 6 million."""


class Clock(Protocol):
    """What ends the reading of a file that takes too long or too much memory."""

    def look(self) -> None:
        """Ends the reading if it is late."""

    def allow(self, size: int) -> None:
        """Gives the reading the time that so many bytes may take."""


clock: ContextVar[Clock | None] = ContextVar("clock", default=None)
"""The clock of the file that is being read; None while none is."""


def check_time() -> None:
    """Looks at the clock: each loop over what a file holds calls this where it turns."""
    if watch := clock.get():
        watch.look()


def allow_time(parts: Iterable[ZipInfo]) -> None:
    """Gives the reading time for the parts of a file that may be parsed: what size allows, time must not stop."""
    if watch := clock.get():
        watch.allow(sum(part.file_size for part in parts if part.filename.lower().endswith((".xml", ".rels"))))


def check_size(path: Path, size: int) -> None:
    """Trouble if the file is too big to be read; ``size`` in bytes."""
    if size > FILE_SIZE:
        raise FileTrouble("too_big", path, size=-(-size // MIB), limit=FILE_SIZE // MIB)


def check_parts(path: Path, parts: Sequence[ZipInfo]) -> None:
    """Trouble if the parts are too many, too long or oddly named, by what the zip states."""
    check_count(path, len(parts))
    total = sum(part.file_size for part in parts)
    if total > INFLATED:
        raise FileTrouble("too_long", path, size=-(-total // MIB), limit=INFLATED // MIB)
    seen: set[str] = set()
    for part in parts:
        name = part.filename.replace("\\", "/").lower()
        if name in seen or name.startswith("/") or ".." in name.split("/"):
            raise FileTrouble("bad_names", path, part=part.filename)
        seen.add(name)
        if part.file_size > max(GRACE, RATIO * part.compress_size):
            cause = "dense_picture" if name.endswith(PICTURES) else "too_dense"
            raise FileTrouble(cause, path, part=part.filename, limit=RATIO)


def check_count(path: Path, parts: int) -> None:
    """Trouble if there are too many parts."""
    if parts > PARTS:
        raise FileTrouble("too_many_parts", path, count=parts, limit=PARTS)


@dataclass(slots=True)
class Budget:
    """What is left of the tags, places and letters that one workbook may have."""

    path: Path
    tags: int = TAGS
    places: int = PLACES
    letters: int = LETTERS

    def take(self, row: Sequence[Value], tags: int = 0) -> None:
        """Takes a row of cells off, written with so many tags; Trouble if there is not so much left."""
        self.spend(tags, len(row), sum([len(value) for value in row if isinstance(value, str)]))

    def spend(self, tags: int, places: int = 0, letters: int = 0) -> None:
        """Takes the amounts off; Trouble if there is not so much left."""
        self.tags -= tags
        self.places -= places
        self.letters -= letters
        if self.tags < 0 or self.places < 0 or self.letters < 0:
            raise FileTrouble("too_many_cells", self.path)
