"""The report of an import for other programs: what went where, as JSON."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from schemas.tables import table
from schemas.values import show
from sdp_xl.cli.machine import dump
from sdp_xl.intake.model import CellFate, Fate, FoundTable, ImportNote, Intake
from sdp_xl.intake.outcome import by_cell, column_name, elsewhere, fate_of, goes_to, guessed_cells, outcomes, totals


def as_json(intake: Intake, workbook: str, written: Path | None) -> str:
    """The import as JSON text; ``written`` is the file that holds the result, None if nothing was written."""
    fates = by_cell(intake)
    guessed = guessed_cells(intake)
    return dump(
        {
            "workbook": workbook,
            "written": str(written) if written else None,
            "tables": [_table(found, fates) for found in intake.tables],
            "elsewhere": dict(sorted(elsewhere(intake).items())),
            "counts": dict(sorted(totals(intake).items())),
            "rows": {table(key).sheet: len(rows) for key, rows in intake.additions.items()},
            "found": {table(key).sheet: count for key, count in intake.found.items()},
            "cells": [_cell(end, id(end.cell) in guessed) for end in intake.fates],
            "notes": [_note(note) for note in (*intake.notes, *intake.titles)],
            "remarks": [{"about": remark.matter.value, "text": remark.text} for remark in intake.remarks],
        }
    )


def _table(found: FoundTable, fates: dict[int, CellFate]) -> dict[str, Any]:
    return {
        "file": found.file,
        "begins_at": found.place,
        "goes_to": goes_to(found.table),
        "sure": round(found.sure, 2),
        "could_be": goes_to(found.second) if found.second else None,
        "columns": [
            {
                "header": one.found.header,
                "goes_to": column_name(one.found.column) if one.found.column else None,
                "guessed": one.found.guessed,
                "counts": dict(sorted(one.counts.items())),
            }
            for one in outcomes(found, fates)
        ],
    }


def _cell(end: CellFate, guessed: bool) -> dict[str, Any]:
    return {
        "file": end.cell.file,
        "place": end.cell.place,
        "text": end.cell.text,
        "outcome": end.why if end.fate is Fate.STRUCTURE else fate_of(end, guessed),
        "stands_in": [
            {"column": column_name(f"{one.table}.{one.column}"), "value": show(one.value)} for one in end.placements
        ],
    }


def _note(note: ImportNote) -> dict[str, str]:
    return {"file": note.file, "place": note.place, "text": note.text, "why": note.why, "to_do": note.todo}
