"""The VBA project: our module of buttons beside xlwings' own module, which starts Python."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

from sdp_xl.build.macros.package import ADD_IN

SOURCE = "sdp_buttons.bas"
XLWINGS, DICTIONARY = "xlwings", "Dictionary"
"""xlwings' module, and the class module that it needs on a Mac."""

STANDALONE = "quickstart_standalone.xlsm"
"""The workbook of the installed xlwings whose modules work without its add-in."""

OURS = "SdpButtons"
_ACTIVE = "xlwings_custom_addin.bas"
_THEIR_NAME, OUR_NAME = "myaddin", "sdp-xl"
"""The name that a custom add-in is meant to replace; its settings stand on the sheet sdp-xl.conf."""


def add_project(path: Path) -> None:
    """Adds the VBA project to the workbook with macros at ``path``, an .xlam as an add-in.

    An add-in works on the workbook in front, so it takes xlwings' module for add-ins; a workbook takes the one that
    works on itself. Both come from the installed xlwings, whose license (BSD) stands in them.
    """
    from pyopenvba import ExcelFile, VBAModuleKind

    as_workbook = path.with_suffix(".part.xlsm")  # pyOpenVBA adds projects to files of this ending only
    path.replace(as_workbook)
    try:
        with ExcelFile(as_workbook) as book:
            project = book.add_vba_project()
            for name, text in modules(add_in=path.suffix == ADD_IN).items():
                kind = VBAModuleKind.other if name == DICTIONARY else VBAModuleKind.standard
                project.add_module(name, text, kind=kind)
            book.save()
        as_workbook.replace(path)
    finally:
        as_workbook.unlink(missing_ok=True)


def modules(*, add_in: bool) -> dict[str, str]:
    """The modules by name, as VBA source."""
    from pyopenvba import ExcelFile

    folder = files("xlwings")
    with ExcelFile(Path(str(folder / STANDALONE))) as book:
        theirs = {name: book.get_module(name) for name in (XLWINGS, DICTIONARY)}
    if add_in:
        text = (folder / _ACTIVE).read_text(encoding="utf-8")
        theirs[XLWINGS] = text.replace(f'"{_THEIR_NAME}"', f'"{OUR_NAME}"')
    ours = (files("workbook") / SOURCE).read_text(encoding="utf-8")
    return {name: "\r\n".join(text.splitlines()) + "\r\n" for name, text in {OURS: ours, **theirs}.items()}
