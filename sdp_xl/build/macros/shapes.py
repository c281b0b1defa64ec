"""The buttons on the sheets: colored shapes that print, carry alt text, and run a macro when they are pressed."""

from __future__ import annotations

import re
from typing import Any

from xlsxwriter import Workbook

from schemas.buttons import BUTTONS
from schemas.model import TITLE_ROW
from schemas.tables import START_SHEET
from schemas.tables.generated import FINDINGS, TIMELINE
from sdp_xl.build.style import FONT, SETUP
from sdp_xl.files.ooxml.measure import BODY, INDENT

WIDTH, HEIGHT, GAP = 156, 32, 8
"""Pixels of a button, and between two."""

PLACES = {START_SHEET: (4, 0, 5), FINDINGS.sheet: (3, 0, 5), TIMELINE.sheet: (0, INDENT, 47)}
"""The sheets with buttons, and where they begin: the column (counted from 0), and pixels from its left and from above.

They stand right of the title and the way back; on the Timeline, whose legend stands there, below both.
"""

_SHAPE = re.compile(rb'<xdr:sp macro="" (textlink="">.*?descr="(?P<label>[^":]+): )', re.DOTALL)
_MACROS = {button.label.encode(): button.macro.encode() for button in BUTTONS}


def add_buttons(workbook: Workbook) -> None:
    """Puts the declared buttons side by side into the title row of the sheets in PLACES."""
    for name, (column, left, down) in PLACES.items():
        for number, button in enumerate(button for button in BUTTONS if button.on_sheets):
            options: dict[str, Any] = {
                "width": WIDTH,
                "height": HEIGHT,
                "x_offset": left + number * (WIDTH + GAP),
                "y_offset": down,
                "fill": {"color": SETUP.fill},
                "line": {"color": SETUP.fill},
                "font": {"name": FONT, "size": BODY, "bold": True, "color": SETUP.text},
                "align": {"vertical": "middle", "horizontal": "center"},
                "description": f"{button.label}: {button.tip}",
                "object_position": 3,  # neither moved nor stretched with the cells
            }
            workbook.get_worksheet_by_name(name).insert_textbox(TITLE_ROW - 1, column, button.label, options)


def with_macros(drawing: bytes) -> bytes:
    """The XML of a drawing in which each of our shapes runs its macro, whatever workbook has a macro of that name."""
    return _SHAPE.sub(lambda found: b'<xdr:sp macro="[0]!' + _MACROS[found["label"]] + b'" ' + found[1], drawing)
