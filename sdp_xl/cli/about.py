"""sdp-xl doctor: whether the tool can work on this computer, and with a file."""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import sys
from collections.abc import Iterator
from importlib import metadata

from sdp_xl import __version__
from sdp_xl.cli.paste import command
from sdp_xl.trouble import Trouble

PACKAGES = (
    *("openpyxl", "defusedxml", "xlwings", "holidays", "rich", "jinja2", "python-docx"),
    *("fpdf2", "icalendar", "pandera", "pandas", "resvg-py", "shtab"),
)
"""The packages that the tool needs at run time; a test compares them with pyproject.toml."""

PYTHON = (3, 11)
"""The oldest Python that the tool runs on, as in pyproject.toml."""


def doctor(given: argparse.Namespace) -> int:
    """Prints what is right and wrong with this computer, and with a file if one is given; 1 if anything is wrong."""
    from sdp_xl.setup.doctor import about_file

    told = [_python(), *map(_package, PACKAGES), _master(), *_excel()]
    if given.file:
        told += [_file(given), *about_file(given.file, platform.system(), os.environ)]
    for good, sentence in told:
        print(f"{'OK  ' if good else 'TO DO'} {sentence}")
    return 0 if all(good for good, _ in told) else 1


def _python() -> tuple[bool, str]:
    found = platform.python_version()
    good = sys.version_info >= PYTHON
    return good, f"Python {found}" + ("." if good else f": install Python {PYTHON[0]}.{PYTHON[1]} or newer.")


def _package(name: str) -> tuple[bool, str]:
    try:
        return True, f"{name} {metadata.version(name)}."
    except metadata.PackageNotFoundError:
        return False, f"{name} is missing: install sdp-xl {__version__} again."


def _master() -> tuple[bool, str]:
    import workbook

    try:
        workbook.path(workbook.MASTER)
    except FileNotFoundError:
        return False, f"The master workbook is missing: install sdp-xl {__version__} again."
    return True, "The master workbook is there."


def _excel() -> Iterator[tuple[bool, str]]:
    from sdp_xl.setup.doctor import about_excel, excel_folder, windows_registry
    from sdp_xl.setup.places import in_use

    if platform.system() in ("Windows", "Darwin"):
        yield from about_excel(in_use(platform.system(), os.environ, excel_folder()), windows_registry)
        return
    office = shutil.which("soffice")
    yield (
        True,
        "There is no Excel for this kind of computer; check and timeline work without it"
        + (", and LibreOffice can open their results." if office else "."),
    )


def _file(given: argparse.Namespace) -> tuple[bool, str]:
    from datetime import date

    from sdp_xl import files
    from sdp_xl.checking.check import run
    from sdp_xl.jobs import must_be_plan

    try:
        report = run(files.read(given.file), today=date.today())
        must_be_plan(report.plan, given.file)
    except Trouble as trouble:
        return False, str(trouble)
    moved = [finding for finding in report.findings if finding.rule.startswith("SDP0")]
    sentence = f"{given.file} can be read and checked."
    if moved:
        sentence += (
            f" {len(moved)} things in its build were changed; see: {command('check', '--rules', 'SDP0', given.file)}"
        )
    return True, sentence
