"""Rules about words that are not on their list, and letters that only look like ours (family 1)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from schemas.citations import HOUSE
from schemas.model import Kind
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
    listed = cache(lambda key: {fold(value): value for value in plan.choices(key)})
    near = cache(lambda value, key: nearest(value, key, listed(key).values()))
    for row, key in plan.flawed("choice"):
        column = row.table.column(key)
        choices = column.choices or ""
        allowed = listed(choices)
        text = show(row.values[key])
        values = split_many(text) if column.many else (text,)
        meant_by = {value: meant(value, words(choices), many=column.many) for value in values}
        then = "; ".join(word for value in values for word in meant_by[value] or (value,))
        for value in values:
            if fold(value) in allowed:
                continue
            sure = row.suggestion(key, then, f"“{value}” stands on the list as {'; '.join(meant_by[value])}.")
            if len(meant_by[value]) > 1:
                yield row.finding(
                    key,
                    "“{value}” is not on the list of “{header}”, but its parts are.",
                    fix=f"Part them with semicolons: {'; '.join(meant_by[value])}.",
                    suggestions=(sure,),
                    value=value,
                    header=column.header,
                )
                continue
            likely = next(iter(meant_by[value]), "") or near(value, choices)
            unsure = row.suggestion(key, likely, f"It is like “{value}”.", doubt="Another word may be meant.")
            message = "“{value}” is not on the list of “{header}”." + (DID_YOU_MEAN if likely else "")
            yield row.finding(
                key,
                f"{message} {lookalike(value)}".rstrip(),
                suggestions=(sure,) if meant_by[value] else (unsure,) if likely and len(values) == 1 else (),
                value=value,
                header=column.header,
                near=likely or None,
            )


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
