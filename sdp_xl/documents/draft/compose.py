"""The draft as blocks in order: the front, the sections of the outline with what each covers, the appendices."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from schemas.tables import lists
from sdp_xl.documents import Asked
from sdp_xl.documents.draft import back, carry, components, front, groups
from sdp_xl.documents.draft.outline import Outline, Section
from sdp_xl.documents.parts import Block, Bullets, Gap, Heading, Part, Picture, Table, Text
from sdp_xl.plan.model import Plan

Build = Callable[[Outline], Iterator[Block]]


def _appendices(outline: Outline) -> Iterator[Block]:
    yield from back.alignment(outline)
    yield from back.elements(outline)
    yield from back.feedback(outline)


CONTENT: Mapping[str, Build] = {
    lists.SECTION_INTRODUCTION: front.introduction,
    lists.SECTION_NEEDS: components.needs,
    lists.SECTION_TARGETS: components.targets,
    lists.SECTION_STRATEGIES: components.strategies,
    lists.SECTION_MPOS: components.mpos,
    lists.SECTION_EVALUATION: components.evaluation,
    lists.SECTION_PFS: groups.pfs,
    lists.SECTION_PRESCHOOL: groups.preschool,
    lists.SECTION_DROPPED_OUT: groups.dropped_out,
    lists.SECTION_PARENTS: groups.parents,
    lists.SECTION_IDR: groups.recruitment,
    lists.SECTION_INTEGRATION: groups.integration,
    lists.SECTION_LOCAL: carry.local,
    lists.SECTION_PROJECT_PLAN: carry.project_plan,
    lists.SECTION_FORWARD: carry.forward,
    lists.SECTION_APPENDIX: _appendices,
}
"""What makes the tables of each subject of a section."""


def blocks(plan: Plan, asked: Asked) -> tuple[Block, ...]:
    """All blocks of the draft of a plan."""
    outline = Outline(plan=plan, asked=asked)
    body = [*front.summary(outline)]
    seen: set[str] = set()
    for section in outline.sections:
        body += _section(outline, section, seen)
    opening = [*front.cover(outline), *front.committee(outline), *front.contents(outline)]
    short = [*front.abbreviations("\n".join(_texts(body)))]
    return (*opening, *short, *body)


def _section(outline: Outline, section: Section, seen: set[str]) -> Iterator[Block]:
    """A section: its heading, what the outline says, and each subject that no section before it had."""
    key = f"section.{section.key}"
    level = min(1 + section.number.count("."), 3)
    yield Block(
        key=f"{key}.title", name=f"Heading: {section.heading}", parts=(Heading(text=section.heading, level=level),)
    )
    own = [one for one in section.subjects if one not in seen]
    seen.update(own)
    gaps = [gap for one in own for gap in outline.gaps(one)]
    content = [block for one in own if one in CONTENT for block in CONTENT[one](outline)]
    if section.says:
        yield Block(key=f"{key}.says", name=section.heading, parts=(Text(text=section.says),))
    elif not gaps and not content:
        gap = Gap(what="What this section says.", why="Table A.1, action 7; the outline has no text for it yet")
        yield Block(key=f"{key}.says", name=section.heading, parts=(gap,))
    for element, gap in gaps:
        yield Block(key=f"gap.{element}", name=f"{section.heading}: gap", parts=(gap,))
    yield from content


def _texts(found: list[Block]) -> Iterator[str]:
    """All that blocks say, to look for abbreviations in."""
    for block in found:
        for part in block.parts:
            yield from _texts_of(part)


def _texts_of(part: Part) -> Iterator[str]:
    match part:
        case Heading(text=text) | Text(text=text) | Gap(text=text):
            yield text
        case Bullets(points=points):
            yield from points
        case Table():
            yield from (part.caption, *part.headers, *(cell for row in part.rows for cell in row))
        case Picture(caption=caption):
            yield caption
