"""Columns that several sheets share."""

from __future__ import annotations

from schemas.model import Column, Kind

NOTES = Column(key="notes", header="Notes", width=20, help="Anything worth keeping.", aliases=("Comments",))
STATUS = Column(
    key="status",
    header="Status",
    aliases=("Progress status", "Status of progress", "Completion status", "Task status"),
    kind=Kind.CHOICE,
    choices="statuses",
    width=14,
    help="Choose from the list.",
)
GOAL_AREA = Column(
    key="goal_area",
    header="Goal area",
    kind=Kind.CHOICE,
    choices="goal_areas",
    width=26,
    help="Choose from the list; the list itself stands on the Lists sheet.",
    aliases=("Goal", "Area", "Focus area", "Topic"),
)


def row_id(help_: str, *aliases: str) -> Column:
    """The ID column of a sheet, with its own prompt and aliases."""
    return Column(
        key="id",
        header="ID",
        kind=Kind.ID,
        required=True,
        unique=True,
        width=8,
        help=help_,
        aliases=("No.", "Number", *aliases),
    )
