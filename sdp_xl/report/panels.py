"""Lists that a page in the browser shows beside a plan: suggestions to tick, a chart to import, differences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import groupby

from schemas.tables import table
from sdp_xl.compare import Comparison
from sdp_xl.intake.model import Fate, Intake
from sdp_xl.pages.compare import plural
from sdp_xl.plan.findings import Suggestion
from sdp_xl.report import rendered


def suggested(sure: Sequence[Suggestion], unsure: Sequence[Suggestion], does: str) -> str:
    """The suggestions, the sure ones to be ticked by their number; ``does`` is what the button below says."""
    return rendered("panels.html", kind="suggested", sure=sure, unsure=unsure, does=does)


def counted(sure: Sequence[Suggestion], unsure: Sequence[Suggestion]) -> str:
    """How many suggestions there are, in words."""
    if not sure and not unsure:
        return "There is nothing that the tool could mend itself. The findings say what is left to you."
    told = f"{len(sure) or 'No'} {'entry' if len(sure) == 1 else 'entries'} that the tool can mend"
    return f"{told}; {len(unsure)} left to you, since not sure." if unsure else f"{told}."


def intake(brought: Intake, name: str, does: str) -> str:
    """What would go where, sheet by sheet, and what was not placed; the button only if there is something to write."""
    fates = Counter(one.fate for one in brought.fates)
    sheets = []
    for key in dict.fromkeys((*brought.additions, *brought.found)):
        declared, rows = table(key), brought.additions.get(key, ())
        shown = [{declared.column(column).header: value for column, value in row.items() if value} for row in rows]
        sheets.append((declared.sheet, shown, brought.found.get(key, 0)))
    return rendered(
        "panels.html",
        kind="intake",
        name=name,
        cells=plural(len(brought.fates), "cell"),
        placed=fates[Fate.PLACED],
        structure=fates[Fate.STRUCTURE],
        noted=fates[Fate.NOTED],
        sheets=sheets,
        remarks=[
            (matter.value, [*several]) for matter, several in groupby(brought.remarks, key=lambda one: one.matter)
        ],
        notes=brought.notes,
        does=does if any(brought.additions.values()) or brought.notes else "",
    )


def changes(compared: Comparison, older: str) -> str:
    """The differences of a plan from an older copy of it, sheet by sheet."""
    sheets = [
        (name or "Workbook", [*several]) for name, several in groupby(compared.changes, key=lambda one: one.sheet)
    ]
    return rendered("panels.html", kind="changes", older=older, sheets=sheets)


def folder(where: str, above: str, folders: Sequence[tuple[str, str]], workbooks: Sequence[tuple[str, str]]) -> str:
    """The workbooks and folders in a folder, each by its name and its path; ``above``: the folder that holds it."""
    return rendered("panels.html", kind="folder", where=where, above=above, folders=folders, workbooks=workbooks)
