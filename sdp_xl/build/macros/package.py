"""The parts of a macro workbook that XlsxWriter does not write: its type, the macros of its shapes, its ribbon tab."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from sdp_xl.build.macros.ribbon import ribbon_xml
from sdp_xl.build.macros.shapes import with_macros
from sdp_xl.build.package import repacked

ADD_IN, WITH_MACROS = ".xlam", ".xlsm"

RIBBON_PART = "customUI/customUI14.xml"
_RIBBON_RELATION = (
    '<Relationship Id="rIdSdpRibbon" '
    'Type="http://schemas.microsoft.com/office/2007/relationships/ui/extensibility" Target="customUI/customUI14.xml"/>'
)
"""The ribbon is a relationship of the whole package (MS-CUSTOMUI, section 1.3)."""

_PLAIN = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
_TYPES: Mapping[str, str] = {
    WITH_MACROS: "application/vnd.ms-excel.sheet.macroEnabled.main+xml",
    ADD_IN: "application/vnd.ms-excel.addin.macroEnabled.main+xml",
}
"""The content type of the workbook part by the file's ending; Excel refuses a file whose two do not agree."""


def with_parts(path: Path) -> None:
    """Gives a plain workbook at ``path`` the type that its ending says and macros for its shapes; an add-in, the tab.

    A workbook has no tab of its own: beside that of the add-in, which every installation brings, there would be two.
    """
    ribbon = {RIBBON_PART: ribbon_xml()} if path.suffix == ADD_IN else {}

    def change(name: str, content: bytes) -> bytes:
        if name == "[Content_Types].xml":
            return content.replace(_PLAIN.encode(), _TYPES[path.suffix].encode())
        if name == "_rels/.rels" and ribbon:
            return content.replace(b"</Relationships>", _RIBBON_RELATION.encode() + b"</Relationships>")
        if name.startswith("xl/drawings/drawing"):
            return with_macros(content)
        return content

    repacked(path, change, ribbon)
