"""sdp-xl import: imports a State's own chart into a workbook, shows what went where, and writes it if asked."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from sdp_xl.trouble import Trouble

if TYPE_CHECKING:
    from sdp_xl.intake.mapping import Mapped
    from sdp_xl.intake.model import Intake, SourceTable


def import_charts(given: argparse.Namespace) -> int:
    """Imports ``given.charts`` into ``given.file``; 0 if all was placed, 1 if some texts are listed. Raises Trouble."""
    from sdp_xl import jobs
    from sdp_xl.cli.output import destination
    from sdp_xl.intake.sources import read_source
    from sdp_xl.pages.import_notes import import_notes_page

    path: Path = given.file
    asks = given.map is not None and not given.map.exists()
    quiet = given.dry_run or asks
    target = None if quiet else destination(given, path)
    if target is None and not quiet:
        raise Trouble(
            'Say where the result goes: -o "Plan with chart.xlsx", or --in-place to write into the workbook itself; '
            "--dry-run shows what would happen and writes nothing, --map map.xlsx writes a preview to correct."
        )
    plan = jobs.load(path)
    charts = [source for chart in given.charts for source in read_source(chart)]
    intake = _read(given, charts, plan, asks)
    if asks:
        return _preview(given, intake)
    page = import_notes_page(plan.grid, intake)
    pages = (page,) if page else ()
    nothing = not intake.additions and not pages
    if target and not nothing:  # before anything is printed, since whoever reads that may stop
        given.said = jobs.written(path, target, pages, plan.grid, additions=intake.additions, force=given.force)
    _show(given, intake, path, target, nothing)
    return 1 if intake.notes else 0


def _read(given: argparse.Namespace, charts: Sequence[SourceTable], plan: object, asks: bool) -> Intake:
    """The import as the map says, or as it was said before for charts with the same headers."""
    from sdp_xl.files import read
    from sdp_xl.files.watch import within_limits
    from sdp_xl.intake import import_tables
    from sdp_xl.intake.kept import keep, kept
    from sdp_xl.intake.mapping import key_of_found, read_map, table_named
    from sdp_xl.plan.model import Plan

    assert isinstance(plan, Plan)
    only = table_named(given.table) if given.table else ""
    mapped: Mapped = {} if only else kept()
    if given.map is not None and not asks:
        mapped = read_map(read(given.map), given.map.name)
    with within_limits(given.charts[0]):
        intake = import_tables(charts, plan, mapped=mapped, only=only)
    if given.map is not None and not asks:
        if not any(key_of_found(found) in mapped for found in intake.tables):
            raise Trouble(f"{given.map.name} is the preview of another chart: no table has the headers that it names.")
        keep(mapped)
    return intake


def _preview(given: argparse.Namespace, intake: Intake) -> int:
    """Writes the preview; always 0."""
    from sdp_xl.cli.paste import command
    from sdp_xl.files.atomic import replacing
    from sdp_xl.files.target import usable
    from sdp_xl.intake.preview import write_preview
    from sdp_xl.pages.compare import plural

    target = usable(given.map)
    if target.suffix.lower() != ".xlsx":
        raise Trouble(f"{target.name} must end in .xlsx, since the preview is a workbook.")
    with replacing(target, source=given.file) as file:
        write_preview(intake, file)
    print(f"Wrote {target}: {plural(len(intake.tables), 'table')} found. Nothing was imported yet.")
    print("Look at its sheets, choose other columns where they are wrong, save it, and run:")
    parts = [*given.charts, "--into", given.file, "--map", target, "--in-place"]
    print(command("import", *parts))
    return 0


def _show(given: argparse.Namespace, intake: Intake, path: Path, target: Path | None, nothing: bool) -> None:
    from sdp_xl.cli import intake_lines as report
    from sdp_xl.cli import text
    from sdp_xl.cli.intake_json import as_json
    from sdp_xl.cli.paste import command

    if given.format == "json":
        print(as_json(intake, path.name, None if nothing else target), end="")
        return
    text.show(report.lines(intake, path.name))
    print()
    if nothing:
        print("There is nothing to write: the workbook holds all of it already, or the charts hold no table.")
    elif target is None:
        print("Nothing was written (--dry-run).")
    else:
        print(given.said)
        print(f"Check it with: {command('check', target)}")
