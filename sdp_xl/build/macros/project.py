"""The VBA project: the module of our buttons, as source only, which every Office compiles for itself."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from schemas.buttons import BUTTONS
from sdp_xl.build.package import repacked

SOURCE = "sdp_buttons.bas"
OURS = "SdpButtons"

PROJECT_PART = "xl/vbaProject.bin"
NO_CACHE = bytes.fromhex("CC61 FFFF 00 0000")
"""All that a writer may put into the stream _VBA_PROJECT: no version of VBA compiled it (MS-OVBA, section 2.3.4.1)."""


def add_project(path: Path) -> None:
    """Adds the VBA project to the workbook with macros, or to the add-in, at ``path``."""
    from pyopenvba import ExcelFile

    as_workbook = path.with_suffix(".part.xlsm")  # pyOpenVBA adds projects to files of this ending only
    path.replace(as_workbook)
    try:
        with ExcelFile(as_workbook) as book:
            project = book.add_vba_project()
            project.add_module(OURS, source())
            for module in project.modules:
                module.dirty = True  # so that those of pyOpenVBA's pattern are written without their compiled part
            book.save()
        repacked(as_workbook, _without_cache, {})
        as_workbook.replace(path)
    finally:
        as_workbook.unlink(missing_ok=True)


def _without_cache(name: str, content: bytes) -> bytes:
    from pyopenvba.cfb import CFB

    if name != PROJECT_PART:
        return content
    project = CFB.from_bytes(content)
    project.write_stream_in_storage("VBA", "_VBA_PROJECT", NO_CACHE)
    return bytes(project.to_bytes())


def source() -> str:
    """The module of the buttons, with a macro for each on the sheets, and with the line ends that VBA wants."""
    text = (files("workbook") / SOURCE).read_text(encoding="ascii")
    for button in BUTTONS:
        if button.on_sheets:
            text += f'Public Sub {button.macro}()\n    Press "{button.key}"\nEnd Sub\n'
    return "\r\n".join(text.splitlines()) + "\r\n"
