"""sdp-xl page: the page that checks a workbook in a browser, written where its reader wants it."""

from __future__ import annotations

import argparse
from importlib.resources import files

from sdp_xl.trouble import Trouble


def page(given: argparse.Namespace) -> int:
    """Writes the page that was built to ``given.output``; always 0. Raises Trouble; then nothing is written."""
    from sdp_xl.files.atomic import replacing
    from sdp_xl.files.target import check_unused, usable

    target = usable(given.output)
    if target.suffix.lower() not in (".html", ".htm"):
        raise Trouble(f"{target.name} must end in .html.")
    check_unused(target, force=given.force)
    built = files("sdp_xl.page") / "sdp-check.html"
    if not built.is_file():
        raise Trouble("The page was not built here: run “make page” in the folder of sdp-xl's source, which needs npm.")
    with replacing(target) as file:
        file.write(built.read_bytes())
    given.said = f"Wrote {target}. Open it in a browser and drop a workbook on it; it needs no Python and no network."
    print(given.said)
    return 0
