"""What a monitor asks for: a list with the place and the date of each document, made here or to be attached."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from schemas.tables import lists
from sdp_xl.documents import DOCUMENTS, Asked, Made
from sdp_xl.documents.parts import Heading, Part, Table, Text
from sdp_xl.documents.said import counted, full, lines, said
from sdp_xl.documents.word import word
from sdp_xl.plan.model import Plan, Row
from sdp_xl.rules.elements import Status, assess

ATTACH = "To attach"
NOWHERE = "No place in the workbook yet"
INTRO = (
    "Federal monitors have asked States for most of the documents below (U.S. Department of Education, training on "
    "federal monitoring of State MEPs). Those that the workbook makes stand in this folder; attach the others."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asset:
    """A document that monitors ask for: the one of DOCUMENTS that is it, or where the workbook says it is kept."""

    title: str
    made: str = ""
    kept: Callable[[Plan], Iterator[tuple[str, str]]] = lambda plan: iter(())


def _local(kind: str) -> Callable[[Plan], Iterator[tuple[str, str]]]:
    """The evidence of a plan for local projects."""
    return lambda plan: (
        (said(row, "evidence"), said(row, "when"))
        for row in plan["local_support"]
        if row.says("plan", kind) and row.filled("evidence")
    )


def _needs(plan: Plan) -> Iterator[tuple[str, str]]:
    """The day of the needs assessment; the workbook does not ask where it is kept."""
    if (day := plan.settings.date("cna_date")) is not None:
        yield NOWHERE, full(day)


def _minutes(*, consulted: bool) -> Callable[[Plan], Iterator[tuple[str, str]]]:
    """Where the minutes of the meetings that were held are kept: of those with parents, or of the others."""

    def kept(plan: Plan) -> Iterator[tuple[str, str]]:
        for row in plan["meetings"]:
            with_parents = row.filled("consultation") and not row.says("consultation", lists.NO)
            if row.says("status", lists.HELD) and with_parents == consulted:
                place = said(row, "evidence") or NOWHERE
                yield f"{said(row, 'meeting')}: {place}", said(row, "date")

    return kept


ASSETS = (
    Asset(title="Comprehensive needs assessment (CNA)", kept=_needs),
    Asset(title="Service Delivery Plan", made="draft"),
    Asset(title="Performance targets and MPOs, and how they align", made="chart"),
    Asset(title="Summary of the plan in the languages of parents", made="summary"),
    Asset(title="Written evaluation of the program", made="evaluation"),
    Asset(title="Consultation with the State PAC and parents: minutes, sign-in", kept=_minutes(consulted=True)),
    Asset(title="Meetings of the teams: minutes, decisions", kept=_minutes(consulted=False)),
    Asset(title="Assessment data for migratory children, and for those with PFS"),
    Asset(title="Procedures for the transfer of records"),
    Asset(title="Certificates of eligibility (a sample), and their quality control"),
    Asset(title="List of subgrantees"),
    Asset(title="Guidelines for subgrants", kept=_local(lists.SUBGRANTING)),
    Asset(title="Applications of local projects"),
    Asset(title="Monitoring of local projects: guide, reports", kept=_local(lists.MONITORING)),
    Asset(title="Audit reports"),
)


def make(plan: Plan, asked: Asked) -> Made:
    """The list; tells how many kinds of documents are to be attached."""
    rows = [row for asset in ASSETS for row in _rows(plan, asset)]
    open_ = len({row[0] for row in rows if row[3] == ATTACH})
    parts = [*_parts(plan, tuple(rows))]
    data = word("Documents for monitoring", parts)
    return Made(data=data, told=(f"{counted(open_, 'kind of document', 'kinds of documents')} to attach.",))


def _rows(plan: Plan, asset: Asset) -> Iterator[tuple[str, str, str, str]]:
    if asset.made in DOCUMENTS:
        yield asset.title, DOCUMENTS[asset.made].file, full(plan.today), "In this folder"
        return
    found = [*asset.kept(plan)] or [(NOWHERE, "")]
    for place, day in found:
        yield asset.title, place, day, ATTACH


def _parts(plan: Plan, rows: tuple[tuple[str, ...], ...]) -> Iterator[Part]:
    title = said(plan.settings, "plan_title")
    yield Text(text="Documents for monitoring", style="Title")
    if title:
        yield Text(text=title, style="Subtitle")
    yield Text(text=INTRO)
    yield Heading(text="Documents")
    headers = ("Document", "Where it is kept", "Date", "Standing")
    yield Table(
        caption="Documents that monitors ask for",
        headers=headers,
        rows=rows,
        widths=(2.2, 2.3, 1.1, 0.9),
        merged=(0,),
    )
    yield Heading(text="Required and suggested elements of the plan")
    yield Table(
        caption="Each required or suggested element, and where the workbook shows it",
        headers=("Element", "Source", "Shown at", "Standing"),
        rows=tuple(
            (
                one.requirement.title,
                "\n".join(cite.label for cite in one.requirement.cites),
                f"{one.sheet}!{one.cell}" if one.cell else one.sheet,
                one.status.value
                if one.status in (Status.MET, Status.NOT_APPLICABLE)
                else f"{one.status.value}: {one.message}",
            )
            for one in assess(plan)
        ),
        widths=(2.2, 1.8, 1.2, 1.3),
    )
    outcomes = [row for row in plan["outcomes"] if row.filled("outcome")]
    if outcomes:
        yield Heading(text="Outcomes of the planning process")
        yield Table(
            caption="Outcomes of Table A.1, and where each is kept",
            headers=("Outcome", "Where it is kept", "Complete on", "Status"),
            rows=tuple(map(_outcome, outcomes)),
            widths=(2.6, 1.9, 1.1, 0.9),
        )


def _outcome(row: Row) -> tuple[str, ...]:
    return lines(row, "outcome"), said(row, "evidence") or NOWHERE, said(row, "completed"), said(row, "status")
