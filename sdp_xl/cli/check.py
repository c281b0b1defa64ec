"""sdp-xl check: reads workbooks, prints their findings, and writes them into a copy or into them if asked."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from sdp_xl.plan.findings import Severity
from sdp_xl.trouble import Trouble

if TYPE_CHECKING:
    from sdp_xl.checking.check import Report
    from sdp_xl.cli.machine import Checked

ENDINGS = (".xlsx", ".xlsm")
"""What is checked of a folder: the files with these endings."""


def check(given: argparse.Namespace) -> int:
    """Checks ``given.files``; 0 if nothing weighs as much as what counts, else 1. Raises Trouble.

    Where several files or a folder are named, one that cannot be checked is told of and the others go on; then 2.
    """
    only = selected(given.rules)
    if len(given.files) > 1 or os.path.isdir(given.files[0]):  # noqa: PTH112 (Path.is_dir raises for too long a name)
        return _several(given, only)
    from sdp_xl.cli.output import destination, tell_of_copies

    (path,) = given.files
    tell_of_copies(path)
    target = destination(given, path)
    _must_show_all(only, writes=bool(target))
    severity = _shown(given)
    try:
        report = _report(given, path, only)
    except Trouble as trouble:
        if given.format != "text":
            print(_merged(given, {path.name: trouble}, only), end="")
        raise
    if target:
        _write(given, path, target, report)
    match given.format:
        case "text":
            from sdp_xl.cli import text

            text.show(text.lines(report, path.name, severity))
        case "json":
            from sdp_xl.cli import machine

            print(machine.as_json(report, path.name, severity), end="")
        case _:
            print(_merged(given, {path.name: report}, only), end="")
    if target:
        _say(given)
    return 1 if report.at_least(_counting(given)) else 0


def _several(given: argparse.Namespace, only: Collection[str]) -> int:
    from sdp_xl.cli import text
    from sdp_xl.cli.output import tell_of_copies
    from sdp_xl.files.watch import within_limits

    if given.output:
        raise Trouble("A copy is written of one workbook only: leave out -o, or say --in-place to write into each.")
    _must_show_all(only, writes=given.in_place)
    severity, code = _shown(given), 0
    checked: dict[str, Report | Trouble] = {}
    for path in dict.fromkeys(_workbooks(given.files)):
        name = path.as_posix()
        try:
            if os.path.isdir(path):  # noqa: PTH112
                raise Trouble(f"{path}: no workbook (.xlsx or .xlsm) was found in this folder.")
            tell_of_copies(path)
            with within_limits(path, command=True):
                checked[name] = report = _report(given, path, only)
                if given.in_place:
                    _write(given, path, path, report)
            if given.format == "text":
                text.show(text.lines(report, name, severity))
                print()
            if given.in_place:
                _say(given)
            code = max(code, 1 if report.at_least(_counting(given)) else 0)
        except Trouble as trouble:
            print(f"sdp-xl: {trouble}", file=sys.stderr)
            checked.setdefault(name, trouble)
            code = 2
    print(_totals(checked) if given.format == "text" else _merged(given, checked, only), end="")
    return code


def _workbooks(named: Sequence[Path]) -> Iterator[Path]:
    """The files that were named, and the workbooks in the folders that were; a folder without any stands for itself."""
    for path in named:
        yield from (os.path.isdir(path) and workbooks_below(path)) or [path]  # noqa: PTH112


def workbooks_below(folder: Path) -> list[Path]:
    """The workbooks in a folder and in those below it, without backups, lock files and hidden ones."""
    from sdp_xl.files import is_backup

    try:
        found = sorted(file for file in folder.rglob("*") if file.suffix.lower() in ENDINGS and not is_backup(file))
    except OSError:
        return []
    shown = (file for file in found if not any(map(_is_hidden, file.relative_to(folder).parts)))
    return [file for file in shown if not os.path.isdir(file)]  # noqa: PTH112


def _is_hidden(name: str) -> bool:
    return name.startswith((".", "~$"))


def _must_show_all(only: Collection[str], *, writes: bool) -> None:
    if writes and only:
        raise Trouble("The sheet Findings must show all findings: leave out --rules, or leave out -o and --in-place.")


def _report(given: argparse.Namespace, path: Path, only: Collection[str]) -> Report:
    from sdp_xl import jobs

    return jobs.check(path, today=given.as_of, engine=given.engine, only=only)


def _write(given: argparse.Namespace, path: Path, target: Path, report: Report) -> None:
    """Writes before anything is printed, since whoever reads that may stop; ``given.said`` is what to say of it."""
    from sdp_xl import jobs
    from sdp_xl.pages import check_pages

    given.said = jobs.written(path, target, check_pages(report), report.plan.grid, force=given.force)


def _say(given: argparse.Namespace) -> None:
    print(given.said, file=sys.stdout if given.format == "text" else sys.stderr)


def _merged(given: argparse.Namespace, checked: Checked, only: Collection[str]) -> str:
    """The reports as one document for other programs, of the format that was asked for."""
    from sdp_xl.cli import machine
    from sdp_xl.rules import RULES

    severity = _shown(given)
    if given.format == "json":
        return machine.several_as_json(checked, severity)
    rules = [rule for rule in RULES.values() if not only or rule.id in only]
    if given.format == "junit":
        return machine.as_junit(checked, severity, _counting(given), rules)
    return machine.as_sarif(checked, severity, rules)


def _shown(given: argparse.Namespace) -> Severity:
    """The least severity that is shown."""
    return Severity(given.severity or Severity.ADVICE)


def _counting(given: argparse.Namespace) -> Severity:
    """The least severity that counts for the exit code; what reads JUnit would take advice for a failed test."""
    return Severity(given.severity or (Severity.WARNING if given.format == "junit" else Severity.ADVICE))


def _totals(checked: Checked) -> str:
    """The last line of several reports: how many workbooks, and what was found in them together."""
    from sdp_xl.cli import machine
    from sdp_xl.pages.findings import counted

    failed = sum(isinstance(one, Trouble) for one in checked.values())
    number = len(checked) - failed
    line = f"{number} workbook{'' if number == 1 else 's'} checked: {counted(machine.totals(checked))}."
    return line + (f" {failed} could not be checked." if failed else "") + "\n"


def selected(text: str) -> frozenset[str]:
    """The rule IDs meant by “SDP501,SDP6”: IDs, or families by their beginning. Raises Trouble for an unknown one."""
    from sdp_xl.cli.rules import full
    from sdp_xl.rules import RULES

    found: set[str] = set()
    for part in filter(None, map(str.strip, text.split(","))):
        rules = {rule for rule in RULES if rule.startswith(full(part))}
        if not rules:
            raise Trouble(f"There is no rule “{part.upper()}”. See all with: sdp-xl rules.")
        found |= rules
    return frozenset(found)
