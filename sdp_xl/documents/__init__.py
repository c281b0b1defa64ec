"""The documents that staff owe, made of one plan: each has a module, all have one signature."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sdp_xl.plan.model import Plan
    from sdp_xl.scheduling import Timeline


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What someone asks of a document besides its name: the ending of its file, and the options on the command line.

    An option that is left out is empty; each document says in DOCUMENTS which options it knows. ``before`` is the
    document as it stands there, where it is to be renewed (``update``), and ``timeline`` the plan's, where it was made
    already for another document.
    """

    ending: str = ""
    person: str = ""
    meeting: str = ""
    template: Path | None = None
    update: bool = False
    before: Path | None = None
    lang: str = ""
    since: Path | None = None
    timeline: Timeline | None = None

    def scheduled(self, plan: Plan) -> Timeline:
        """The timeline of the plan."""
        from sdp_xl.scheduling import make

        return self.timeline or make(plan)


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A document as it goes into its file, and what to tell whoever asked for it, a sentence each."""

    data: bytes
    told: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A document that the tool writes: what it is, the name that its file has in a folder, what its file may end in.

    ``module`` in this room has ``make(plan, asked)``, which gives it as Made; ``options`` are the fields of Asked
    that it knows.
    """

    module: str
    purpose: str
    file: str
    endings: tuple[str, ...]
    options: tuple[str, ...] = ()

    @property
    def make(self) -> Callable[[Plan, Asked], Made]:
        """What makes it; its libraries are imported when it is first asked for."""
        found: Callable[[Plan, Asked], Made] = import_module(f"{__name__}.{self.module}").make
        return found


DOCUMENTS: Mapping[str, Document] = {
    "draft": Document(
        module="draft",
        purpose="the Service Delivery Plan in Word",
        file="Draft SDP.docx",
        endings=(".docx",),
        options=("template", "update"),
    ),
    "chart": Document(
        module="chart",
        purpose="the alignment chart",
        file="Alignment Chart.docx",
        endings=(".xlsx", ".csv", ".docx"),
    ),
    "agenda": Document(
        module="agenda",
        purpose="the agenda of the next meeting, or of the one that --meeting names",
        file="Agenda.docx",
        endings=(".docx",),
        options=("meeting",),
    ),
    "calendar": Document(
        module="calendar",
        purpose="meetings and deadlines for Outlook and other calendars",
        file="SDP Calendar.ics",
        endings=(".ics",),
        options=("person",),
    ),
    "gantt": Document(
        module="gantt",
        purpose="the timeline on one page, for a slide",
        file="Timeline.png",
        endings=(".png", ".svg", ".pdf"),
    ),
    "project": Document(
        module="project",
        purpose="the project for Microsoft Project and ProjectLibre",
        file="SDP Project.xml",
        endings=(".xml",),
    ),
    "summary": Document(
        module="summary",
        purpose="one sheet for parents and the PAC, in plain words, in English and Spanish",
        file="Summary for Parents.docx",
        endings=(".docx",),
        options=("lang",),
    ),
    "evaluation": Document(
        module="evaluation",
        purpose="the written evaluation: targets, MPOs by year, PFS apart, implementation, recommendations",
        file="Evaluation.docx",
        endings=(".docx",),
        options=("since", "template", "update"),
    ),
    "pack": Document(
        module="pack",
        purpose="what a monitor asks for, as a list, and beside it those that the workbook makes",
        file="Documents for Monitoring.docx",
        endings=(".docx",),
    ),
}
"""The documents by the name that stands on the command line; ``all`` writes them in this order."""

ALL = "all"
"""What stands for every document on the command line."""

FOLDERS: Mapping[str, tuple[str, ...]] = {
    ALL: tuple(DOCUMENTS),
    "pack": ("pack", "draft", "chart", "summary", "evaluation"),
}
"""The names that stand for a folder, with the documents that go into it."""
