"""Rules about consultation with parents in their languages, and about answers to feedback (family 3)."""

from __future__ import annotations

from collections.abc import Iterator

from schemas.citations import HOUSE, TABLE_A1, cfr, esea
from schemas.tables.lists import DRAFT_ROUND, MIGRATORY_PARENTS, PAC_AND_PARENTS, STATE_PAC, UNDECIDED
from schemas.values import fold, split_many
from sdp_xl.plan.findings import Finding, Severity
from sdp_xl.plan.model import Plan, Row
from sdp_xl.rules.registry import rule
from sdp_xl.rules.team.meetings import not_canceled

UNDERSTOOD = (cfr("83(b)"), esea(1304, "(c)(3)"))
"""Consultation takes place in a format and language that the parents understand."""


def consultations(plan: Plan) -> list[Row]:
    """The meetings with parents or the State PAC that were not canceled."""
    return [
        row for row in not_canceled(plan) if row.says("consultation", STATE_PAC, MIGRATORY_PARENTS, PAC_AND_PARENTS)
    ]


@rule(
    "SDP317",
    severity=Severity.WARNING,
    title="A consultation without languages or format",
    cites=UNDERSTOOD,
    fix="Enter the languages in which it is held, and its format, for example Hybrid.",
)
def languages_and_format(plan: Plan) -> Iterator[Finding]:
    """The law asks for consultation “in a format and language that the parents understand”; the record must say which.

    Example:     M1 | State PAC and migratory parents | (no format) | (no languages)
    Use instead: M1 | State PAC and migratory parents | Hybrid | Spanish; Mixteco
    """
    for row in consultations(plan):
        if row.blank("format"):
            yield row.finding("format", "Parents are consulted at “{meeting}”, but its format is not given.")
        if row.blank("languages"):
            yield row.finding("languages", "Parents are consulted at “{meeting}”, but its languages are not given.")


@rule(
    "SDP318",
    severity=Severity.WARNING,
    title="A language of parents in which no consultation is held",
    cites=UNDERSTOOD,
    fix="On the sheet “Meetings”, plan a consultation in this language, or name the interpreters under Interpretation.",
    needs=("meetings.consultation", "meetings.languages"),
)
def language_without_consultation(plan: Plan) -> Iterator[Finding]:
    """Parents who understand neither English nor Spanish are the ones who are most easily left out.

    Interpretation counts. While no consultation names its languages, this says nothing: that is a finding already.

    Example:     parents speak Spanish and Mixteco; all consultations are in Spanish and English
    Use instead: a consultation in Spanish with a Mixteco interpreter
    """
    held = [row for row in consultations(plan) if row.filled("languages")]
    spoken = fold("; ".join(row.text(key) for row in held for key in ("languages", "interpretation")))
    for language in split_many(plan.settings.text("parent_languages"), commas=True) if held else ():
        if fold(language) not in spoken:
            message = "No consultation with parents is held in {language}."
            yield plan.settings.finding("parent_languages", message, language=language)


@rule(
    "SDP320",
    severity=Severity.ADVICE,
    title="Feedback without decision or response",
    cites=(TABLE_A1,),
    fix="Choose the decision; then enter in Response what was changed, or why not.",
)
def unanswered(plan: Plan) -> Iterator[Finding]:
    """Table A.1 (action 7) has the draft revised on feedback; people give it once more if they see what became of it.

    Example:     F3 | Adopted | (no response)
    Use instead: F3 | Adopted | They have a section of their own now
    """
    for row in plan["feedback"].rows_with("comment"):
        if row.blank("decision"):
            yield row.finding("decision", "No decision is given on “{comment}”.")
        elif row.filled("decision") and not row.says("decision", UNDECIDED) and row.blank("response"):
            yield row.finding("response", "The decision on “{comment}” is {decision}, but there is no response.")


@rule(
    "SDP321",
    severity=Severity.WARNING,
    title="Feedback on the draft is still open after adoption",
    cites=(TABLE_A1, HOUSE),
    fix="Decide on the comment and say in Response what was changed, or why not; or correct the date of adoption.",
)
def open_after_adoption(plan: Plan) -> Iterator[Finding]:
    """A comment on the draft that was never decided was not heard, and the final plan can no longer change.

    Example:     F7 | Draft SDP | Open, while the plan was adopted on 5/28/2027
    Use instead: F7 | Draft SDP | Not adopted | Outside of what the MEP may pay
    """
    adopted = plan.settings.date("adoption_date")
    for row in plan["feedback"].rows_with("comment"):
        if adopted and adopted < plan.today and row.says("round", DRAFT_ROUND) and row.says("decision", UNDECIDED):
            message = "“{comment}” is still open, but the plan was adopted on {adopted}."
            yield row.finding("decision", message, adopted=adopted)
