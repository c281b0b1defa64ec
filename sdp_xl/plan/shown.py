"""Values of a user as a message quotes them: in one line, and not too long."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from schemas.values import Value, clean
from sdp_xl.written.shown import as_excel_shows

SHOWN = 60
"""Characters of a user's text that a message quotes."""


def shorten(value: Value) -> str:
    """The value in one line of at most SHOWN characters, for a message."""
    text = clean(value) if isinstance(value, str) else as_excel_shows(value)
    if "\n" in text:
        text = " ".join(text.split())
    return text if len(text) <= SHOWN else text[: SHOWN - 1].rstrip() + "…"


class Shown(dict[str, str]):
    """Values as a message quotes them; what it asks for beside those of ``values`` is got by ``value_of``."""

    def __init__(self, values: Mapping[str, Value], value_of: Callable[[str], Value]) -> None:
        super().__init__({key: shorten(value) for key, value in values.items()})
        self._value_of = value_of

    def __missing__(self, key: str) -> str:
        text = self[key] = shorten(self._value_of(key))
        return text
