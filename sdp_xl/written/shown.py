"""Values as people read them in a sentence of the tool: dates as Excel shows them in the United States."""

from __future__ import annotations

from datetime import date, datetime, time

from schemas.values import Value, show


def as_excel_shows(value: Value) -> str:
    """The value as Excel shows it in the United States: dates as 9/8/2026, all else as ``schemas.values.show``.

    What programs read (JSON, CSV), and commands that are pasted, hold dates as ``show`` gives them: 2026-09-08.
    """
    if not isinstance(value, date):
        return show(value)
    day = f"{value.month}/{value.day}/{value.year:04}"
    if isinstance(value, datetime) and value.time() != time():
        return f"{day} {value.hour}:{value.minute:02}"
    return day
