"""Every sheet of the workbook, in the order of its tabs: columns, kinds, choices, prompts, header aliases."""

from __future__ import annotations

from schemas.model import Table
from schemas.tables.components import ALIGNMENT, EVALUATION, MPOS, NEEDS, STRATEGIES, TARGETS
from schemas.tables.generated import (
    ALIGNMENT_MAP,
    CALENDAR,
    FINDINGS,
    IMPLEMENTATION,
    REQUIRED_ELEMENTS,
    RESULTS_BY_YEAR,
    TIMELINE,
)
from schemas.tables.lists import CHOICES, LISTS_SHEET, choices
from schemas.tables.people import FEEDBACK, INFORMATION_LOG, MEETINGS, TEAM
from schemas.tables.phases import DEVELOPMENT, DISSEMINATION, OUTCOMES, PRE_PLANNING
from schemas.tables.plan import EXCEPTIONS, LOCAL_SUPPORT, LOOKING_FORWARD, PLAN_OUTLINE, PROJECT_PLAN
from schemas.tables.results import LOCAL_PROJECTS, MONITORING, RESULTS
from schemas.tables.settings import SETTINGS

START_SHEET = "Start"

ENTRY_TABLES: tuple[Table, ...] = (
    SETTINGS,
    PRE_PLANNING,
    TEAM,
    MEETINGS,
    INFORMATION_LOG,
    DEVELOPMENT,
    TARGETS,
    NEEDS,
    STRATEGIES,
    MPOS,
    EVALUATION,
    ALIGNMENT,
    PLAN_OUTLINE,
    LOCAL_SUPPORT,
    PROJECT_PLAN,
    DISSEMINATION,
    FEEDBACK,
    MONITORING,
    LOCAL_PROJECTS,
    RESULTS,
    LOOKING_FORWARD,
    OUTCOMES,
    EXCEPTIONS,
)
"""What staff fill in, phase by phase, and then what serves all phases."""

GENERATED_TABLES: tuple[Table, ...] = (
    FINDINGS,
    TIMELINE,
    IMPLEMENTATION,
    CALENDAR,
    REQUIRED_ELEMENTS,
    ALIGNMENT_MAP,
    RESULTS_BY_YEAR,
)
"""What the tool writes and people read."""

TABLES: tuple[Table, ...] = GENERATED_TABLES + ENTRY_TABLES

SHEETS: tuple[str, ...] = (START_SHEET, *(table.sheet for table in TABLES), LISTS_SHEET)
"""All sheet names of the master workbook, in tab order: what is read stands left of what is filled in."""

_BY_KEY = {table.key: table for table in TABLES}


def table(key: str) -> Table:
    """The table of that key; KeyError if there is none."""
    return _BY_KEY[key]


__all__ = [
    "CHOICES",
    "ENTRY_TABLES",
    "GENERATED_TABLES",
    "LISTS_SHEET",
    "SHEETS",
    "START_SHEET",
    "TABLES",
    "choices",
    "table",
]
