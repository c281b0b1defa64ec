"""The arguments of each command of sdp-xl, one function a command; what a command does stands in its own module."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from datetime import date
from pathlib import Path

FORMATS = ("text", "json", "junit", "sarif")
SEVERITIES = ("error", "warning", "advice")


def day(text: str) -> date:
    """The day that an argument names, such as 2027-01-31; the parser tells of another text."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” is not a date; write it as 2027-01-31") from None


def file_or_folder(text: str) -> Path:
    """The path of a workbook, or of a folder with workbooks."""
    if not text:  # which Path would take for this folder, and --in-place for all that is in it
        raise argparse.ArgumentTypeError("the name of a workbook is empty")
    return Path(text)


def new(parser: argparse.ArgumentParser) -> None:
    """Adds the arguments of sdp-xl new."""
    parser.add_argument(
        "file",
        type=Path,
        help="the workbook to make, for example “Ohio SDP 2027.xlsx”; with buttons if it ends in .xlsm",
    )
    parser.add_argument("--example", action="store_true", help="copy the filled-in example instead of the blank master")
    parser.add_argument("--force", action="store_true", help="overwrite a file of that name")


def _output(parser: argparse.ArgumentParser, what: str) -> None:
    _target(parser, what)
    parser.add_argument(
        "--as-of", type=day, default=None, metavar="DATE", help="work as if today were DATE, for example 2027-01-31"
    )


def _target(parser: argparse.ArgumentParser, what: str) -> None:
    group = parser.add_mutually_exclusive_group()
    group.add_argument("-o", "--output", type=Path, metavar="OUT", help=f"write a copy of the workbook with {what}")
    group.add_argument("--in-place", action="store_true", help=f"write {what} into the file, keeping a dated backup")
    parser.add_argument("--force", action="store_true", help="overwrite OUT if it exists; write into a signed file")


def _text_or_json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--format", choices=("text", "json"), default="text", help="how to print (default: text)")


def check(parser: argparse.ArgumentParser) -> None:
    """Adds the arguments of sdp-xl check."""
    from sdp_xl.checking.engines import ENGINES

    parser.add_argument(
        "files",
        type=file_or_folder,
        nargs="+",
        metavar="FILE",
        help="a workbook, or a folder with workbooks in it or below",
    )
    _output(parser, "its Findings, Required Elements and Alignment Map")
    parser.add_argument("--format", choices=FORMATS, default="text", help="how to print the findings (default: text)")
    parser.add_argument(
        "--severity",
        choices=SEVERITIES,
        help="the least severity that counts (default: advice; with junit: warning, and advice is skipped)",
    )
    parser.add_argument("--rules", default="", metavar="IDS", help="only these rules or families: SDP501,SDP6")
    parser.add_argument(
        "--engine",
        choices=ENGINES,
        default=next(iter(ENGINES)),
        help="how the entries are checked; both find the same, pandera by another and slower way (default: compiled)",
    )


def report(parser: argparse.ArgumentParser) -> None:
    """Adds the arguments of sdp-xl report."""
    parser.add_argument("file", type=Path, help="the workbook")
    parser.add_argument("-o", "--output", type=Path, metavar="OUT", required=True, help="the page to write, .html")
    parser.add_argument("--force", action="store_true", help="overwrite OUT if it exists")
    parser.add_argument("--as-of", type=day, default=None, metavar="DATE", help="as if today were DATE")


def page(parser: argparse.ArgumentParser) -> None:
    """Adds the arguments of sdp-xl page."""
    parser.description = "Writes one HTML file that checks a workbook in a browser, on a computer without Python."
    parser.add_argument("-o", "--output", type=Path, metavar="OUT", required=True, help="the page to write, .html")
    parser.add_argument("--force", action="store_true", help="overwrite OUT if it exists")


def fix(parser: argparse.ArgumentParser) -> None:
    """Adds the arguments of sdp-xl fix."""
    parser.description = (
        "Lists what the tool can mend itself: cell, what stands there now, what would stand there, and why. With -o or "
        "--in-place it mends what is sure, and only cells that still hold what was read; the rest is left to you."
    )
    parser.add_argument("file", type=Path, help="the workbook")
    _output(parser, "what is sure mended")
    parser.add_argument(
        "--restore-sheet",
        metavar="SHEET",
        default="",
        help="instead: bring back a sheet that was deleted, or its rows of Table A.1",
    )
    _text_or_json(parser)
    parser.epilog = "Exit code: 0 nothing is left to mend, 1 something is, 2 could not be done."


def timeline(parser: argparse.ArgumentParser) -> None:
    """Adds the arguments of sdp-xl timeline."""
    parser.add_argument("file", type=Path, help="the workbook")
    _output(parser, "its Timeline, Implementation Timeline and Calendar")
    _text_or_json(parser)


def import_(parser: argparse.ArgumentParser) -> None:
    """Adds the arguments of sdp-xl import."""
    parser.add_argument("charts", type=Path, nargs="+", metavar="CHART", help="a .xlsx, .docx or .csv file")
    parser.add_argument("--into", type=Path, required=True, dest="file", metavar="FILE", help="your SDP workbook")
    _target(parser, "the rows added")
    parser.add_argument("--dry-run", action="store_true", help="show what would happen, and write nothing")
    told = "a preview to correct: a workbook, written alone if MAP is not there; change it, save, and run again"
    parser.add_argument("--map", type=Path, metavar="MAP", help=told)
    told = "the sheet that all tables of the charts belong to, for example “Project Plan”"
    parser.add_argument("--as", dest="table", metavar="SHEET", help=told)
    _text_or_json(parser)
    parser.epilog = (
        "Exit code: 0 all was placed, or the preview was written; 1 some texts are to look at (what could be placed is "
        "written all the same); 2 could not be done."
    )


def restore(parser: argparse.ArgumentParser) -> None:
    """Adds the arguments of sdp-xl restore."""
    parser.add_argument("file", type=Path, help="the workbook, which may be gone or damaged")
    parser.add_argument("backup", nargs="?", help="the number of a backup in the list, or its name")


def share(parser: argparse.ArgumentParser) -> None:
    """Adds the arguments of sdp-xl share."""
    parser.add_argument("file", type=Path, help="the workbook")
    parser.add_argument("-o", "--output", type=Path, metavar="OUT", required=True, help="the copy to write")
    parser.add_argument("--force", action="store_true", help="overwrite OUT if it exists")


def compare(parser: argparse.ArgumentParser) -> None:
    """Adds the arguments of sdp-xl compare."""
    parser.add_argument("old", type=Path, help="the older copy")
    parser.add_argument("new", type=Path, help="the newer copy")
    _text_or_json(parser)
    parser.add_argument(
        "-o", "--output", type=Path, metavar="OUT", help="write a copy of NEW with all changes on a sheet Changes"
    )
    parser.add_argument("--force", action="store_true", help="overwrite OUT if it exists")
    parser.epilog = "Exit code: 0 no differences, 1 differences, 2 could not be done."


def merge(parser: argparse.ArgumentParser) -> None:
    """Adds the arguments of sdp-xl merge."""
    parser.add_argument("base", type=Path, help="the workbook as it was before both changed it")
    parser.add_argument("a", type=Path, help="one person's copy: OUT is made from it")
    parser.add_argument("b", type=Path, help="the other person's copy, whose changes are put in")
    parser.add_argument(
        "-o", "--output", type=Path, metavar="OUT", required=True, help="the merged workbook, a new file"
    )
    _text_or_json(parser)
    parser.add_argument("--force", action="store_true", help="overwrite OUT if it exists")
    parser.epilog = (
        "What only one changed is taken. What both changed differently stays as it was before both, and is listed with "
        "both values, here and on the sheet Merge Conflicts. "
        "Exit code: 0 merged, 1 with conflicts, 2 could not be done."
    )


def demo(parser: argparse.ArgumentParser) -> None:
    """Adds the arguments of sdp-xl demo."""
    parser.add_argument("folder", type=Path, nargs="?", default=Path("sdp-demo"), help="default: sdp-demo")


def rules(parser: argparse.ArgumentParser) -> None:
    """Adds the arguments of sdp-xl rules."""
    _text_or_json(parser)


def explain(parser: argparse.ArgumentParser) -> None:
    """Adds the arguments of sdp-xl explain."""
    parser.add_argument("rules", nargs="+", metavar="RULE", help="for example SDP501, or 501; SDP5 for a whole family")


def setup(parser: argparse.ArgumentParser) -> None:
    """Adds the arguments of sdp-xl install and uninstall."""
    from sdp_xl.cli.setup import SYSTEMS

    parser.add_argument("--dry-run", action="store_true", help="say what would be done, and do nothing")
    parser.add_argument(
        "--for", dest="system", choices=tuple(SYSTEMS), help="with --dry-run: for another kind of computer"
    )
    parser.add_argument(
        "--all-users", action="store_true", help="for everyone who uses this computer (Windows, as an administrator)"
    )


def install(parser: argparse.ArgumentParser) -> None:
    """Adds the arguments of sdp-xl install."""
    setup(parser)
    help_from = "from the wheels in this folder, without any network"
    parser.add_argument("--from", dest="source", type=Path, metavar="FOLDER", help=help_from)


def companion(parser: argparse.ArgumentParser) -> None:
    """Adds the arguments of sdp-xl companion."""
    parser.add_argument("file", type=Path, nargs="?", help="a workbook; without one, the plan in front of Excel")


def watch(parser: argparse.ArgumentParser) -> None:
    """Adds the arguments of sdp-xl watch."""
    parser.add_argument("file", type=Path, help="a workbook; nothing is written into it")


def doctor(parser: argparse.ArgumentParser) -> None:
    """Adds the arguments of sdp-xl doctor."""
    parser.add_argument("file", type=Path, nargs="?", help="a workbook that makes trouble")


def completion(parser: argparse.ArgumentParser) -> None:
    """Adds the arguments of sdp-xl completion."""
    from sdp_xl.cli.completion import SHELLS

    parser.description = (
        "Prints the completion of commands, options and file names for one shell. For bash: "
        "sdp-xl completion bash >> ~/.bash_completion; for PowerShell: sdp-xl completion powershell >> $PROFILE"
    )
    parser.add_argument("shell", choices=SHELLS, help="the shell of your command window")


def build(parser: argparse.ArgumentParser) -> None:
    """Adds the arguments of sdp-xl build."""
    parser.add_argument("folder", type=Path, nargs="?", default=Path(), help="the repository (default: this folder)")


def arguments_of(parser: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    """The arguments of a parser but --help, and those of its commands."""
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for command in action.choices.values():
                yield from arguments_of(command)
        elif action.dest != "help":
            yield action
