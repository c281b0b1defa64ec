"""sdp-xl report: the check and the timeline of a plan as one HTML page for reading, printing and sending."""

from __future__ import annotations

import argparse
from pathlib import Path

from sdp_xl.trouble import Trouble


def report(given: argparse.Namespace) -> int:
    """Writes the page of ``given.file`` to ``given.output``; always 0. Raises Trouble; then nothing is written."""
    from sdp_xl import jobs
    from sdp_xl.files.atomic import replacing
    from sdp_xl.files.target import check_unused, usable
    from sdp_xl.pages.findings import summary
    from sdp_xl.report import html
    from sdp_xl.scheduling import make

    path: Path = given.file
    target = usable(given.output)
    if target.suffix.lower() not in (".html", ".htm"):
        raise Trouble(f"{target.name} must end in .html.")
    check_unused(target, force=given.force)
    checked = jobs.check(path, today=given.as_of)
    with replacing(target) as file:
        file.write(html(checked, make(checked.plan), path.name).encode())
    given.said = f"Wrote {target}: {summary(checked)} Open it in a browser; it needs nothing else."
    print(given.said)
    return 0
