"""Values of a user as a message quotes them: in one line, and not too long."""

from __future__ import annotations

from schemas.values import Value, show

SHOWN = 60
"""Characters of a user's text that a message quotes."""


def shorten(value: Value) -> str:
    """The value in one line of at most SHOWN characters, for a message."""
    text = show(value)
    if "\n" in text:
        text = " ".join(text.split())
    return text if len(text) <= SHOWN else text[: SHOWN - 1].rstrip() + "…"
