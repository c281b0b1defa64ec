"""The MPOs for people and programs: which slots stand where, what is missing, and the verdict on each."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from textwrap import shorten, wrap

from schemas.tables import table
from schemas.values import Value, show
from sdp_xl.checking.check import Report
from sdp_xl.cli.text import Line
from sdp_xl.mpo import NEEDED, MpoPart, Standing
from sdp_xl.mpo.row import MpoRow, mpo_rows
from sdp_xl.plan.findings import Finding
from sdp_xl.written.shown import as_excel_shows

WIDTH = 100
"""Columns of a terminal that the table fits into."""

_HEADERS = {part: table("mpos").column(part).header for part in MpoPart}


@dataclass(frozen=True, slots=True)
class Verdict:
    """One MPO: the row, its parts as standing and what it says, and the findings about it."""

    mpo: MpoRow
    parts: dict[MpoPart, tuple[Standing, Value]]
    findings: tuple[Finding, ...]

    @property
    def name(self) -> str:
        """Its ID, or the cell where the ID should stand."""
        return self.mpo.row.text("id") or self.mpo.row.cells.get("id", "")

    @property
    def complete(self) -> bool:
        """Whether every part that an MPO needs is there and clear."""
        return all(self.parts[part][0] is Standing.PRESENT for part in NEEDED)


def verdicts(report: Report) -> tuple[Verdict, ...]:
    """The MPOs of a checked workbook, in its order."""
    found: dict[str, list[Finding]] = {}
    for finding in report.findings:
        if finding.table == "mpos":
            found.setdefault(finding.cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"), []).append(finding)
    return tuple(
        Verdict(
            mpo,
            {part: (mpo.standing(part), mpo.said(part)) for part in MpoPart},
            tuple(found.get(str(mpo.row.number), ())),
        )
        for mpo in mpo_rows(report.plan)
    )


def lines(found: Sequence[Verdict], workbook: str) -> Iterator[Line]:
    """The table line by line: each MPO with its slots and what the rules say of it, and the count at the end."""
    yield "heading", f"MPOs of {workbook}", 0
    label = max(map(len, _HEADERS.values())) + 2
    for verdict in found:
        yield "", "", 0
        yield "heading", f"{verdict.name}  {shorten(verdict.mpo.row.text('text'), WIDTH - 20, placeholder=' …')}", 0
        for part, (standing, value) in verdict.parts.items():
            if part in NEEDED or standing is not Standing.MISSING:
                style = "" if standing is Standing.PRESENT else "warning"
                said = wrap(as_excel_shows(value), WIDTH - label - 13) or [""]
                yield style, f"{_HEADERS[part]:<{label}} {standing.value:<8} {said[0]}".rstrip(), 2
                yield from ((style, more, label + 12) for more in said[1:])
        for finding in verdict.findings:
            told = wrap(f"{finding.severity.value} {finding.rule} {finding.message}", WIDTH - 4)
            yield finding.severity.value, told[0], 2
            yield from ((finding.severity.value, more, 4) for more in told[1:])
    yield "", "", 0
    yield "heading", summary(found), 0


def summary(found: Sequence[Verdict]) -> str:
    """How many MPOs have all the parts that they need, in a sentence."""
    if not found:
        return "The workbook has no MPOs yet."
    complete = sum(verdict.complete for verdict in found)
    sound = sum(not verdict.findings for verdict in found)
    return f"{complete} of {len(found)} MPOs have every part that they need; {sound} of {len(found)} have no finding."


def as_json(found: Sequence[Verdict], workbook: str) -> str:
    """The table as JSON text, one object per MPO."""
    document = {
        "workbook": workbook,
        "mpos": [
            {
                "id": verdict.name,
                "cell": f"{verdict.mpo.row.sheet}!{next(iter(verdict.mpo.row.cells.values()), '')}",
                "text": verdict.mpo.row.text("text"),
                "complete": verdict.complete,
                "slots": {
                    part.value: {"standing": standing.value, "text": show(value)}
                    for part, (standing, value) in verdict.parts.items()
                },
                "findings": [
                    {"rule": one.rule, "severity": one.severity.value, "message": one.message, "fix": one.fix}
                    for one in verdict.findings
                ],
            }
            for verdict in found
        ],
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def as_csv(found: Sequence[Verdict]) -> str:
    """The table as CSV text: one line per MPO, for each slot whether it stands and what it says, and the rules."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    slots = [name for part in MpoPart for name in (_HEADERS[part], f"{_HEADERS[part]}: text")]
    writer.writerow(["ID", *slots, "Rules"])
    for verdict in found:
        cells = [cell for standing, value in verdict.parts.values() for cell in (standing.value, _plain(show(value)))]
        writer.writerow([_plain(verdict.name), *cells, " ".join(one.rule for one in verdict.findings)])
    return out.getvalue()


def _plain(text: str) -> str:
    """The text so that a spreadsheet program does not take it for a formula."""
    return f"'{text}" if text[:1] in ("=", "+", "-", "@") else text
