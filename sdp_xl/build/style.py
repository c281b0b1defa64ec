"""The look of the workbook: one font, three sizes, and every color that is used, each text with its fill."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from sdp_xl.files.ooxml.measure import BODY
from sdp_xl.plan.page import PADDING

FONT = "Arial"
"""On every Windows and Mac, and as wide as Liberation Sans, so that what LibreOffice shows is what Excel shows."""

TITLE, SECTION = 20, 14
"""The type scale, in points, above BODY."""

WHITE, INK, QUIET, RULE, HEAVY_RULE = "#FFFFFF", "#1B2430", "#4A5565", "#D5DBE3", "#8592A3"
LINK, TODAY = "#0B57A4", "#B45309"


@dataclass(frozen=True, slots=True)
class ColorPair:
    """A text color and the fill that it stands on."""

    text: str
    fill: str


SETUP = ColorPair(WHITE, "#22395B")
PRE_PLANNING = ColorPair(WHITE, "#0B5563")
DEVELOPMENT = ColorPair(WHITE, "#1D4F8F")
DISSEMINATION = ColorPair(WHITE, "#643A71")
TOOL = ColorPair(WHITE, "#465260")

PLAIN = ColorPair(INK, WHITE)
NOTE = ColorPair(QUIET, WHITE)
LINKED = ColorPair(LINK, WHITE)
FIXED = ColorPair(QUIET, "#F1F4F7")
SHADED = ColorPair(INK, "#F1F4F7")

FLAG = ColorPair(INK, "#FFE3BD")
BAD = ColorPair("#8C1D18", "#FBE6E3")
CAUTION = ColorPair("#6B4300", "#FFF0D2")
ADVICE = ColorPair("#1D4F8F", "#E6EEF8")
GOOD = ColorPair("#1F5A36", "#E4F2E8")
NEUTRAL = ColorPair(QUIET, "#EEF1F4")
LINKS = ColorPair(INK, "#BFD3EC")

PAIRS = (
    *(SETUP, PRE_PLANNING, DEVELOPMENT, DISSEMINATION, TOOL),
    *(PLAIN, NOTE, LINKED, FIXED, SHADED),
    *(FLAG, BAD, CAUTION, ADVICE, GOOD, NEUTRAL, LINKS),
)
"""All texts and fills; a test computes the contrast of each."""

GROUPS: dict[ColorPair, tuple[str, ...]] = {
    SETUP: ("settings", "outcomes", "exceptions"),
    PRE_PLANNING: ("pre_planning", "team", "meetings", "information_log"),
    DEVELOPMENT: (
        *("development", "targets", "needs", "strategies", "mpos", "evaluation", "alignment"),
        *("plan_outline", "local_support", "project_plan"),
    ),
    DISSEMINATION: ("dissemination", "feedback", "monitoring", "local_projects", "results", "looking_forward"),
    TOOL: (
        *("required_elements", "findings", "alignment_map", "results_by_year"),
        *("timeline", "implementation_timeline", "calendar"),
    ),
}
"""Which sheets share the color of their tab and header: those of one phase, and those of the tool."""

_GROUP_OF = {key: pair for pair, keys in GROUPS.items() for key in keys}


def group(table: str) -> ColorPair:
    """The header colors of a table by its key; KeyError if no group holds it."""
    return _GROUP_OF[table]


Bar = tuple[int, str, str]
"""Pattern of a timeline bar, its color and the color behind it."""

SOLID, DARK_DOWN, LIGHT_UP, LIGHT_HORIZONTAL, TRELLIS = 1, 7, 14, 11, 10
"""Excel's numbers of the fill patterns that tell bars apart without color."""

CRITICAL_BAR, CRITICAL_PROPOSED = (SOLID, "#B3261E", "#B3261E"), (DARK_DOWN, "#B3261E", "#F6D5D2")
TYPED_BAR, PROPOSED_BAR = (SOLID, "#2F6DB5", "#2F6DB5"), (LIGHT_UP, "#1D4F8F", "#C9DDF3")
DONE_BAR, LATE_BAR = (SOLID, "#12305A", "#12305A"), (TRELLIS, "#7A3E00", "#FFD9A0")
SUMMARY_BAR, SUMMARY_DONE = (LIGHT_HORIZONTAL, "#465260", "#DCE2E9"), (SOLID, "#2B3440", "#2B3440")
"""The kinds of bars; no text stands on them."""


class BookStyles:
    """The formats of one workbook, each made once."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._made: dict[tuple[tuple[str, Any], ...], Format] = {}

    def cell(self, pair: ColorPair = PLAIN, **more: Any) -> Format:
        """A cell format: body text on its fill, at the top of the cell, with XlsxWriter's properties in ``more``.

        Text that is not centered is padded, so that it does not touch the border.
        """
        properties: dict[str, Any] = {"font_name": FONT, "font_size": BODY, "font_color": pair.text, "valign": "top"}
        if more.get("align") != "center":
            properties |= {"align": "left", "indent": PADDING}
        if pair.fill != WHITE:
            properties["bg_color"] = pair.fill
        return self._make(properties | more)

    def entry(self, pair: ColorPair = PLAIN, **more: Any) -> Format:
        """A cell format with wrapped text and the thin rules of a table."""
        return self.cell(pair, text_wrap=True, border=1, border_color=RULE, **more)

    def ruled(self, pair: ColorPair = PLAIN, **more: Any) -> Format:
        """A cell format for a line of text on a thin rule."""
        return self.cell(pair, **{"bottom": 1, "bottom_color": RULE, "valign": "vcenter"} | more)

    def header(self, pair: ColorPair, *, filtered: bool = False, **more: Any) -> Format:
        """The format of a header cell, of two lines or more: if ``filtered``, its words stand above the arrow."""
        upright = "top" if filtered else "vcenter"
        return self.cell(
            pair,
            **{"bold": True, "text_wrap": True, "valign": upright, "border": 1, "border_color": WHITE} | more,
        )

    def when(self, pair: ColorPair | None = None, **more: Any) -> Format:
        """A conditional format: what it does not name stays as the cell has it."""
        properties = {"font_color": pair.text, "bg_color": pair.fill} if pair else {}
        return self._make(properties | more)

    def bar(self, kind: Bar, **more: Any) -> Format:
        """The conditional format, and in the legend the cell format, of a timeline bar."""
        pattern, front, back = kind
        return self._make({"pattern": pattern, "fg_color": front, "bg_color": back} | more)

    def _make(self, properties: dict[str, Any]) -> Format:
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            # Without this the font would be the theme's, which is Calibri.
            self._made[key] = self._workbook.add_format({"font_scheme": "none"} | properties)
        return self._made[key]
