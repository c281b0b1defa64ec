"""sdp-xl mpo: which parts each MPO of a workbook has, which are missing, and what the rules say of it."""

from __future__ import annotations

import argparse
from pathlib import Path

from sdp_xl.trouble import Trouble


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
