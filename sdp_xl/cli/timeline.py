"""sdp-xl timeline: schedules the plan, prints what matters, and writes the timeline sheets if asked."""

from __future__ import annotations

import argparse
from pathlib import Path


def timeline(given: argparse.Namespace) -> int:
    """Schedules ``given.file``; always 0. Raises Trouble."""
    from sdp_xl import jobs
    from sdp_xl.cli import schedule, text
    from sdp_xl.cli.output import destination
    from sdp_xl.pages import timeline_pages

    path: Path = given.file
    target = destination(given)
    made = jobs.timeline(path, today=given.as_of)
    text.show(schedule.lines(made, path.name))
    if target:
        print(jobs.written(path, target, timeline_pages(made), made.plan.grid, force=given.force))
    return 0
