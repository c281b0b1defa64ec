"""sdp-xl fix: lists what the tool can mend itself, and mends it in a copy or in the workbook if asked."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from sdp_xl.cli.paste import command
from sdp_xl.trouble import Trouble

if TYPE_CHECKING:
    from sdp_xl.plan.findings import Suggestion


def fix(given: argparse.Namespace) -> int:
    """Lists the suggestions for ``given.file``, or applies the sure ones; 0 if none is left, else 1. Raises Trouble."""
    from sdp_xl import jobs
    from sdp_xl.checking.fixes import suggestions
    from sdp_xl.cli.output import destination

    path: Path = given.file
    target = destination(given, path)
    if given.restore_sheet:
        return _restored(given, path, target)
    report = jobs.check(path, today=given.as_of)
    found = suggestions(report)
    sure, unsure = [one for one in found if one.sure], [one for one in found if not one.sure]
    if given.format == "json":
        from sdp_xl.cli import machine

        print(machine.dump({"workbook": path.name, "suggestions": [*map(machine.suggestion, found)]}), end="")
    else:
        _list(path, sure, unsure, writes=bool(target))
    if target and sure:
        sentence = jobs.fixed(path, target, report, force=given.force)
        if given.format == "text":
            print(sentence)
    return 1 if unsure or (sure and not target) else 0


def _restored(given: argparse.Namespace, path: Path, target: Path | None) -> int:
    from sdp_xl import jobs

    if target is None:
        raise Trouble("To bring a sheet back, say where to: --in-place, or -o with the name of a copy.")
    print(jobs.restored(path, target, given.restore_sheet, force=given.force))
    return 0


def _list(path: Path, sure: Sequence[Suggestion], unsure: Sequence[Suggestion], *, writes: bool) -> None:
    from sdp_xl.checking.fixes import told

    if not sure and not unsure:
        print(f"{path.name}: there is nothing that the tool could mend itself.")
        return
    if sure:
        print(f"{path.name}: {len(sure)} {'entry' if len(sure) == 1 else 'entries'} that the tool can mend:")
    for one in sure:
        print(f"  {one.sheet}!{one.cell}: {told(one)}")
        print(f"    {one.why}")
    if unsure:
        print("Left to you, since it is not sure:")
    for one in unsure:
        print(f"  {one.sheet}!{one.cell}: {told(one)}")
        print(f"    {one.why} {one.doubt}")
    if sure and not writes:
        print(f"To mend {'it' if len(sure) == 1 else 'them'}: {command('fix', path)} --in-place")
