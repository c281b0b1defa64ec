"""Rules about consultation in words that parents understand, and while the plan can still change (family 3)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from schemas.citations import cfr, esea
from schemas.process import FINAL_PLAN
from schemas.tables.lists import DONE, PAC_AND_PARENTS, STATE_PAC, YES
from schemas.values import canonical_id, fold, split_many
from sdp_xl.plan.findings import Finding, Severity
from sdp_xl.plan.model import Plan, Row
from sdp_xl.rules.registry import rule
from sdp_xl.rules.team.consultation import UNDERSTOOD, consultations

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
    final, rows = _final(plan), _required(plan)
    dated = [(day, row) for row in rows if (day := row.date("date"))]
    if final is None or not dated or len(dated) < len(rows):  # what has no day may be early: SDP315 asks for it
        return
    day, first = min(dated, key=lambda one: one[0])
    if day > final:
        whom = "the State PAC" if _needs_pac(plan) else "parents"
        message = "“{meeting}” on {date} is the first consultation with {whom}, but the plan is final on {final}."
        yield first.finding("date", message, whom=whom, final=final)


def _required(plan: Plan) -> list[Row]:
    """The consultations that the law asks for: with the State PAC, if the State runs programs of one school year."""
    rows = consultations(plan)
    return [row for row in rows if row.says("consultation", STATE_PAC, PAC_AND_PARENTS)] if _needs_pac(plan) else rows


def _needs_pac(plan: Plan) -> bool:
    return plan.settings.says("school_year_programs", YES)


def _final(plan: Plan) -> date | None:
    """The first day on which the plan can no longer change."""
    outcome = plan["outcomes"].by_id().get(canonical_id(FINAL_PLAN))
    done = outcome.date("completed") if outcome and outcome.says("status", DONE) else None
    return min(filter(None, (plan.settings.date("adoption_date"), done)), default=None)
