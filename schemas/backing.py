"""What must stand in the workbook behind an activity or outcome of Table A.1 that is said to be done."""

from __future__ import annotations

from collections.abc import Mapping

from schemas.model import AllOf, Answer, AnyOf, Evidence, Rows
from schemas.tables import lists

_ADOPTED = {"status": (lists.ADOPTED,)}

CORE_SECTIONS = (
    lists.SECTION_TARGETS,
    lists.SECTION_NEEDS,
    lists.SECTION_STRATEGIES,
    lists.SECTION_MPOS,
    lists.SECTION_EVALUATION,
    lists.SECTION_PRESCHOOL,
    lists.SECTION_DROPPED_OUT,
    lists.SECTION_PARENTS,
)
"""The sections without which a written plan cannot hold what the law requires."""


def _sections(*filled: str, covers: tuple[str, ...] = CORE_SECTIONS) -> AllOf:
    return AllOf(parts=tuple(Rows(table="plan_outline", where={"covers": (one,)}, filled=filled) for one in covers))


def _feedback(round_: str) -> Rows:
    return Rows(table="feedback", where={"round": (round_,)})


def _local(plan: str) -> Rows:
    return Rows(table="local_support", where={"plan": (plan,)}, filled=("who", "when"))


_TARGETS = Rows(
    table="targets",
    where={"subject": (lists.READING, lists.MATHEMATICS, lists.GRADUATION)},
    filled=("interim", "measure", "year"),
    every=True,
)


def _meetings(*filled: str) -> Rows:
    """All meetings that people sit in, each with what a schedule must say of it."""
    unless = {"status": (lists.CANCELED,), "format": (lists.SURVEY, lists.HOME_VISITS)}
    return Rows(table="meetings", unless=unless, filled=filled, every=True)


def _team(name: str) -> Rows:
    return Rows(table="team", where={"team": (name, lists.BOTH)})


_ONE_TEAM = Answer(setting="small_state", values=(lists.YES,))
_MANAGEMENT = AnyOf(parts=(_team(lists.MANAGEMENT), AllOf(parts=(_ONE_TEAM, _team(lists.PLANNING)))))
_PLANNING = AnyOf(parts=(_team(lists.PLANNING), AllOf(parts=(_ONE_TEAM, _team(lists.MANAGEMENT)))))
_TIMELINE = Rows(table="development", filled=("start",))
_INFORMATION = Rows(table="information_log")
_NEEDS = Rows(table="needs", filled=("data",), every=True)
_ROOT_CAUSES = Rows(table="needs", filled=("root_cause",), every=True)
_DECIDED = Rows(table="strategies", says={"status": (lists.ADOPTED, lists.DROPPED)}, every=True)
_STRATEGIES = Rows(table="strategies", where=_ADOPTED, every=True)
_RECOMMENDED = Rows(table="strategies", where=_ADOPTED, filled=("recommendations",), every=True)
_MPOS = Rows(table="mpos", every=True)
_EVALUATION = Rows(table="evaluation", filled=("instrument", "collector", "when"), every=True)
_PROJECT_PLAN = AllOf(
    parts=(
        Rows(
            table="project_plan",
            unless={"status": (lists.NOT_APPLICABLE,)},
            filled=("lead", "resources"),
            every=True,
        ),
        Rows(table="project_plan", filled=("finish",)),
    )
)
_CHARTED = Rows(table="mpos", linked_to=("needs", "strategies", "targets"), every=True)
_CONSULTED = Rows(
    table="meetings",
    where={"consultation": (lists.STATE_PAC, lists.MIGRATORY_PARENTS, lists.PAC_AND_PARENTS)},
    unless={"status": (lists.CANCELED,)},
    filled=("date",),
)
_FORWARD = AllOf(
    parts=tuple(
        Rows(table="looking_forward", where={"part": (part,)})
        for part in (lists.COMMUNICATE, lists.REVISIT, lists.COLLABORATE)
    )
)
_DRAFTED = _sections("summary")
_LOCAL = tuple(map(_local, (lists.COMMUNICATION, lists.ASSISTANCE, lists.SUBGRANTING, lists.MONITORING)))

BACKING: Mapping[str, Evidence] = {
    "A1.1f": _CONSULTED,
    "A1.2": _MANAGEMENT,
    "A1.3": _sections(),
    "A2.1": _TIMELINE,
    "A2.2": _PLANNING,
    "A2.3": _meetings("date", "purpose", "goals", "agenda"),
    "A2.4": _INFORMATION,
    "A3.3": AllOf(parts=(_INFORMATION, _ROOT_CAUSES)),
    "A3.4": AllOf(parts=(_DECIDED, _RECOMMENDED)),
    "A4.1a": _TARGETS,
    "A4.1b": _NEEDS,
    "A4.1c": _STRATEGIES,
    "A4.1d": _MPOS,
    "A4.1e": _EVALUATION,
    "A4.2": _PROJECT_PLAN,
    "A4.3": AllOf(parts=(Answer(setting="checked_by"), Answer(setting="checked_on"))),
    "A5.1a": _sections("summary", covers=(lists.SECTION_PFS,)),
    "A5.1b": _sections("summary", covers=(lists.SECTION_PRESCHOOL, lists.SECTION_DROPPED_OUT)),
    "A5.1c": _sections("summary", covers=(lists.SECTION_IDR,)),
    "A5.1d": _sections("summary", covers=(lists.SECTION_RECORDS,)),
    "A5.1e": _CONSULTED,
    "A6.1": AllOf(parts=_LOCAL),
    "A7.1": _PROJECT_PLAN,
    "A7.2": _DRAFTED,
    "A7.3": _feedback(lists.DRAFT_ROUND),
    "A8.1": _FORWARD,
    "A9.2": _feedback(lists.USE_ROUND),
    "O1.1": _MANAGEMENT,
    "O1.2": _sections(),
    "O2.1": _TIMELINE,
    "O2.2": _PLANNING,
    "O2.3": _meetings("date", "agenda"),
    "O3.1": AllOf(parts=(_INFORMATION, _ROOT_CAUSES)),
    "O3.2": AllOf(parts=(_DECIDED, _RECOMMENDED)),
    "O4.1": AllOf(parts=(_TARGETS, _NEEDS, _STRATEGIES, _MPOS, _CHARTED, _EVALUATION)),
    "O4.2": _PROJECT_PLAN,
    "O5.1": _sections("summary", covers=(lists.SECTION_PRESCHOOL, lists.SECTION_DROPPED_OUT, lists.SECTION_PARENTS)),
    "O6.1a": _LOCAL[0],
    "O6.1b": _LOCAL[1],
    "O6.1c": _LOCAL[2],
    "O6.1d": _LOCAL[3],
    "O7.1": _PROJECT_PLAN,
    "O7.2": _DRAFTED,
    "O7.3": _feedback(lists.DRAFT_ROUND),
    "O7.4": _DRAFTED,
    "O8.1": _FORWARD,
    "O9.1": _feedback(lists.USE_ROUND),
}
"""The evidence by the ID of the activity or outcome; the others leave nothing in a table of this workbook.

An activity that is done as a whole is judged by its items, too: A4.1 by A4.1a to A4.1e, A5.1 and O6.1 by theirs.
"""
