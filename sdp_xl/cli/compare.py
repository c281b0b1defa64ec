"""sdp-xl compare and merge: what changed between copies of a plan, and two people's copies made one."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from sdp_xl.trouble import Trouble


def compare(given: argparse.Namespace) -> int:
    """Compares ``given.new`` with ``given.old``; 0 if nothing differs, else 1. Raises Trouble."""
    from sdp_xl import files, jobs
    from sdp_xl.cli import comparison as report
    from sdp_xl.cli import text
    from sdp_xl.compare import compare as compared_of
    from sdp_xl.pages.compare import changes_page

    old, new = given.old, given.new
    target = _target(given, new, (old, new)) if given.output else None
    compared = compared_of(jobs.load(old), jobs.load(new))
    page = changes_page(compared, old.name)
    if target:
        files.write_pages(new, (page,), target)
        given.said = f"Wrote {target}: a copy of {new.name} with the sheet {page.sheet}."
    if given.format == "json":
        print(report.comparison_json(compared, old.name, new.name), end="")
    else:
        text.show(report.comparison_lines(compared, old.name, new.name))
    if target:
        _say(given, given.said)
    return 1 if compared.changes else 0


def merge(given: argparse.Namespace) -> int:
    """Merges two copies into ``given.output``; 0 if nothing is to be settled, else 1. Raises Trouble."""
    from sdp_xl import files, jobs
    from sdp_xl.cli import comparison as report
    from sdp_xl.cli import text
    from sdp_xl.compare import merge as merged_of
    from sdp_xl.pages.compare import conflicts_page

    three = given.base, given.a, given.b
    names = tuple(path.name for path in three)
    target = _target(given, given.a, three)
    merged = merged_of(*map(jobs.load, three))
    page = conflicts_page(merged, *names)
    files.write_entries(given.a, merged.cells, merged.additions, (page,) if page else (), target)
    given.said = f"Wrote {target}: {given.a.name} with the changes of {given.b.name}. Now check it: sdp-xl check."
    if given.format == "json":
        print(report.merge_json(merged, *names), end="")
    else:
        text.show(report.merge_lines(merged, *names))
    _say(given, given.said)
    if page:
        _say(given, f"What is to be settled stands on its sheet {page.sheet}.")
    return 1 if merged.conflicts else 0


def _target(given: argparse.Namespace, source: Path, inputs: tuple[Path, ...]) -> Path:
    """The file to write: a new one, never one of those that are read. Raises Trouble before any work."""
    from sdp_xl.files.target import check_unused, usable

    target = usable(given.output)
    for path in inputs:
        if target.exists() and path.exists() and target.samefile(path):
            raise Trouble(f"{target.name} is one of the workbooks that are read. Choose another name for the result.")
    check_unused(target, force=given.force)
    if target.suffix.lower() != source.suffix.lower():
        raise Trouble(f"{target.name} must end in {source.suffix}, like {source.name}, from which it is made.")
    return target


def _say(given: argparse.Namespace, sentence: str) -> None:
    print(sentence, file=sys.stdout if given.format == "text" else sys.stderr)
