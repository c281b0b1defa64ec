"""States by name or postal code, and their holidays."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from schemas.holidays import HOLIDAYS, STATES
from schemas.values import FIRST_YEAR, LAST_YEAR, fold

if TYPE_CHECKING:
    from holidays.countries.united_states import US


def state_code(state: str) -> str:
    """The postal code of a State or territory given by name or code, in any case; empty if it is not known."""
    wanted = fold(state.replace(".", ""))
    return next((code for code, name in STATES.items() if wanted in (fold(code), fold(name.replace(".", "")))), "")


def holidays(state: str, years: Iterable[int]) -> dict[int, str]:
    """The holidays on weekdays of these years, by ordinal: the State's name for one before the federal one.

    ``state`` is the postal code, or empty for the federal holidays alone.
    """
    wanted = frozenset(years)
    found = {**_in_table("US"), **(_in_table(state) if state else {})}
    named = {day: name for day, name in found.items() if date.fromordinal(day).year in wanted}
    before = [year for year in wanted if not FIRST_YEAR <= year <= LAST_YEAR]
    return {**_by_library(state, before), **named} if before else named


@cache
def _in_table(code: str) -> Mapping[int, str]:
    """The holidays of a State in the table, by ordinal."""
    named: dict[int, str] = {}
    for name, codes, steps in HOLIDAYS:
        if code in codes.split():
            day = date(FIRST_YEAR - 1, 12, 31).toordinal()
            for step in steps.split():
                day += int(step)
                named[day] = name.replace("; ", " and ")
    return named


def _by_library(state: str, years: list[int]) -> dict[int, str]:
    """The same by the package holidays, for years that no plan is about."""
    calendars = [united_states()(years=years)]
    if state:
        calendars.append(united_states()(subdiv=state, years=years))
    return {
        day.toordinal(): name.replace("; ", " and ")
        for calendar in calendars
        for day, name in calendar.items()
        if day.weekday() < 5 and day.year in years
    }


@cache
def united_states() -> type[US]:
    """The holidays of the United States.

    The package imports all its 250 countries, which takes longer than the check of a plan, as soon as one of them is
    asked for. So their common folder, ``holidays.countries``, is passed by while this one is imported.
    """
    from importlib.util import find_spec, module_from_spec

    folder = "holidays.countries"
    spec = None if folder in sys.modules else find_spec(folder)
    if spec:
        sys.modules[folder] = module_from_spec(spec)
    try:
        country: type[US] = import_module(f"{folder}.united_states").US
    finally:
        if spec:
            del sys.modules[folder]
    return country
