"""Looks a requirement's evidence up in a workbook, and says in plain words what was seen and where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from schemas.model import AllOf, Answer, AnyOf, Evidence, IfAnswer, Rows
from sdp_xl.evidence.rows import look_rows
from sdp_xl.evidence.seen import Seen, Status, at, missing
from sdp_xl.located import Located, shorten

_ORDER = {status: number for number, status in enumerate(Status)}


def look(book: Located, evidence: Evidence) -> Seen:
    """How far the workbook shows the evidence; the place is the proof if it does, else what to work on."""
    match evidence:
        case Rows():
            return look_rows(book, evidence)
        case Answer():
            return _answer(book, evidence)
        case AllOf():
            return _all_of([look(book, part) for part in evidence.parts])
        case AnyOf():
            return _any_of([look(book, part) for part in evidence.parts])
        case IfAnswer():
            return _if_answer(book, evidence)


def answered(book: Located, answer: Answer) -> bool | None:
    """Whether the question in Settings has the answer; None if it has none, or none that can be read."""
    settings = book.settings
    if not settings.filled(answer.setting):
        return None
    return not answer.values or settings.says(answer.setting, *answer.values)


def unanswered(book: Located, setting: str) -> str:
    """The words for a question in Settings that has no answer, or none that can be read."""
    header = book["settings"].table.column(setting).header
    if setting in book.settings.flawed:
        return f"The answer to “{header}” cannot be read."
    return f"“{header}” is not answered."


def _answer(book: Located, answer: Answer) -> Seen:
    located, row = book["settings"], book.settings
    header = located.table.column(answer.setting).header
    if not located.present:
        return missing(located, f"The sheet “{located.table.sheet}” is missing.")
    match answered(book, answer):
        case True:
            text = f"“{header}”: {shorten(row[answer.setting])}."
            return Seen(status=Status.MET, finding=at(row, answer.setting, text))
        case False:
            text = f"“{header}” is answered “{shorten(row[answer.setting])}”."
        case None:
            text = unanswered(book, answer.setting)
    if answer.setting not in row.cells:
        return missing(located, text, answer.setting)
    return Seen(status=Status.MISSING, finding=at(row, answer.setting, text))


def _all_of(parts: Sequence[Seen]) -> Seen:
    unmet = [part for part in parts if part.status is not Status.MET]
    if not unmet:
        return replace(parts[0], finding=replace(parts[0].finding, message=" ".join(part.message for part in parts)))
    status = Status.MISSING if all(part.status is Status.MISSING for part in parts) else Status.PARTLY
    place = next((part for part in unmet if part.status is Status.PARTLY), unmet[0])
    words = " ".join(part.message for part in unmet)
    return Seen(status=status, finding=replace(place.finding, message=words))


def _any_of(parts: Sequence[Seen]) -> Seen:
    for status in (Status.MET, Status.PARTLY):
        for part in parts:
            if part.status is status:
                return part
    first, *others = (part.message.rstrip(".") for part in parts)
    words = f"{', and '.join([first, *(text[:1].lower() + text[1:] for text in others)])}."
    return replace(parts[0], finding=replace(parts[0].finding, message=words))


def _if_answer(book: Located, evidence: IfAnswer) -> Seen:
    match answered(book, evidence.answer):
        case True:
            return look(book, evidence.then)
        case False:
            return look(book, evidence.otherwise)
    question = _answer(book, evidence.answer)
    best = min((look(book, part) for part in (evidence.otherwise, evidence.then)), key=lambda seen: _ORDER[seen.status])
    if best.status is Status.MET:
        return replace(question, status=Status.PARTLY)
    return replace(best, finding=replace(best.finding, message=f"{best.message} {question.message}"))


__all__ = ["Seen", "Status", "answered", "look", "unanswered"]
