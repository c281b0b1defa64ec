"""sdp-xl timeline: schedules the plan, prints what matters, and writes the timeline sheets if asked."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path


def timeline(given: argparse.Namespace) -> int:
    """Schedules ``given.file``; always 0. Raises Trouble."""
    from sdp_xl import jobs
    from sdp_xl.cli import schedule, text
    from sdp_xl.cli.output import destination
    from sdp_xl.pages import timeline_pages

    path: Path = given.file
    target = destination(given, path)
    made = jobs.timeline(path, today=given.as_of)
    if given.format == "json":
        print(schedule.as_json(made, path.name), end="")
    else:
        text.show(schedule.lines(made, path.name))
    if target:
        sentence = jobs.written(path, target, timeline_pages(made), made.plan.grid, force=given.force)
        print(sentence, file=sys.stdout if given.format == "text" else sys.stderr)
    return 0
