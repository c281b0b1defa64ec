"""Rules about words that are not on their list, and letters that only look like ours (family 1)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import NamedTuple

from schemas.citations import HOUSE
from schemas.model import Kind, Table
from schemas.tables import ENTRY_TABLES
from schemas.values import fold, show, split_many
from sdp_xl.plan.findings import Finding, Severity
from sdp_xl.plan.model import DID_YOU_MEAN, Plan
from sdp_xl.rules.registry import rule
from sdp_xl.written.listed import meant, nearest, words_of
from sdp_xl.written.lookalikes import latin, lookalike

_NAMED_ELSEWHERE = (Kind.CHOICE, Kind.REFERENCE, Kind.LINKS, Kind.FORMULA)
"""Kinds of columns in which the finding about the word itself names the letter."""


@rule(
    "SDP103",
    severity=Severity.ERROR,
    title="An entry is not on its list",
    cites=(HOUSE,),
    fix="Choose from the drop-down list, or add the word to the list on the Lists sheet where that is allowed.",
)
def not_on_list(plan: Plan) -> Iterator[Finding]:
    """The check recognizes preschool children, parents or a finished activity by the words of the lists.

    It goes on with a word that surely stands for an entry, such as OSY or Completed, and says which.

    Example:     Finished
    Use instead: Done
    """
    words = cache(lambda key: words_of(key, plan.choices(key)))

    @cache
    def unlisted(table: Table, key: str, text: str) -> list[_Unlisted]:
        column = table.column(key)
        return _unlisted(text, column.choices or "", words(column.choices or ""), plan, many=column.many)

    for row, key in plan.flawed("choice"):
        for one in unlisted(row.table, key, show(row.typed(key))):
            yield row.finding(
                key,
                one.message,
                fix=one.fix,
                suggestions=(row.suggestion(key, one.then, one.why, doubt=one.doubt),) if one.then else (),
                value=one.value,
                header=row.table.column(key).header,
                near=one.near or None,
            )


class _Unlisted(NamedTuple):
    """A value that is not on its list: what is said of it, the word that is near, what to enter if that is known."""

    value: str
    message: str
    fix: str = ""
    near: str = ""
    then: str = ""
    why: str = ""
    doubt: str = ""


def _unlisted(text: str, choices: str, words: Mapping[str, str], plan: Plan, *, many: bool) -> list[_Unlisted]:
    """The values in a text that are not on the list of that key; ``words`` are those that stand for its entries."""
    listed = {fold(value): value for value in plan.choices(choices)}
    values = split_many(text) if many else (text,)
    meant_by = {value: meant(value, words, many=many) for value in values}
    then = "; ".join(word for value in values for word in meant_by[value] or (value,))
    found: list[_Unlisted] = []
    for value in (value for value in values if fold(value) not in listed):
        named = "; ".join(meant_by[value])
        why = f"“{value}” stands on the list as {named}."
        if len(meant_by[value]) > 1:
            message = "“{value}” is not on the list of “{header}”, but its parts are."
            found.append(_Unlisted(value, message, f"Part them with semicolons: {named}.", "", then, why))
            continue
        near = named or nearest(value, choices, listed.values())
        message = "“{value}” is not on the list of “{header}”." + (DID_YOU_MEAN if near else "")
        message = f"{message} {lookalike(value)}".rstrip()
        if named:
            found.append(_Unlisted(value, message, "", near, then, why))
        else:
            why, doubt = f"It is like “{value}”.", "Another word may be meant."
            found.append(_Unlisted(value, message, "", near, near if len(values) == 1 else "", why, doubt))
    return found


@rule(
    "SDP123",
    severity=Severity.WARNING,
    title="A letter that only looks like one of ours",
    cites=(HOUSE,),
    fix="Type the word again, or let “Apply suggestions” (sdp-xl fix) put in the letter.",
)
def foreign_letter(plan: Plan) -> Iterator[Finding]:
    """A Cyrillic “а” in a pasted word cannot be seen, and still no search, link or drop-down list finds the word.

    Words that are written in another alphabet as a whole are left alone.

    Example:     1А with a Cyrillic А, which is not the 1A of the Alignment Chart
    Use instead: 1A
    """
    for table in ENTRY_TABLES:
        for column in table.columns:
            if column.kind in _NAMED_ELSEWHERE:
                continue
            key, is_id = column.key, column.kind is Kind.ID
            doubt = "Other rows may refer to it as it is." if is_id else ""
            for row, value in zip(plan[table.key], plan[table.key].typed(key), strict=True):
                if isinstance(value, str) and not value.isascii() and (told := lookalike(value, alone=is_id)):
                    yield row.finding(key, told, suggestions=(row.suggestion(key, latin(value), told, doubt=doubt),))
