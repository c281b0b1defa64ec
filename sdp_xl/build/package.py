"""What XlsxWriter cannot set in a finished workbook: its language, blank results, and one fixed time for all parts.

Its docProps/app.xml says "Microsoft Excel", and that stays: LibreOffice 7.4 calculates formulas without a result on
load, and trusts a result that stands in the file, whatever program is named there (tried with both).
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

from schemas.model import HEADER_ROW
from sdp_xl.build.theme import themed, with_named_styles
from sdp_xl.files.ooxml.measure import MOST

CREATED = datetime(2026, 11, 2, tzinfo=UTC).replace(tzinfo=None)
"""A fixed date of creation, so that two builds are the same."""

FIXED_TIME = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip can hold, so that two builds are the same byte for byte."""

_BLANK_RESULT = re.compile(rb'(<c r="[A-Z]+[0-9]+"(?: s="[0-9]+")?)(><f(?: [^>]*)?>[^<]*</f><v></v></c>)')

_DATA_ROW = re.compile(rb'<row r="([0-9]+)"[^>]*>')


def finish(path: Path) -> None:
    """Rewrites the workbook at ``path``: English (US), fixed times, blank results as in Excel, free row heights.

    A height that XlsxWriter sets is meant to stay; ours is what the text needs, and the row grows with it up to MOST.
    """
    repacked(path, _mended, {})


def repacked(path: Path, change: Callable[[str, bytes], bytes], added: Mapping[str, bytes]) -> None:
    """Rewrites the zip at ``path``: each part as ``change`` gives it, then the ``added`` ones, with one fixed time."""
    unfinished = path.with_name(path.name + ".part")
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(unfinished, "w") as target:
        kept = ((info.filename, change(info.filename, source.read(info))) for info in source.infolist())
        for name, content in (*kept, *added.items()):
            part = zipfile.ZipInfo(name, FIXED_TIME)
            part.compress_type = zipfile.ZIP_DEFLATED
            part.create_system = 0  # the same on every computer that builds
            target.writestr(part, content)
    unfinished.replace(path)


def _mended(name: str, content: bytes) -> bytes:
    if name == "docProps/core.xml":
        return content.replace(b"</cp:coreProperties>", b"<dc:language>en-US</dc:language></cp:coreProperties>")
    if name == "xl/styles.xml":
        return themed(with_named_styles(content))
    if name.startswith("xl/worksheets/sheet"):
        return themed(_DATA_ROW.sub(_own_height, _BLANK_RESULT.sub(rb'\1 t="str"\2', content)))
    return content


def _own_height(row: re.Match[bytes]) -> bytes:
    """The row's tag; below the header without the mark that keeps Excel from fitting its height to new text.

    A row as high as rows may be keeps the mark.
    """
    kept = int(row[1]) <= HEADER_ROW or b' ht="%g"' % MOST in row[0]
    return row[0] if kept else row[0].replace(b' customHeight="1"', b"")
