"""Which rules speak of which label, and how the labelled sentences are checked: as rows of one workbook per cycle."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from schemas.model import FORM_HEADERS, HEADER_ROW, MARKER, SCHEMA_VERSION
from schemas.tables import table
from sdp_xl.checking import check
from sdp_xl.plan.grid import Grid

SETS = tuple(Path(__file__).with_name(name) for name in ("sentences.toml", "second.toml"))
UNSEEN = Path(__file__).with_name("unseen.toml")
BLIND = Path(__file__).with_name("blind.toml")
BLIND2 = Path(__file__).with_name("blind2.toml")
BLIND3 = Path(__file__).with_name("blind3.toml")
BLIND5 = Path(__file__).with_name("blind5.toml")
BLIND6 = Path(__file__).with_name("blind6.toml")
BLIND7 = Path(__file__).with_name("blind7.toml")
BLIND8 = Path(__file__).with_name("blind8.toml")
MENDED = Path(__file__).with_name("mended.toml")
STYLES = Path(__file__).with_name("styles.toml")
OFFICES = Path(__file__).with_name("offices.toml")
STATES = Path(__file__).with_name("states.toml")
FORMS = Path(__file__).with_name("forms.toml")
RULES = {
    "no_deadline": ("SDP421",),
    "no_share": ("SDP422", "SDP427"),
    "no_population": ("SDP423",),
    "no_measure": ("SDP424",),
    "no_outcome": ("SDP425",),
    "no_number": ("SDP427",),
    "activity": ("SDP428",),
    "two_outcomes": ("SDP429",),
    "percent_or_points": ("SDP430",),
    "vague": ("SDP431",),
    "deadline_unreadable": ("SDP432",),
    "deadline_after_cycle": ("SDP433",),
    "deadline_before_cycle": ("SDP434",),
    "share_over_100": ("SDP435",),
    "no_baseline": ("SDP436",),
    "unknown_population": ("SDP437",),
}
"""A label holds where one of its rules speaks. Without any number the share is missing too, and SDP427 says both."""

LATER = {"no_service": ("SDP440",), "disagree": ("SDP439",)}
"""Labels that only later sets carry: a set without any of them was not labelled with them, nor is it judged by them."""

IMPLIED = {"no_number": "no_share"}
TODAY = date(2026, 11, 24)


@dataclass(frozen=True)
class Labelled:
    """A sentence, the labels that hold, those that the rules give, and why where it is not plain."""

    id: str
    text: str
    wanted: frozenset[str]
    found: frozenset[str]
    why: str


def read(*paths: Path) -> list[Mapping[str, Any]]:
    """The records of some files of sentences; of all sets that are kept here if none is named."""
    return [record for path in paths or SETS for record in tomllib.loads(path.read_text(encoding="utf-8"))["mpo"]]


def labels(flaws: Iterable[Iterable[str]]) -> Mapping[str, tuple[str, ...]]:
    """The labels that a set of sentences with these flaws is judged by, each with its rules."""
    return RULES | LATER if any(not LATER.keys().isdisjoint(some) for some in flaws) else RULES


def judged(records: list[Mapping[str, Any]]) -> Iterator[Labelled]:
    """Each record with the labels that the rules give it."""
    asked = labels(record["flaws"] for record in records)
    cycles = {tuple(record.get("cycle", ("2027-07-01", "2030-06-30"))) for record in records}
    for cycle in sorted(cycles):
        same = [one for one in records if tuple(one.get("cycle", ("2027-07-01", "2030-06-30"))) == cycle]
        rules = {rule for several in asked.values() for rule in several}
        report = check.run(workbook(same, cycle), today=TODAY, only=rules | {"SDP901"})
        spoken: dict[str, set[str]] = {}
        for finding in report.findings:
            assert finding.rule != "SDP901", finding.message
            spoken.setdefault(finding.row_id, set()).add(finding.rule)
        for record in same:
            rules_here = spoken.get(record["id"], set())
            yield Labelled(
                id=record["id"],
                text=record["text"],
                wanted=frozenset({*record["flaws"], *(IMPLIED[one] for one in record["flaws"] if one in IMPLIED)}),
                found=frozenset(label for label, rules in asked.items() if rules_here.intersection(rules)),
                why=record.get("why", ""),
            )


def workbook(records: list[Mapping[str, Any]], cycle: tuple[str, ...]) -> Grid:
    """A workbook with the records on its sheet MPOs."""
    mpos, settings = table("mpos"), table("settings")
    days = dict(zip(("cycle_start", "cycle_end"), map(date.fromisoformat, cycle), strict=True))
    rows: list[list[Any]] = [[mpos.title], *([] for _ in range(HEADER_ROW - 2)), [one.header for one in mpos.columns]]
    for record in records:
        values = {"id": record["id"], "text": record["text"], **record.get("columns", {})}
        rows.append([values.get(column.key) for column in mpos.columns])
    form: list[list[Any]] = [[settings.title], *([] for _ in range(HEADER_ROW - 2)), list(FORM_HEADERS)]
    form += [[column.header, days.get(column.key)] for column in settings.columns]
    return Grid(sheets={settings.sheet: form, mpos.sheet: rows}, names={MARKER: f'="{SCHEMA_VERSION}"'})


@dataclass(frozen=True)
class Score:
    """How well one label is found: cases that have it, right findings, wrong ones."""

    label: str
    cases: int
    right: int
    wrong: int

    @property
    def precision(self) -> float:
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.cases if self.cases else 1.0


def scores(sentences: list[Labelled]) -> list[Score]:
    """The score of each label."""
    return [
        Score(
            label,
            cases=sum(label in one.wanted for one in sentences),
            right=sum(label in one.wanted & one.found for one in sentences),
            wrong=sum(label in one.found - one.wanted for one in sentences),
        )
        for label in labels(one.wanted for one in sentences)
    ]


def lines(sentences: list[Labelled]) -> Iterator[str]:
    """The table that people read, and under it every sentence that is judged otherwise than labelled."""
    yield f"{'label':<22} {'rules':<16} {'cases':>5} {'precision':>9} {'recall':>6}"
    for score in scores(sentences):
        rules = ", ".join((RULES | LATER)[score.label])
        yield f"{score.label:<22} {rules:<16} {score.cases:>5} {score.precision:>9.2f} {score.recall:>6.2f}"
    right = sum(one.wanted == one.found for one in sentences)
    yield f"{right} of {len(sentences)} sentences have exactly their labels."
    for one in sentences:
        if one.wanted != one.found:
            more, less = sorted(one.found - one.wanted), sorted(one.wanted - one.found)
            yield f"{one.id}: too many {', '.join(more) or '-'}; missing {', '.join(less) or '-'}. {one.text}"
