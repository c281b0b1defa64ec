"""The arguments of each command of sdp-xl, one function a command; what a command does stands in its own module."""

from __future__ import annotations

import argparse
from datetime import date
from pathlib import Path

from sdp_xl import __version__

FORMATS = ("text", "json", "junit", "sarif")
SEVERITIES = ("error", "warning", "advice")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” is not a date; write it as 2027-01-31") from None


def parser() -> argparse.ArgumentParser:
    """The parser of the whole command line."""
    whole = argparse.ArgumentParser(
        prog="sdp-xl",
        description="Checks a Service Delivery Plan workbook of a State's Migrant Education Program, and writes its "
        "timeline.",
        epilog="Exit code: 0 nothing found, 1 findings, 2 could not be done.",
    )
    whole.add_argument("--version", action="version", version=f"sdp-xl {__version__}")
    commands = whole.add_subparsers(title="commands", metavar="COMMAND", required=True)
    _new(commands.add_parser("new", help="make a new workbook from the master"))
    _check(commands.add_parser("check", help="check a workbook"))
    _mpo(commands.add_parser("mpo", help="show the parts of each MPO, and what is missing"))
    _timeline(commands.add_parser("timeline", help="propose dates and write the timeline sheets"))
    _chart(commands.add_parser("chart", help="write the alignment chart for reading: .xlsx, .csv or .docx"))
    _report(commands.add_parser("report", help="write the check and the timeline as one page for reading: .html"))
    _import(commands.add_parser("import", help="bring your own alignment chart, MPO list or project plan in"))
    _restore(commands.add_parser("restore", help="list the backups of a workbook, or put one back in its place"))
    _share(commands.add_parser("share", help="make a copy without names, e-mail addresses, phone numbers and comments"))
    _compare(commands.add_parser("compare", help="say what changed between two copies of a workbook"))
    _merge(commands.add_parser("merge", help="merge two people's copies of a workbook"))
    _demo(commands.add_parser("demo", help="make an example, check it, write its timeline"))
    _rules(commands.add_parser("rules", help="list all rules"))
    _explain(commands.add_parser("explain", help="say why a rule exists, and what to do"))
    _setup(commands.add_parser("install", help="put the buttons into Excel on this computer"), "install")
    _setup(commands.add_parser("uninstall", help="take the buttons out of Excel again"), "uninstall")
    _companion(commands.add_parser("companion", help="open the window beside Excel, which needs no macros"))
    _doctor(commands.add_parser("doctor", help="say what is right and wrong with this computer, or with a file"))
    _build(commands.add_parser("build", help="for developers: build the master workbook from schemas/"))
    return whole


def _new(parser: argparse.ArgumentParser) -> None:
    from sdp_xl.cli import make

    parser.add_argument(
        "file",
        type=Path,
        help="the workbook to make, for example “Ohio SDP 2027.xlsx”; with buttons if it ends in .xlsm",
    )
    parser.add_argument("--example", action="store_true", help="copy the filled-in example instead of the blank master")
    parser.add_argument("--force", action="store_true", help="overwrite a file of that name")
    parser.set_defaults(run=make.new)


def _output(parser: argparse.ArgumentParser, what: str) -> None:
    _target(parser, what)
    parser.add_argument(
        "--as-of", type=_day, default=None, metavar="DATE", help="work as if today were DATE, for example 2027-01-31"
    )


def _target(parser: argparse.ArgumentParser, what: str) -> None:
    group = parser.add_mutually_exclusive_group()
    group.add_argument("-o", "--output", type=Path, metavar="OUT", help=f"write a copy of the workbook with {what}")
    group.add_argument("--in-place", action="store_true", help=f"write {what} into the file, keeping a dated backup")
    parser.add_argument("--force", action="store_true", help="overwrite OUT if it exists; write into a signed file")


def _check(parser: argparse.ArgumentParser) -> None:
    from sdp_xl.checking.engines import ENGINES
    from sdp_xl.cli import check

    parser.add_argument("file", type=Path, help="the workbook to check")
    _output(parser, "its Findings, Required Elements and Alignment Map")
    parser.add_argument("--format", choices=FORMATS, default="text", help="how to print the findings (default: text)")
    parser.add_argument(
        "--severity", choices=SEVERITIES, default="advice", help="the least severity that counts (default: advice)"
    )
    parser.add_argument("--rules", default="", metavar="IDS", help="only these rules or families: SDP501,SDP6")
    parser.add_argument(
        "--engine",
        choices=ENGINES,
        default=next(iter(ENGINES)),
        help="how the entries are checked; both find the same, pandera by another and slower way (default: compiled)",
    )
    parser.set_defaults(run=check.check)


def _report(parser: argparse.ArgumentParser) -> None:
    from sdp_xl.cli import report

    parser.add_argument("file", type=Path, help="the workbook")
    parser.add_argument("-o", "--output", type=Path, metavar="OUT", required=True, help="the page to write, .html")
    parser.add_argument("--force", action="store_true", help="overwrite OUT if it exists")
    parser.add_argument("--as-of", type=_day, default=None, metavar="DATE", help="as if today were DATE")
    parser.set_defaults(run=report.report)


def _mpo(parser: argparse.ArgumentParser) -> None:
    from sdp_xl.cli import mpo

    parser.description = (
        "Reads each MPO, from its columns or else from its sentence, and shows its parts: present with their text, "
        "missing, or unclear; then what the rules of family 4 say of it. A part that stands in the sentence only can "
        "be copied into its column."
    )
    parser.epilog = (
        "Exit code: 0 every MPO has a deadline, a share (or count, rate, average), a group, an outcome and an "
        "instrument; 1 one of them is missing or unclear; 2 could not be done."
    )
    parser.add_argument("file", type=Path, help="the workbook")
    parser.add_argument("id", nargs="*", metavar="ID", help="only these MPOs, for example 1A 2B")
    parser.add_argument(
        "--format", choices=("text", "json", "csv"), default="text", help="how to print (default: text)"
    )
    parser.add_argument(
        "--as-of", type=_day, default=None, metavar="DATE", help="work as if today were DATE, for example 2027-01-31"
    )
    parser.set_defaults(run=mpo.mpo)


def _timeline(parser: argparse.ArgumentParser) -> None:
    from sdp_xl.cli import timeline

    parser.add_argument("file", type=Path, help="the workbook")
    _output(parser, "its Timeline, Implementation Timeline and Calendar")
    parser.set_defaults(run=timeline.timeline)


def _chart(parser: argparse.ArgumentParser) -> None:
    from sdp_xl.cli import chart

    parser.add_argument("file", type=Path, help="the workbook")
    parser.add_argument(
        "-o", "--output", type=Path, metavar="OUT", required=True, help="the file to write: .xlsx, .csv or .docx"
    )
    parser.add_argument("--force", action="store_true", help="overwrite OUT if it exists; write into a signed file")
    parser.set_defaults(run=chart.chart)


def _import(parser: argparse.ArgumentParser) -> None:
    from sdp_xl.cli import intake

    parser.add_argument("charts", type=Path, nargs="+", metavar="CHART", help="a .xlsx, .docx or .csv file")
    parser.add_argument("--into", type=Path, required=True, dest="file", metavar="FILE", help="your SDP workbook")
    _target(parser, "the rows added")
    parser.add_argument("--dry-run", action="store_true", help="show what would happen, and write nothing")
    parser.set_defaults(run=intake.bring)


def _restore(parser: argparse.ArgumentParser) -> None:
    from sdp_xl.cli import restore

    parser.add_argument("file", type=Path, help="the workbook, which may be gone or damaged")
    parser.add_argument("backup", nargs="?", help="the number of a backup in the list, or its name")
    parser.set_defaults(run=restore.restore)


def _share(parser: argparse.ArgumentParser) -> None:
    from sdp_xl.cli import share

    parser.add_argument("file", type=Path, help="the workbook")
    parser.add_argument("-o", "--output", type=Path, metavar="OUT", required=True, help="the copy to write")
    parser.add_argument("--force", action="store_true", help="overwrite OUT if it exists")
    parser.set_defaults(run=share.share)


def _compare(parser: argparse.ArgumentParser) -> None:
    from sdp_xl.cli import compare

    parser.add_argument("old", type=Path, help="the older copy")
    parser.add_argument("new", type=Path, help="the newer copy")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="how to print (default: text)")
    parser.add_argument(
        "-o", "--output", type=Path, metavar="OUT", help="write a copy of NEW with all changes on a sheet Changes"
    )
    parser.add_argument("--force", action="store_true", help="overwrite OUT if it exists")
    parser.epilog = "Exit code: 0 no differences, 1 differences, 2 could not be done."
    parser.set_defaults(run=compare.compare)


def _merge(parser: argparse.ArgumentParser) -> None:
    from sdp_xl.cli import compare

    parser.add_argument("base", type=Path, help="the workbook as it was before both changed it")
    parser.add_argument("a", type=Path, help="one person's copy: OUT is made from it")
    parser.add_argument("b", type=Path, help="the other person's copy, whose changes are put in")
    parser.add_argument(
        "-o", "--output", type=Path, metavar="OUT", required=True, help="the merged workbook, a new file"
    )
    parser.add_argument("--format", choices=("text", "json"), default="text", help="how to print (default: text)")
    parser.add_argument("--force", action="store_true", help="overwrite OUT if it exists")
    parser.epilog = (
        "What only one changed is taken. What both changed differently stays as it was before both, and is listed with "
        "both values, here and on the sheet Merge Conflicts. "
        "Exit code: 0 merged, 1 with conflicts, 2 could not be done."
    )
    parser.set_defaults(run=compare.merge)


def _demo(parser: argparse.ArgumentParser) -> None:
    from sdp_xl.cli import make

    parser.add_argument("folder", type=Path, nargs="?", default=Path("sdp-demo"), help="default: sdp-demo")
    parser.set_defaults(run=make.demo)


def _rules(parser: argparse.ArgumentParser) -> None:
    from sdp_xl.cli import about

    parser.set_defaults(run=about.rules)


def _explain(parser: argparse.ArgumentParser) -> None:
    from sdp_xl.cli import about

    parser.add_argument("rule", help="for example SDP501")
    parser.set_defaults(run=about.explain)


def _setup(parser: argparse.ArgumentParser, command: str) -> None:
    from sdp_xl.cli import setup

    parser.add_argument("--dry-run", action="store_true", help="say what would be done, and do nothing")
    parser.add_argument(
        "--for", dest="system", choices=tuple(setup.SYSTEMS), help="with --dry-run: for another kind of computer"
    )
    parser.set_defaults(run=getattr(setup, command))


def _companion(parser: argparse.ArgumentParser) -> None:
    from sdp_xl.cli import companion

    parser.add_argument("file", type=Path, nargs="?", help="a workbook; without one, the plan in front of Excel")
    parser.set_defaults(run=companion.companion)


def _doctor(parser: argparse.ArgumentParser) -> None:
    from sdp_xl.cli import about

    parser.add_argument("file", type=Path, nargs="?", help="a workbook that makes trouble")
    parser.set_defaults(run=about.doctor)


def _build(parser: argparse.ArgumentParser) -> None:
    from sdp_xl.cli import make

    parser.add_argument("folder", type=Path, nargs="?", default=Path(), help="the repository (default: this folder)")
    parser.set_defaults(run=make.build)
