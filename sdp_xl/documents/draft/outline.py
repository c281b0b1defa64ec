"""The sections of the draft: in the State's own order where Plan Outline says so, else in ours; and what each lacks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from schemas.tables import lists
from schemas.values import fold
from sdp_xl.documents import Asked
from sdp_xl.documents.parts import Gap
from sdp_xl.plan.model import Plan, Row
from sdp_xl.rules.elements import Element, Status, assess
from sdp_xl.scheduling import Timeline

SUBJECTS: Mapping[str, tuple[str, ...]] = {
    lists.SECTION_INTRODUCTION: (),
    lists.SECTION_NEEDS: ("CNA", "NA-U", "NA-O"),
    lists.SECTION_TARGETS: ("PT-R", "PT-M", "PT-G", "PT-D", "PT-S", "PT-O"),
    lists.SECTION_STRATEGIES: ("STR",),
    lists.SECTION_MPOS: ("MPO",),
    lists.SECTION_PFS: ("PFS",),
    lists.SECTION_PRESCHOOL: ("PRE",),
    lists.SECTION_DROPPED_OUT: ("DRP",),
    lists.SECTION_PARENTS: ("PAR",),
    lists.SECTION_IDR: ("IDR",),
    lists.SECTION_RECORDS: ("REC",),
    lists.SECTION_INTEGRATION: ("INT",),
    lists.SECTION_STANDARDS: ("STD",),
    lists.SECTION_EVALUATION: ("EVAL",),
    lists.SECTION_LOCAL: ("LOA",),
    lists.SECTION_PROJECT_PLAN: (),
    lists.SECTION_FORWARD: ("REV", "COM", "COL"),
    lists.SECTION_APPENDIX: (),
}
"""What a plan covers, in the order of the law and of Table A.1, and the elements that stand there by their keys."""

_SAID_BY_PARTS = frozenset({"LOA"})
"""Elements of which the section itself says what each part lacks."""

_TITLES = {lists.SECTION_APPENDIX: "Appendices", lists.SECTION_MPOS: "Measurable program outcomes (MPOs)"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A section of the draft: a key that stays the same, its heading, what the outline says, and what it covers."""

    key: str
    number: str
    title: str
    says: str
    subjects: tuple[str, ...]

    @property
    def heading(self) -> str:
        """As it stands above the section: 4.1 The same standards."""
        return f"{self.number} {self.title}".strip()


@dataclass(frozen=True, kw_only=True)
class Outline:
    """The plan, its sections, and its elements: required and suggested ones, by their keys."""

    plan: Plan
    asked: Asked

    @property
    def timeline(self) -> Timeline:
        """The plan's timeline."""
        return self.asked.scheduled(self.plan)

    @cached_property
    def elements(self) -> dict[str, Element]:
        """The elements by their keys in schemas/requirements.py."""
        return {one.requirement.key: one for one in assess(self.plan)}

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """The rows of Plan Outline in order, 4.1 behind 4; what none of them covers follows, the appendices last."""
        rows = [row for row in self.plan["plan_outline"] if row.filled("section")]
        own = [_section(row) for row in _by_number(rows)]
        covered = {fold(subject) for one in own for subject in one.subjects}
        rest = [
            Section(key=fold(one), number="", title=_TITLES.get(one, one), says="", subjects=(one,))
            for one in SUBJECTS
            if fold(one) not in covered
        ]
        every = [*own, *rest] if own else rest
        back = fold(lists.SECTION_APPENDIX)
        return tuple(sorted(every, key=lambda one: back in map(fold, one.subjects)))

    def place(self, element: str) -> str:
        """The heading of the section in which an element stands."""
        subject = next((one for one, keys in SUBJECTS.items() if element in keys), "")
        return next((one.heading for one in self.sections if fold(subject) in map(fold, one.subjects)), "")

    def gaps(self, subject: str) -> Iterator[tuple[str, Gap]]:
        """What the workbook lacks of a subject's elements, by their keys, with why and what asks for it."""
        for key in SUBJECTS.get(subject, ()):
            one = self.elements[key]
            if one.status in (Status.MISSING, Status.PARTLY) and key not in _SAID_BY_PARTS:
                yield key, Gap(what=_what(one), why=_why(one))


def _what(one: Element) -> str:
    title = one.requirement.title
    return f"{title}." if one.status is Status.MISSING else f"{title}, of which a part is there. {one.message}"


def _why(one: Element) -> str:
    first = one.requirement.why.partition(". ")[0].rstrip(".")
    return f"{first}: {'; '.join(cite.label for cite in one.requirement.cites)}"


def _section(row: Row) -> Section:
    known = {fold(subject): subject for subject in SUBJECTS}
    return Section(
        key=row.id or fold(row.text("section")),
        number=row.text("id"),
        title=row.text("section"),
        says=row.text("summary"),
        subjects=tuple(known.get(fold(subject), subject) for subject in row.many("covers")),
    )


def _by_number(rows: list[Row]) -> list[Row]:
    """The rows as they stand on the sheet, but for 4.1, which stands behind 4 and what belongs to it."""
    ordered: list[Row] = []
    for row in rows:
        head = row.text("id").rpartition(".")[0]
        places = [n for n, one in enumerate(ordered) if head and (f"{one.text('id')}.").startswith(f"{head}.")]
        ordered.insert(places[-1] + 1 if places else len(ordered), row)
    return ordered
