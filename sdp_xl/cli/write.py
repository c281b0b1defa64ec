"""sdp-xl write: the documents that staff owe, made of the workbook; sdp-xl chart is one of them."""

from __future__ import annotations

import argparse
from dataclasses import fields
from pathlib import Path

from sdp_xl.cli.arguments import day
from sdp_xl.documents import ALL, DOCUMENTS, FOLDERS, Asked
from sdp_xl.trouble import Trouble


def arguments(parser: argparse.ArgumentParser) -> None:
    """Adds the arguments of sdp-xl write."""
    listed = "\n".join(f"- {name}: {document.purpose} ({document.file})" for name, document in DOCUMENTS.items())
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.description = "Writes a document that is made of the workbook; people are called by their roles in it."
    parser.epilog = (
        f"The documents, with the name that each has in a folder:\n\n{listed}\n- {ALL}: each of them, into a folder; "
        "one that cannot be made yet is told of in a sentence"
    )
    parser.add_argument("document", choices=(*DOCUMENTS, ALL), metavar="DOCUMENT", help="which one; see below")
    parser.add_argument("file", type=Path, help="the workbook")
    parser.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="OUT",
        required=True,
        help=f"the file to write; for {' and '.join(FOLDERS)}, the folder",
    )
    parser.add_argument("--force", action="store_true", help="overwrite what is there")
    parser.add_argument("--meeting", metavar="ID", help="agenda: of this meeting")
    parser.add_argument("--person", metavar="ROLE", help="calendar: only what names this role, or a team it belongs to")
    parser.add_argument(
        "--template",
        type=Path,
        metavar="DOCX",
        help="draft and evaluation: take styles, page and header from this Word document",
    )
    parser.add_argument(
        "--update", action="store_true", help="draft and evaluation: renew OUT, and keep what was written in it by hand"
    )
    parser.add_argument(
        "--since", type=Path, metavar="COPY", help="evaluation: tell what changed since this copy, the adopted plan"
    )
    parser.add_argument("--lang", metavar="LANGS", help="summary: its languages, such as en,es or es (default: en,es)")
    parser.add_argument("--as-of", type=day, default=None, metavar="DATE", help="as if today were DATE")


def chart_arguments(parser: argparse.ArgumentParser) -> None:
    """Adds the arguments of sdp-xl chart."""
    endings = " or ".join(DOCUMENTS["chart"].endings)
    parser.description = "The same as sdp-xl write chart."
    parser.add_argument("file", type=Path, help="the workbook")
    parser.add_argument("-o", "--output", type=Path, metavar="OUT", required=True, help=f"the file to write: {endings}")
    parser.add_argument("--force", action="store_true", help="overwrite OUT if it exists")
    parser.set_defaults(document="chart", as_of=None)


def write(given: argparse.Namespace) -> int:
    """Writes the document ``given.document`` of ``given.file`` to ``given.output``; always 0. Raises Trouble."""
    from sdp_xl import jobs

    name = given.document
    options = {one.name: value for one in fields(Asked) if (value := getattr(given, one.name, None))}
    for option in options:
        if option not in {known for one in FOLDERS.get(name, (name,)) for known in DOCUMENTS[one].options}:
            raise Trouble(f"“write {name}” has no option --{option}.")
    told = jobs.documents(given.file, name, given.output, Asked(**options), today=given.as_of, force=given.force)
    sentences: list[str] = []
    try:
        sentences += told  # all are written before anything is printed
    finally:
        given.said = "\n".join(sentences)
        if sentences:
            print(given.said)
    return 0
