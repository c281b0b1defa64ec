"""Drop-downs, limits and prompts: what Excel offers and asks in each entry cell, from the column's declaration."""

from __future__ import annotations

from datetime import date
from typing import Any

from schemas.model import Choices, Column, Freedom, Kind
from schemas.tables import choices
from schemas.values import FIRST_YEAR, LAST_YEAR
from sdp_xl.build.places import PEOPLE, ids_name, list_name

MOST_TITLE, MOST_PROMPT = 32, 255
"""Characters that Excel allows in the title and in the text of an input prompt."""

_DATES = (date(FIRST_YEAR, 1, 1), date(LAST_YEAR, 12, 31))


def validation(column: Column) -> dict[str, Any]:
    """The data validation of a column, as XlsxWriter takes it."""
    return {"ignore_blank": True, **prompt(column.header, column.help, required=column.required), **_limits(column)}


def prompt(title: str, text: str, *, required: bool = False) -> dict[str, Any]:
    """An input prompt and nothing else: any value may be typed."""
    asked = f"{text} Required." if required and len(text) + len(" Required.") <= MOST_PROMPT else text
    return {"validate": "any", "input_title": _short(title), "input_message": asked}


def dates(title: str, text: str) -> dict[str, Any]:
    """A prompt, and dates of the years that a plan can be about only."""
    return {
        **prompt(title, text),
        "validate": "date",
        "criteria": "between",
        "minimum": _DATES[0],
        "maximum": _DATES[1],
        "error_title": _short(title),
        "error_message": "Please type a date, for example 1/31/2027.",
    }


def _short(title: str) -> str:
    return title if len(title) <= MOST_TITLE else title[: MOST_TITLE - 1].rstrip() + "…"


def _limits(column: Column) -> dict[str, Any]:
    match column.kind:
        case Kind.CHOICE:
            return _choice(column, choices(column.choices or ""))
        case Kind.PERSON:
            text = "This is not a role on the Team sheet or an agency on Lists. Keep it if it is a name or an ID."
            return _list(column, PEOPLE, "information", text)
        case Kind.REFERENCE:
            text = "No row has this ID yet. Several IDs may be parted by semicolons." if column.many else ""
            style = "information" if column.many else "warning"
            return _list(column, ids_name(column.refers or ""), style, text or "No row has this ID yet.")
        case Kind.DATE:
            limits = dates(column.header, column.help)
            return {key: value for key, value in limits.items() if not key.startswith("input")}
        case Kind.NUMBER | Kind.SHARE:
            return _number(column)
        case _:
            return {}


def _choice(column: Column, listed: Choices) -> dict[str, Any]:
    name = list_name(listed.key)
    if column.many:
        text = f"Not one value of the list. Several may be parted by semicolons; {_where(listed)}"
        return _list(column, name, "information", text)
    if listed.freedom is Freedom.FIXED:
        return _list(column, name, "stop", "Please choose from the list; the check relies on its words.")
    return _list(column, name, "warning", f"This is not on the list; {_where(listed)}")


def _where(listed: Choices) -> str:
    return f"the list stands on the Lists sheet under {listed.header}."


def _list(column: Column, name: str, style: str, text: str) -> dict[str, Any]:
    return {
        "validate": "list",
        "source": f"={name}",
        "error_type": style,
        "error_title": _short(column.header),
        "error_message": text,
    }


def _number(column: Column) -> dict[str, Any]:
    limits: dict[str, Any] = {"validate": "decimal", "error_title": _short(column.header)}
    if column.low is not None and column.high is not None:
        shown = (f"{column.low:.0%}", f"{column.high:.0%}") if column.kind is Kind.SHARE else (column.low, column.high)
        text = f"Please type a number from {shown[0]} to {shown[1]}."
        return limits | {
            "criteria": "between",
            "minimum": column.low,
            "maximum": column.high,
            "error_message": text,
        }
    low = column.low if column.low is not None else 0
    return limits | {"criteria": ">=", "value": low, "error_message": f"Please type a number of at least {low}."}
