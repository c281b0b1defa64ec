"""sdp-xl new, demo and build: workbooks made from the master."""

from __future__ import annotations

import argparse
import shutil
import sys
from itertools import count
from pathlib import Path

from sdp_xl.cli.paste import command
from sdp_xl.trouble import Trouble
from workbook import EXAMPLE


def new(given: argparse.Namespace) -> int:
    """Copies the master (or the example) to ``given.file``; 0. Raises Trouble if it cannot be made."""
    from sdp_xl import jobs

    target = jobs.new(given.file, example=given.example, force=given.force)
    print(f"Made {target}. Open it in Excel and begin with the sheet Start.")
    return 0


def demo(given: argparse.Namespace) -> int:
    """Makes the example in ``given.folder``, checks it, writes its sheets and its documents, says what to open; 0."""
    from sdp_xl import files, jobs
    from sdp_xl.documents import ALL, DOCUMENTS, Asked
    from sdp_xl.files.trouble import plain_trouble
    from sdp_xl.pages import check_pages, timeline_pages
    from sdp_xl.pages.findings import counted
    from sdp_xl.scheduling import make

    folder: Path = given.folder
    with plain_trouble(folder, "write"):
        folder.mkdir(parents=True, exist_ok=True)
    target = _free(folder / EXAMPLE)
    jobs.new(target, example=True)
    print(f"Made {target}: the plan of a fictional State.")
    report = jobs.check(target)
    print(f"Checked it: {counted(report.counts)}.")
    pages = (*check_pages(report), *timeline_pages(make(report.plan)))
    files.write_pages(target, pages, target)
    print("Wrote the sheets " + ", ".join(page.sheet for page in pages) + ".")
    documents = _free(folder / "Documents")
    for sentence in jobs.documents(target, ALL, documents, Asked()):
        if sentence.startswith("Wrote"):
            print(sentence)
    print(f"Open {target} in Excel and begin with the sheet Start; then {documents / DOCUMENTS['draft'].file} in Word.")
    program = "sdp-xl" if shutil.which("sdp-xl") else sys.argv[0]
    print(f"See the findings here with: {command('check', target, program=program)}")
    return 0


def _free(path: Path) -> Path:
    """The path, or the first of “name (2)”, “name (3)” … that does not exist."""
    if not path.exists():
        return path
    return next(
        free for number in count(2) if not (free := path.with_name(f"{path.stem} ({number}){path.suffix}")).exists()
    )


def build(given: argparse.Namespace) -> int:
    """Builds the workbooks and the generated documents of the repository in ``given.folder``."""
    try:
        import xlsxwriter  # noqa: F401  (only a developer's environment has it)
    except ImportError:
        raise Trouble("Building needs the packages of the group “build”, as CONTRIBUTING.md tells.") from None
    from sdp_xl.build import build_all
    from sdp_xl.build.catalogs import write_catalogs
    from sdp_xl.build.documents import write_documents
    from sdp_xl.cli.reference import write_reference

    folder: Path = given.folder
    if not (folder / "schemas").is_dir():
        raise Trouble(f"{folder.resolve().name} is not the repository of sdp-xl: it has no folder schemas.")
    for path in (
        *build_all(folder / "workbook"),
        *write_catalogs(folder),
        *write_documents(folder),
        write_reference(folder),
    ):
        print(f"Built {path}")
    return 0
