"""sdp-xl mpo: which parts each MPO of a workbook has, which are missing, and what the rules say of it."""

from __future__ import annotations

import argparse
from pathlib import Path

from sdp_xl.cli.arguments import day
from sdp_xl.trouble import Trouble


def arguments(parser: argparse.ArgumentParser) -> None:
    """Adds the arguments of sdp-xl mpo."""
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
        "--as-of", type=day, default=None, metavar="DATE", help="work as if today were DATE, for example 2027-01-31"
    )


def mpo(given: argparse.Namespace) -> int:
    """Prints the MPOs of ``given.file``; 0 if none lacks a part that it needs, else 1. Raises Trouble."""
    from schemas.values import canonical_id
    from sdp_xl import jobs
    from sdp_xl.cli import mpos, text
    from sdp_xl.rules import RULES

    path: Path = given.file
    rules = {rule for rule in RULES if rule.startswith("SDP4")}
    report = jobs.check(path, today=given.as_of, only=rules)
    found = mpos.verdicts(report)
    if given.id:
        wanted = {canonical_id(one) for one in given.id}
        found = tuple(verdict for verdict in found if canonical_id(verdict.name) in wanted)
        if not found:
            raise Trouble(f"{path.name} has no MPO {' or '.join(f'“{one}”' for one in given.id)} on its sheet MPOs.")
    match given.format:
        case "json":
            print(mpos.as_json(found, path.name), end="")
        case "csv":
            print(mpos.as_csv(found), end="")
        case _:
            text.show(mpos.lines(found, path.name))
    return 0 if all(verdict.complete for verdict in found) else 1
