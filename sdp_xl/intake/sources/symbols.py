"""Signs of symbol fonts and boxes of forms in Word documents, as the letters that they look like."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from sdp_xl.intake.sources.looks import VALUE, W, value

TICKED, UNTICKED = "☒", "☐"
_W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_OFF = ("0", "false", "off")
_WINGDINGS = {
    **dict.fromkeys((0xFD, 0xFE, 0x78), TICKED),  # a box with a cross or a tick; x is a box with a cross
    **dict.fromkeys((0xA8, 0x6F, 0x71, 0x72), UNTICKED),
    **dict.fromkeys((0xA7, 0x6C, 0x6E, 0x76, 0xD8), "•"),
    0xFC: "✓",
    0xFB: "✗",
    0xE0: "→",
}
_WINGDINGS_2 = {
    **dict.fromkeys((0x51, 0x52, 0x53, 0x54), TICKED),
    **dict.fromkeys((0x2A, 0xA3), UNTICKED),
    0x50: "✓",
    0x4F: "✗",
}
_SYMBOL = {0xB7: "•", 0xAE: "→", 0xB3: "≥", 0xA3: "≤"}
_FONTS = {"wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2, "symbol": _SYMBOL}
"""What these fonts show at a code, as far as charts use it; Word adds F000 to the code."""


def sign(element: Element) -> str:
    """The sign that a ``w:sym`` shows."""
    written = element.get(f"{W}char", "")
    code = int(written, 16) if len(written) <= 4 and all(one in "0123456789abcdefABCDEF" for one in written) else 0
    return shown(chr(code), element.get(f"{W}font", "")) if code else ""


def shown(text: str, font: str) -> str:
    """A text of a run in that font; only symbol fonts change it."""
    signs = _FONTS.get(font.lower())
    if signs is None:
        return text
    return "".join(signs.get(ord(one) & 0xFF if 0xF000 <= ord(one) <= 0xF0FF else ord(one), one) for one in text)


def box(properties: Element) -> str:
    """The box that a content control is, ticked or not; empty if it is another control."""
    found = properties.find(f"{_W14}checkbox")
    if found is None:
        return ""
    state = found.find(f"{_W14}checked")
    return UNTICKED if state is None or state.get(f"{_W14}val", "1") in _OFF else TICKED


def form_field(field: Element) -> str:
    """What a field of an old form shows: its box, or what is chosen from its list; empty for one to type into."""
    data = field.find(f"{W}ffData")
    if data is None:
        return ""
    ticks = data.find(f"{W}checkBox")
    if ticks is not None:
        state = next((one for name in ("checked", "default") if (one := ticks.find(f"{W}{name}")) is not None), None)
        return UNTICKED if state is None or state.get(VALUE, "1") in _OFF else TICKED
    choice = data.find(f"{W}ddList")
    if choice is None:
        return ""
    entries = [one.get(VALUE, "") for one in choice.iterfind(f"{W}listEntry")]
    chosen = value(choice, "result") or value(choice, "default") or "0"
    return entries[int(chosen)] if chosen.isdecimal() and int(chosen) < len(entries) else ""
