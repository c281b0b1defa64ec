"""Values of a user as a message quotes them: in one line, and not too long."""

from __future__ import annotations

from collections.abc import Mapping

from schemas.values import Value
from sdp_xl.written.shown import as_excel_shows

SHOWN = 60
"""Characters of a user's text that a message quotes."""


def shorten(value: Value) -> str:
    """The value in one line of at most SHOWN characters, for a message."""
    text = as_excel_shows(value)
    if "\n" in text:
        text = " ".join(text.split())
    return text if len(text) <= SHOWN else text[: SHOWN - 1].rstrip() + "…"


class Shown(dict[str, str]):
    """Values as a message quotes them, each shortened when the message asks for it; blank where there is none."""

    def __init__(self, values: Mapping[str, Value]) -> None:
        super().__init__()
        self._values = values

    def __missing__(self, key: str) -> str:
        text = self[key] = shorten(self._values[key]) if key in self._values else ""
        return text
