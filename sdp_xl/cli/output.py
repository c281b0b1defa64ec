"""Where a command writes: a copy of the workbook, or the workbook itself with a backup kept."""

from __future__ import annotations

import argparse
from pathlib import Path

from sdp_xl.jobs import tell
from sdp_xl.trouble import Trouble


def destination(given: argparse.Namespace, source: Path) -> Path | None:
    """The file to write: --output, the workbook itself with --in-place, or None. Raises Trouble before any work."""
    from sdp_xl.files.target import check_unused, usable

    if given.in_place:
        return source
    if given.output is None:
        return None
    target = usable(given.output)
    if target.exists() and source.exists() and target.samefile(source):
        raise Trouble(f"{target.name} is the workbook itself. To write into it, say --in-place instead of -o.")
    check_unused(target, force=given.force)
    if target.suffix.lower() != source.suffix.lower():
        raise Trouble(f"{target.name} must end in {source.suffix}, like {source.name}.")
    return target


def tell_of_copies(path: Path) -> None:
    """Says so if there are conflict copies beside the workbook: work may stand in them that is not in this one."""
    from sdp_xl.files import conflict_copies

    if names := conflict_copies(path):
        listed = ", ".join(f"“{name}”" for name in names)
        these = "is what looks like a conflict copy" if len(names) == 1 else "are what look like conflict copies"
        tell(
            f"beside {path.name} {these} of it ({listed}), made by OneDrive or Dropbox when two people saved at once. "
            "Bring over from there what is missing here, and then move such files elsewhere."
        )
