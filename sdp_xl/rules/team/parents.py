"""Rules about consultation in words that parents understand, and while the plan can still change (family 3)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from schemas.citations import TABLE_A1, cfr, esea
from schemas.process import DRAFT, DRAFT_PLAN, FINAL_PLAN
from schemas.tables.lists import DONE, PAC_AND_PARENTS, STATE_PAC, YES
from schemas.values import canonical_id, fold, split_many
from sdp_xl.plan.findings import Finding, Severity
from sdp_xl.plan.model import Plan, Row
from sdp_xl.rules.progress import activity_rows
from sdp_xl.rules.registry import rule
from sdp_xl.rules.team.consultation import UNDERSTOOD, consultations
from sdp_xl.scheduling import timeline_of

NOTHING = {"no", "none", "no interpretation", "no interpreter", "not needed", "not provided", "n/a", "-"}
"""What people type for no interpretation at all."""


def _spoken(plan: Plan) -> tuple[str, ...]:
    """The languages of migratory parents, as on Settings."""
    return split_many(plan.settings.text("parent_languages"), commas=True)


def _names_any(languages: tuple[str, ...], text: str) -> bool:
    return any(fold(language) in fold(text) for language in languages)


@rule(
    "SDP322",
    severity=Severity.WARNING,
    title="A consultation in a language that the parents do not speak",
    cites=UNDERSTOOD,
    fix="Name the interpreters or the translated materials under Interpretation, or hold it in a language of the "
    "parents and enter that under Languages.",
    needs=("meetings.consultation", "meetings.languages", "meetings.interpretation"),
)
def not_understood(plan: Plan) -> Iterator[Finding]:
    """A meeting that parents cannot follow is no consultation, however many of them sit in the room.

    The languages of parents are those on Settings. Any interpretation will do. While none of them is spoken at any
    consultation, SDP318 says so.

    Example:     M5 | State PAC | English | (no interpretation), parents speak Spanish and Mixteco
    Use instead: M5 | State PAC | English | Spanish and Mixteco interpreters
    """
    languages = _spoken(plan)
    held = [row for row in consultations(plan) if row.filled("languages")]
    if not any(_names_any(languages, "; ".join(map(row.text, ("languages", "interpretation")))) for row in held):
        return
    for row in held:
        interpreted = row.filled("interpretation") and fold(row.text("interpretation")) not in NOTHING
        if not interpreted and not _names_any(languages, row.text("languages")):
            yield row.finding(
                "interpretation",
                "“{meeting}” is held in {languages} without interpretation; parents speak {spoken}.",
                spoken="; ".join(languages),
            )


@rule(
    "SDP323",
    severity=Severity.ADVICE,
    title="The languages of migratory parents are not known",
    cites=UNDERSTOOD,
    fix="On the sheet “Settings”, answer “Languages of migratory parents”; recruiters know them, and so do the "
    "Certificates of Eligibility.",
    needs=("settings.parent_languages",),
)
def languages_unknown(plan: Plan) -> Iterator[Finding]:
    """Whether consultation takes place in a language that the parents understand shows only beside their languages.

    It is asked once a consultation is planned.

    Example:     Languages of migratory parents | (blank), while M1 is held in Spanish
    Use instead: Languages of migratory parents | Spanish; Mixteco
    """
    if plan.settings.blank("parent_languages") and any(row.filled("languages") for row in consultations(plan)):
        message = "Parents are consulted, but the languages that they understand are not given."
        yield plan.settings.finding("parent_languages", message)


@rule(
    "SDP324",
    severity=Severity.ERROR,
    title="Parents are consulted only after the plan is final",
    cites=(cfr("83(b)"), esea(1304, "(c)(3)")),
    fix="Plan a consultation for a day on which the plan can still change. If one took place, enter it on the sheet "
    "“Meetings” with its Date; if the plan is adopted later, correct “Plan adopted on (planned or actual)” on the "
    "sheet “Settings”.",
    needs=("meetings.consultation", "meetings.date"),
)
def too_late(plan: Plan) -> Iterator[Finding]:
    """The plan must be developed in consultation with the State PAC or parents; afterwards they can only be told.

    The plan is final on the day of its adoption, or on that on which the outcome O7.4 (Final SDP) was done, if that is
    earlier. Where the State PAC must be consulted, other meetings with parents do not count.

    Example:     State PAC on 6/17/2027, plan adopted on 5/28/2027
    Use instead: State PAC on 2/18/2027, plan adopted on 5/28/2027
    """
    final, first = _final(plan), _first(plan)
    if final and first and _day(first) > final:
        whom = _whom(plan)
        message = "“{meeting}” on {date} is the first consultation with {whom}, but the plan is final on {final}."
        yield first.finding("date", message, whom=whom, final=final)


@rule(
    "SDP325",
    severity=Severity.WARNING,
    title="Parents are consulted only after the draft is written",
    cites=(cfr("83(b)"), esea(1304, "(c)(3)"), TABLE_A1),
    fix="Plan a consultation for a day before the draft is written; the feedback on the draft comes on top of it. If "
    "one took place, enter it on the sheet “Meetings” with its Date; if the draft is written later, correct the Finish "
    f"of {DRAFT}.",
    needs=("meetings.consultation", "meetings.date"),
)
def after_the_draft(plan: Plan) -> Iterator[Finding]:
    """The plan must be developed in consultation with the State PAC or parents; a draft that is done asks for assent.

    Table A.1 has parents consulted in actions 1 and 5, and the draft written in action 7. The draft is written on the
    day on which the outcome O7.2 (Draft SDP) was done, or else at the Finish of A7.2 (its Start and Work days will
    do). A first consultation after the plan is final is SDP324's.

    Example:     State PAC on 4/22/2027, Finish of A7.2 on 3/26/2027
    Use instead: State PAC on 2/18/2027, Finish of A7.2 on 3/26/2027
    """
    drafted, final, first = _drafted(plan), _final(plan), _first(plan)
    if drafted and first and drafted < _day(first) and not (final and _day(first) > final):
        message = "“{meeting}” on {date} is the first consultation with {whom}, but the draft is written by {drafted}."
        yield first.finding("date", message, whom=_whom(plan), drafted=drafted)


def _first(plan: Plan) -> Row | None:
    """The first consultation that the law asks for; None while one has no day, which may be early (SDP315)."""
    rows = _required(plan)
    dated = [row for row in rows if row.date("date")]
    return min(dated, key=_day) if dated and len(dated) == len(rows) else None


def _day(row: Row) -> date:
    return row.date("date") or date.max


def _whom(plan: Plan) -> str:
    return "the State PAC" if _needs_pac(plan) else "parents"


def _required(plan: Plan) -> list[Row]:
    """The consultations that the law asks for: with the State PAC, if the State runs programs of one school year."""
    rows = consultations(plan)
    return [row for row in rows if row.says("consultation", STATE_PAC, PAC_AND_PARENTS)] if _needs_pac(plan) else rows


def _needs_pac(plan: Plan) -> bool:
    return plan.settings.says("school_year_programs", YES)


def _drafted(plan: Plan) -> date | None:
    """The day by which the draft is written: when it was done, or else when it is to be finished.

    A typed start and its work days say so as well; a date that the timeline only proposes does not.
    """
    activities = {row.id: row for row in activity_rows(plan)}
    activity = activities.get(canonical_id(DRAFT))
    if (done := _done(plan, DRAFT_PLAN)) or not activity:
        return done
    if activity.date("start") and activity.filled("days") and not activity.date("finish"):
        return next(entry.finish for entry in timeline_of(plan).development if entry.row is activity)
    return activity.date("finish")


def _final(plan: Plan) -> date | None:
    """The first day on which the plan can no longer change."""
    return min(filter(None, (plan.settings.date("adoption_date"), _done(plan, FINAL_PLAN))), default=None)


def _done(plan: Plan, id: str) -> date | None:
    """The day on which an outcome was done; None if it is not, or has no day."""
    outcome = plan["outcomes"].by_id().get(canonical_id(id))
    return outcome.date("completed") if outcome and outcome.says("status", DONE) else None
