"""Documents and workbooks in the strict form of Office Open XML, read as if they were in the usual one."""

from __future__ import annotations

from zipfile import ZipInfo

from sdp_xl.files.ooxml.package import Package
from sdp_xl.files.ooxml.zipped import Zipped

_STRICT = b"http://purl.oclc.org/ooxml/"
_USUAL = b"http://schemas.openxmlformats.org/"
_FAMILIES = (b"officeDocument", b"wordprocessingml", b"spreadsheetml", b"drawingml", b"presentationml")
_NAMES = tuple((_STRICT + family + b"/", _USUAL + family + b"/2006/") for family in _FAMILIES)
"""Names of the strict form (ISO/IEC 29500-1) and what they are in the transitional form (29500-4)."""


class Transitional(Zipped):
    """A file whose parts are given in the usual form, to be read only."""

    def raw(self, entry: ZipInfo) -> bytes:
        """The bytes of an entry with the names of the usual form."""
        data = super().raw(entry)
        if _STRICT in data:
            for strict, usual in _NAMES:
                data = data.replace(strict, usual)
        return data


class ReadOnly(Transitional, Package):
    """A workbook in either form, to be read only."""
