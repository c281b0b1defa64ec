"""The ribbon tab "SDP" as Office's XML, from the declared buttons."""

from __future__ import annotations

from xml.sax.saxutils import quoteattr

from schemas.buttons import BUTTONS, Button

_NAMESPACE = "http://schemas.microsoft.com/office/2009/07/customui"
"""That of Office 2010 and later (part customUI14.xml)."""

CALLBACK = "SDP_Ribbon"
"""The macro behind every button of the ribbon; it is told the button's key."""


def ribbon_xml() -> bytes:
    """The ribbon tab: the buttons of the sheets large, in a group of their own; the others small beside them."""
    plan = "".join(_button(button, "large") for button in BUTTONS if button.on_sheets)
    more = "".join(_button(button, "normal") for button in BUTTONS if not button.on_sheets)
    return (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f'<customUI xmlns="{_NAMESPACE}"><ribbon><tabs><tab id="sdpTab" label="SDP" keytip="D">'
        f'<group id="sdpPlan" label="Service Delivery Plan">{plan}</group>'
        f'<group id="sdpHelp" label="Findings and help">{more}</group>'
        "</tab></tabs></ribbon></customUI>"
    ).encode()


def _button(button: Button, size: str) -> str:
    attributes = {
        "id": button.key,
        "label": button.label,
        "screentip": button.label,
        "supertip": button.tip,
        "imageMso": button.image,
        "keytip": button.keytip,
        "size": size,
        "onAction": CALLBACK,
    }
    return f"<button {' '.join(f'{name}={quoteattr(value)}' for name, value in attributes.items())}/>"
