"""Nothing lost, as rows of the list of promises: what is promised, what was measured, and the most that may be."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

import workbook
from sdp_xl.files import read
from tests.files.zips import strict_copy
from tests.reliability import commands, fidelity, kill


def rows(kills: int = 300, workbooks: int = 300) -> Iterator[tuple[str, int, int]]:
    """(promise, figure, limit) of each promise; it is kept if the figure is no larger than the limit."""
    yield from inputs()
    yield from kills_rows(kills)
    yield from fidelity_rows(workbooks)


def inputs() -> Iterator[tuple[str, int, int]]:
    """Every command of the command line, called without --in-place."""
    there = commands.commands()
    unknown = there.keys() - commands.GIVEN.keys() - commands.NO_WORKBOOK
    yield "commands for which nobody says what they may change", len(unknown), 0
    with tempfile.TemporaryDirectory() as folder, redirect_stdout(StringIO()):
        changed = [one for name in commands.GIVEN if name in there for one in commands.changed_by(name, Path(folder))]
    yield "calls without --in-place that change the workbook they read", len(changed), 0
    example = workbook.path(workbook.EXAMPLE)
    with tempfile.TemporaryDirectory() as folder:
        strict, usual = read(strict_copy(example, Path(folder) / "Strict.xlsx")), read(example)
    other = sum(strict.sheets.get(name) != rows for name, rows in usual.sheets.items())
    yield f"of {len(usual.sheets)} sheets of a strict workbook, those that are read otherwise", other, 0


def kills_rows(count: int) -> Iterator[tuple[str, int, int]]:
    """Kills at random moments."""
    with tempfile.TemporaryDirectory() as folder:
        figures = kill.measure(count, Path(folder))
    yield f"files broken by {figures.killed} kills at random moments", len(figures.broken), 0
    yield "files left behind after the next writing, or backups beyond ten", len(figures.left), 0


def fidelity_rows(count: int) -> Iterator[tuple[str, int, int]]:
    """Parts of others in workbooks of many makers."""
    figures = fidelity.measured(count)
    yield (
        f"of {figures.parts} parts of others in {figures.workbooks} workbooks, changed or lost",
        len(figures.changed),
        0,
    )
    yield "faults of the package after writing", len(figures.invalid), 0
    yield "workbooks that openpyxl, LibreOffice or we cannot open afterward", len(figures.unopened), 0
