"""The commands of sdp-xl: what each is for, and the parser that knows them all."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Collection, Mapping
from importlib import import_module
from typing import Any

from sdp_xl import __version__
from sdp_xl.cli import arguments
from sdp_xl.cli.refused import Parser

Run = Callable[[argparse.Namespace], int]
"""What does the work of a command, and gives its exit code."""


class _Module:
    """A module of commands that is imported when one of its commands is run."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, name: str) -> Callable[[Any], Any]:
        return lambda given: getattr(import_module(f"sdp_xl.cli.{self._name}"), name)(given)


about, check, companion, compare = map(_Module, ("about", "check", "companion", "compare"))
completion, fix, intake, make, mpo, page = map(_Module, ("completion", "fix", "intake", "make", "mpo", "page"))
report, restore, rollup, rules, setup = map(_Module, ("report", "restore", "rollup", "rules", "setup"))
share, timeline, write = map(_Module, ("share", "timeline", "write"))

COMMANDS: Mapping[str, tuple[str, Callable[[argparse.ArgumentParser], None], Run]] = {
    "new": ("make a new workbook from the master", arguments.new, make.new),
    "check": ("check a workbook, or several", arguments.check, check.check),
    "fix": ("list what the tool can mend itself, and mend it", arguments.fix, fix.fix),
    "mpo": ("show the parts of each MPO, and what is missing", mpo.arguments, mpo.mpo),
    "timeline": ("propose dates and write the timeline sheets", arguments.timeline, timeline.timeline),
    "report": ("write the check and the timeline as one page for reading: .html", arguments.report, report.report),
    "page": ("write the page that checks a workbook in a browser, without Python", arguments.page, page.page),
    "write": ("write the documents that staff owe, such as the plan in Word", write.arguments, write.write),
    "chart": ("write the alignment chart for reading: .xlsx, .csv or .docx", write.chart_arguments, write.write),
    "import": ("bring your own alignment chart, MPO list or project plan in", arguments.import_, intake.import_charts),
    "restore": ("list the backups of a workbook, or put one back in its place", arguments.restore, restore.restore),
    "share": (
        "make a copy without names, e-mail addresses, phone numbers, comments and small numbers of children",
        arguments.share,
        share.share,
    ),
    "compare": ("say what changed between two copies of a workbook", arguments.compare, compare.compare),
    "merge": ("merge two people's copies of a workbook", arguments.merge, compare.merge),
    "rollup": ("put many workbooks side by side: .xlsx, .json or .parquet", rollup.arguments, rollup.rollup),
    "demo": ("make an example, check it, write its timeline", arguments.demo, make.demo),
    "rules": ("list all rules", arguments.rules, rules.rules),
    "explain": ("say why a rule exists, and what to do", arguments.explain, rules.explain),
    "install": ("put the buttons into Excel on this computer", arguments.install, setup.install),
    "uninstall": ("take the buttons out of Excel again", arguments.setup, setup.uninstall),
    "companion": ("open the page beside Excel, which needs no macros", arguments.companion, companion.companion),
    "watch": ("show the report in the browser, and renew it at each save", arguments.watch, companion.watch),
    "doctor": ("say what is right and wrong with this computer, or with a file", arguments.doctor, about.doctor),
    "completion": (
        "print what makes a command window complete these commands",
        arguments.completion,
        completion.completion,
    ),
    "build": ("for developers: build the master workbook from schemas/", arguments.build, make.build),
}
"""What each command is for, what adds its arguments to a parser, and what runs it; in the order of the help."""

EXAMPLES = (
    'sdp-xl new "Ohio SDP 2027.xlsx"',
    'sdp-xl check "Ohio SDP 2027.xlsx"',
    'sdp-xl timeline "Ohio SDP 2027.xlsx" --in-place',
)


def parser(asked: Collection[str] = COMMANDS) -> argparse.ArgumentParser:
    """The parser of the command line, for the commands in ``asked``; without one of them, to tell what all are for."""
    examples = "".join(f"  {example}\n" for example in EXAMPLES)
    whole = Parser(
        prog="sdp-xl",
        description="Checks a Service Delivery Plan workbook of a State's Migrant Education Program, and writes its "
        "timeline.",
        epilog=f"examples:\n{examples}\nExit code: 0 nothing found, 1 findings, 2 could not be done.",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    whole.add_argument("--version", action="version", version=f"sdp-xl {__version__}")
    commands = whole.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for name in [one for one in COMMANDS if one in asked] or COMMANDS:
        purpose, add_arguments, run = COMMANDS[name]
        command = commands.add_parser(name, help=purpose)
        command.set_defaults(run=run)
        if name in asked:
            add_arguments(command)
    return whole
