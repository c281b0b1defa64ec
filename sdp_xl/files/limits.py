"""How large a workbook may be, so that a file made to overwhelm the computer is refused before it is unpacked."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from zipfile import ZipInfo

from sdp_xl.files.trouble import FileTrouble

MIB = 1 << 20
FILE_SIZE = 50 * MIB
"""Bytes of the file itself; the largest plans of States, with pictures, are below 10 MiB."""
PARTS = 1_000
"""Parts in the zip; a workbook of 30 sheets with charts and comments has about 200."""
INFLATED = 300 * MIB
"""Bytes of all parts unpacked."""
RATIO, GRACE = 100, 100 << 10
"""How many times its packed size a part may unpack to, once it is over GRACE bytes; Apache POI's limits."""


def check_size(path: Path, size: int) -> None:
    """Trouble if the file is too big to be read; ``size`` in bytes."""
    if size > FILE_SIZE:
        raise FileTrouble("too_big", path, size=-(-size // MIB), limit=FILE_SIZE // MIB)


def check_parts(path: Path, parts: Sequence[ZipInfo]) -> None:
    """Trouble if the parts are too many, too long or oddly named.

    The sizes are those that the zip states; zipfile never unpacks more than that and fails on the checksum instead.
    """
    if len(parts) > PARTS:
        raise FileTrouble("too_many_parts", path, count=len(parts), limit=PARTS)
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
            raise FileTrouble("too_dense", path, part=part.filename, limit=RATIO)
