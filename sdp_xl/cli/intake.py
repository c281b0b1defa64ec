"""sdp-xl import: imports a State's own chart into a workbook, shows what went where, and writes it if asked."""

from __future__ import annotations

import argparse
from pathlib import Path

from sdp_xl.trouble import Trouble


def import_charts(given: argparse.Namespace) -> int:
    """Imports ``given.charts`` into ``given.file``; 0 if all was placed, 1 if some texts are listed. Raises Trouble."""
    from sdp_xl import jobs
    from sdp_xl.cli import intake_lines as report
    from sdp_xl.cli import text
    from sdp_xl.cli.output import destination
    from sdp_xl.cli.paste import command
    from sdp_xl.intake import import_tables
    from sdp_xl.intake.sources import read_source
    from sdp_xl.pages.import_notes import import_notes_page

    path: Path = given.file
    target = None if given.dry_run else destination(given, path)
    if target is None and not given.dry_run:
        raise Trouble(
            'Say where the result goes: -o "Plan with chart.xlsx", or --in-place to write into the workbook itself; '
            "--dry-run shows what would happen and writes nothing."
        )
    plan = jobs.load(path)
    charts = [source for chart in given.charts for source in read_source(chart)]
    intake = import_tables(charts, plan)
    text.show(report.lines(intake, path.name))
    page = import_notes_page(plan.grid, intake)
    pages = (page,) if page else ()
    print()
    if not intake.additions and not pages:
        print("There is nothing to write: the workbook holds all of it already, or the charts hold no table.")
    elif target is None:
        print("Nothing was written (--dry-run).")
    else:
        print(jobs.written(path, target, pages, plan.grid, additions=intake.additions, force=given.force))
        print(f"Check it with: {command('check', target)}")
    return 1 if intake.notes else 0
