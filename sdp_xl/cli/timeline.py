"""sdp-xl timeline: schedules the plan, prints what matters, and writes the timeline sheets if asked."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path


def timeline(given: argparse.Namespace) -> int:
    """Schedules ``given.file``; always 0. Raises Trouble."""
    from sdp_xl import files
    from sdp_xl.checking.check import read_over
    from sdp_xl.cli import schedule, text
    from sdp_xl.cli.output import destination
    from sdp_xl.jobs import must_be_plan, written
    from sdp_xl.pages import timeline_pages
    from sdp_xl.scheduling import make

    path: Path = given.file
    target = destination(given)
    plan = read_over(files.read(path), today=given.as_of or date.today())
    must_be_plan(plan, path)
    made = make(plan)
    text.show(schedule.lines(made, path.name))
    if target:
        print(written(path, target, timeline_pages(plan, made), plan.grid, force=given.force))
    return 0
