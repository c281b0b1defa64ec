"""Keeps a text in a CSV file from being run as a formula by the spreadsheet that opens it."""

from __future__ import annotations

STARTERS = tuple("=+-@＝＋－＠\t\r")
"""How a text begins that a spreadsheet may run (OWASP, CSV Injection); the wide forms are of East Asian keyboards."""


def guarded(text: str) -> str:
    """The text with an apostrophe before it, if a spreadsheet might run it; otherwise as it is."""
    return f"'{text}" if text.lstrip("'").startswith(STARTERS) else text


def unguarded(text: str) -> str:
    """The text as it was before ``guarded``."""
    return text[1:] if text.startswith("'") and text.lstrip("'").startswith(STARTERS) else text
