"""What a library says of a damaged part, as one plain sentence about the workbook."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from xml.parsers.expat import ExpatError

from sdp_xl.files.ooxml.trees import UnusualXml
from sdp_xl.trouble import FileTrouble

_LIBRARIES = (
    # zipfile, for a part that is damaged, encrypted, or packed in a way it does not know
    *(zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, EOFError, OSError),
    # the errors of trees are SyntaxErrors; then what numbers, addresses and names that are none give
    *(ExpatError, SyntaxError, ValueError, LookupError, TypeError, AttributeError, ArithmeticError),
)


@contextmanager
def plain_part(path: Path, part: str = "") -> Iterator[None]:
    """Turns what a library says of a damaged part (of the zip file as a whole for "") into Trouble about ``path``."""
    try:
        yield
    except UnusualXml as error:
        raise FileTrouble("unusual_part", path, part=part) from error
    except _LIBRARIES as error:
        raise FileTrouble("damaged_part" if part else "damaged", path, part=part) from error
