"""Evidence of a requirement in a workbook: how far it is there, where, and in plain words what was seen."""

from __future__ import annotations

from collections.abc import Sequence

from schemas.model import AllOf, Answer, AnyOf, Evidence, IfAnswer, Rows
from sdp_xl.plan.model import Plan
from sdp_xl.plan.shown import shorten
from sdp_xl.rules.evidence import todo
from sdp_xl.rules.evidence.rows import look_rows
from sdp_xl.rules.evidence.seen import Seen, Status, at, missing
from sdp_xl.rules.evidence.words import quoted, small

_ORDER = {status: number for number, status in enumerate(Status)}


def look(plan: Plan, evidence: Evidence) -> Seen:
    """How far the workbook shows the evidence; the place is the proof if it does, else what to work on."""
    match evidence:
        case Rows():
            return look_rows(plan, evidence)
        case Answer():
            return _answer(plan, evidence)
        case AllOf():
            return _all_of(plan, evidence.parts)
        case AnyOf():
            return _any_of(plan, evidence.parts)
        case IfAnswer():
            return _if_answer(plan, evidence)


def answered(plan: Plan, answer: Answer) -> bool | None:
    """Whether the question in Settings has the answer; None if it has none, or none that can be read."""
    settings = plan.settings
    if not settings.filled(answer.setting):
        return None
    return not answer.values or settings.says(answer.setting, *answer.values)


def unanswered(plan: Plan, setting: str) -> str:
    """The words for a question in Settings that has no answer, or none that can be read."""
    header = _question(plan, setting)
    if setting in plan.settings.flawed:
        return f"The answer to “{header}” cannot be read."
    return f"“{header}” is not answered."


def _question(plan: Plan, setting: str) -> str:
    return plan["settings"].table.column(setting).header


def _answer_given(plan: Plan, setting: str) -> str:
    return f"“{_question(plan, setting)}” is answered “{shorten(plan.settings[setting])}”."


def ask(plan: Plan, setting: str) -> str:
    """What to do about a question in Settings that has no answer, or none that can be read."""
    return todo.answer(plan["settings"], setting, again=setting in plan.settings.flawed)


def _answer(plan: Plan, answer: Answer) -> Seen:
    located, row = plan["settings"], plan.settings
    header = located.table.column(answer.setting).header
    if not located.present:
        return missing(located, f"The sheet “{located.table.sheet}” is missing.", fix=todo.restore(located))
    match answered(plan, answer):
        case True:
            text = f"“{header}”: {shorten(row[answer.setting])}."
            return Seen(status=Status.MET, finding=at(row, answer.setting, text))
        case False:
            text = _answer_given(plan, answer.setting)
        case None:
            text = unanswered(plan, answer.setting)
    if answer.setting not in row.cells:
        return missing(located, text, answer.setting, fix=todo.restore(located, answer.setting))
    return Seen(status=Status.MISSING, finding=at(row, answer.setting, text, fix=ask(plan, answer.setting)))


def _all_of(plan: Plan, evidence: Sequence[Evidence]) -> Seen:
    parts = [look(plan, part) for part in evidence]
    unmet = [(one, part) for one, part in zip(evidence, parts, strict=True) if part.status is not Status.MET]
    if not unmet:
        return parts[0]._replace(finding=parts[0].finding._replace(message=" ".join(part.message for part in parts)))
    status = Status.MISSING if all(part.status is Status.MISSING for part in parts) else Status.PARTLY
    place = next((part for _, part in unmet if part.status is Status.PARTLY), unmet[0][1])
    words: list[str] = []
    steps: list[str] = []
    for one, part in unmet:
        if isinstance(one, Rows) and part.status is Status.MISSING and _is_repeated(plan, one, evidence):
            steps.append(todo.fill_in_one(plan[one.table], one.filled))
        else:
            words.append(part.message)
            steps.append(part.finding.fix)
    message = " ".join(dict.fromkeys(words))
    return Seen(status=status, finding=place.finding._replace(message=message, fix=todo.in_turn(steps)))


def _is_repeated(plan: Plan, one: Rows, others: Sequence[Evidence]) -> bool:
    """Whether other parts say already that rows of the table are missing: this one asks for any row, they for kinds.

    Of several that ask for any row, the first says it.
    """
    same = [other for other in others if isinstance(other, Rows) and other.table == one.table]
    return (
        all(plan.has(need) for need in (one.table, *(f"{one.table}.{key}" for key in one.filled)))
        and not one.where
        and (any(other.where for other in same) or same[0] is not one)
    )


def _any_of(plan: Plan, evidence: Sequence[Evidence]) -> Seen:
    ways = (_as_far_as_open(plan, part) for part in evidence[1:])
    evidence = [evidence[0], *(way for way in ways if way)]
    parts = [look(plan, part) for part in evidence]
    for status in (Status.MET, Status.PARTLY):
        for part in parts:
            if part.status is status:
                return part
    about = _said(evidence[0])
    messages, steps = [parts[0].message], [parts[0].finding.fix]
    for one, part in zip(evidence[1:], parts[1:], strict=True):
        again = about if about and about == _said(one) and about in messages[0] else None
        messages.append(small(part.message.replace(again, "it") if again else part.message))
        steps.append(small(part.finding.fix.replace(again, "it") if again else part.finding.fix))
    words = ", and ".join(text.rstrip(".") for text in messages)
    fix = "; or ".join(text.rstrip(".") for text in steps)
    return parts[0]._replace(finding=parts[0].finding._replace(message=f"{words}.", fix=f"{fix}."))


def _as_far_as_open(plan: Plan, evidence: Evidence) -> Evidence | None:
    """A way out that rests on an answer in Settings: none if that is another one, the answer alone while it lacks."""
    first = evidence.parts[0] if isinstance(evidence, AllOf) else None
    if not isinstance(first, Answer):
        return evidence
    given = answered(plan, first)
    if given is None:
        return first if plan.has(f"settings.{first.setting}") else None
    return evidence if given else None


def _said(evidence: Evidence) -> str:
    """What the rows are about, quoted as messages quote it; empty for other evidence."""
    return ", ".join(map(quoted, evidence.where.values())) if isinstance(evidence, Rows) else ""


def _if_answer(plan: Plan, evidence: IfAnswer) -> Seen:
    holds = answered(plan, evidence.answer)
    if holds is not None:
        seen = look(plan, evidence.then if holds else evidence.otherwise)
        if seen.status is not Status.MISSING:
            return seen
        why = _answer_given(plan, evidence.answer.setting)
        return seen._replace(finding=seen.finding._replace(message=f"{seen.message} {why}"))
    question = _answer(plan, evidence.answer)
    best = min((look(plan, part) for part in (evidence.otherwise, evidence.then)), key=lambda seen: _ORDER[seen.status])
    if best.status is Status.MET:
        return question._replace(status=Status.PARTLY)
    words = f"{best.message} {question.message}"
    fix = todo.in_turn((question.finding.fix, best.finding.fix))
    return best._replace(finding=best.finding._replace(message=words, fix=fix))


__all__ = ["Seen", "Status", "answered", "ask", "look", "unanswered"]
