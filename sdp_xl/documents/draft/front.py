"""The front of the draft: cover, committee by role, contents, abbreviations, summary, and how the plan was made."""

from __future__ import annotations

from collections.abc import Iterator

from schemas.tables import lists
from sdp_xl.documents.draft.outline import Outline
from sdp_xl.documents.grouped import by_area
from sdp_xl.documents.parts import Block, Contents, Gap, Heading, Table, Text
from sdp_xl.documents.said import counted, full, lines, listed, month, said
from sdp_xl.plan.chains import in_plan

ABBREVIATIONS = {
    "CAMP": "College Assistance Migrant Program",
    "CFR": "Code of Federal Regulations",
    "CNA": "Comprehensive needs assessment",
    "EL": "English learner",
    "ESEA": "Elementary and Secondary Education Act of 1965, as amended",
    "ESSA": "Every Student Succeeds Act (2015)",
    "HEP": "High School Equivalency Program",
    "ID&R": "Identification and recruitment",
    "IDEA": "Individuals with Disabilities Education Act",
    "MEP": "Migrant Education Program (ESEA Title I, Part C)",
    "MPO": "Measurable program outcome",
    "MSIX": "Migrant Student Information Exchange",
    "OSY": "Out-of-school youth",
    "PAC": "Parent Advisory Council",
    "PFS": "Priority for services",
    "SDP": "Service Delivery Plan",
    "SEA": "State educational agency",
}
"""What readers outside of the program may not know; the draft lists those that it uses."""


def cover(outline: Outline) -> Iterator[Block]:
    """State, title, years, agency, and the month of adoption."""
    plan, settings = outline.plan, outline.plan.settings
    state, adopted = said(settings, "state"), settings.date("adoption_date")
    lines_ = [
        Text(text=f"{state} Migrant Education Program".strip(), style="Subtitle", above=150),
        Text(text="Service Delivery Plan", style="Title"),
    ]
    years = _years(outline)
    if years:
        lines_.append(Text(text=years, style="Subtitle"))
    if settings.filled("agency"):
        lines_.append(Text(text=said(settings, "agency")))
    if adopted:
        lines_.append(
            Text(text=f"{'Adopted' if adopted <= plan.today else 'Draft, to be adopted'} in {month(adopted)}")
        )
    yield Block(key="cover", name="Cover", parts=tuple(lines_))


def _years(outline: Outline) -> str:
    start, end = (outline.plan.settings.date(key) for key in ("cycle_start", "cycle_end"))
    return f"{full(start)} to {full(end)}" if start and end else ""


def committee(outline: Outline) -> Iterator[Block]:
    """Who sits on the teams: roles and organizations, no names."""
    rows = [row for row in outline.plan["team"] if row.filled("role")]
    yield Block(key="committee.title", name="Heading: committee", parts=(Heading(text="Committee", new_page=True),))
    if not rows:
        gap = Gap(what="Who makes the plan.", why="the teams: Table A.1, actions 1 and 2; the sheet “Team” is empty")
        yield Block(key="committee", name="Committee", parts=(gap,))
        return
    table = Table(
        caption="Members of the teams, by role",
        headers=("Team", "Role", "Organization", "Speaks for"),
        rows=tuple(
            (
                said(row, "team"),
                said(row, "role"),
                said(row, "organization"),
                said(row, "represents").replace("; ", "\n"),
            )
            for row in rows
        ),
        widths=(1.4, 2.0, 1.6, 1.5),
    )
    yield Block(key="committee", name=table.caption, parts=(table,))


def contents(outline: Outline) -> Iterator[Block]:
    """The list of contents, which Word renews."""
    yield Block(
        key="contents",
        name="Contents",
        parts=(Text(text="Contents", style="Subtitle", new_page=True), Contents()),
    )


def abbreviations(used: str) -> Iterator[Block]:
    """The abbreviations that the text of the draft uses."""
    import re

    rows = tuple((short, long) for short, long in ABBREVIATIONS.items() if re.search(rf"(?<!\w){short}s?(?!\w)", used))
    table = Table(caption="Abbreviations", headers=("Short", "In full"), rows=rows, widths=(1.2, 5.3))
    heading = (Heading(text="Abbreviations", new_page=True),)
    yield Block(key="abbreviations.title", name="Heading: abbreviations", parts=heading)
    yield Block(key="abbreviations", name="Abbreviations", parts=(table,))


def summary(outline: Outline) -> Iterator[Block]:
    """The plan on one page: goal areas, numbers, and the MPOs."""
    plan, settings = outline.plan, outline.plan.settings
    areas = [*by_area(plan, "mpos")]
    strategies = sum(in_plan(row) and row.filled("strategy") for row in plan["strategies"])
    mpos = sum(len(rows) for _, rows in areas)
    needs = sum(row.filled("need") for row in plan["needs"])
    years = _years(outline)
    whose = said(settings, "state")
    first = (
        f"This plan says how {f'the Migrant Education Program of {whose}' if whose else 'the State'} serves migratory"
    )
    text = (
        f"{first} children{f' from {years}' if years else ''}. It answers {counted(needs, 'need', 'needs')} with "
        f"{counted(strategies, 'strategy', 'strategies')}, and promises {counted(mpos, 'MPO', 'MPOs')}"
    )
    names = [area for area, _ in areas]
    in_areas = f" in {counted(len(names), 'goal area', 'goal areas')}: {listed(names)}" if names else ""
    heading = (Heading(text="Executive summary", new_page=True),)
    yield Block(key="summary.title", name="Heading: executive summary", parts=heading)
    short = Text(text=f"{text}{in_areas}.") if areas else Gap(what="The plan in short.", why="it has no MPOs yet")
    yield Block(key="summary.text", name="Executive summary", parts=(short,))
    if areas:
        table = Table(
            caption="Measurable program outcomes by goal area",
            headers=("Goal area", "MPO", "What is promised"),
            rows=tuple((area, said(row, "id"), said(row, "text")) for area, rows in areas for row in rows),
            widths=(1.4, 0.6, 4.5),
            merged=(0,),
        )
        yield Block(key="summary.mpos", name="Executive summary: MPOs", parts=(table,))


def introduction(outline: Outline) -> Iterator[Block]:
    """The law, the children, and how the plan was made: meetings and what was learned."""
    plan = outline.plan
    law = Text(
        text="A State that receives MEP funds must develop and update a written comprehensive State plan for service "
        "delivery, based on a current statewide needs assessment (34 CFR 200.83(a)). The plan specifies the State's "
        "performance targets, the needs of migratory children, measurable program outcomes, strategies, and how the "
        "program is evaluated; it is developed in consultation with parents (34 CFR 200.83(b)), and local projects "
        "comply with it (34 CFR 200.83(c)). It is periodically reviewed and revised (ESEA 1306(a)(2)(B))."
    )
    yield Block(key="intro.law", name="Purpose and law", parts=(Heading(text="Purpose and legal basis", level=2), law))
    children = Gap(
        what="The children of the program: how many by grade, with priority for services, English learners and youth "
        "out of school, and when they are in the State.",
        why="readers need the size of the program; the workbook has no sheet for it",
    )
    yield Block(
        key="intro.children.title", name="Heading: the children", parts=(Heading(text="The children", level=2),)
    )
    yield Block(key="intro.children", name="The children of the program", parts=(children,))
    heading = Heading(text="How this plan was made", level=2)
    yield Block(key="intro.process.title", name="Heading: how the plan was made", parts=(heading,))
    meetings = [row for row in plan["meetings"] if row.filled("meeting") and not row.says("status", lists.CANCELED)]
    if meetings:
        table = Table(
            caption="Meetings, their purpose and what they led to",
            headers=("Date", "Meeting", "Purpose", "Result", "Who took part"),
            rows=tuple(
                (
                    lines(row, "date", "status"),
                    said(row, "meeting"),
                    said(row, "purpose"),
                    said(row, "goals"),
                    said(row, "participants").replace("; ", "\n"),
                )
                for row in meetings
            ),
            widths=(1.0, 1.2, 1.6, 1.6, 1.1),
        )
        yield Block(key="intro.meetings", name=table.caption, parts=(table,))
    else:
        gap = Gap(
            what="The meetings, with dates and results.", why="Table A.1, action 2; the sheet “Meetings” is empty"
        )
        yield Block(key="intro.meetings", name="Meetings", parts=(gap,))
    used = [
        row for row in plan["information_log"] if row.filled("information") and row.says("type", "Data", "Document")
    ]
    if used:
        table = Table(
            caption="Data and documents used",
            headers=("Date", "What was learned", "Source"),
            rows=tuple((said(row, "date"), said(row, "information"), said(row, "source")) for row in used),
            widths=(1.3, 3.7, 1.5),
        )
        yield Block(key="intro.data", name=table.caption, parts=(table,))
