"""Texts that stand where an entry should and say nothing yet, such as “TBD” or “[Insert strategy here]”."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache

from schemas.model import Column, Kind
from schemas.placeholders.frames import BLANK_LEFT, MARKS, MASHED, NO_ENTRY, NO_ROW, NONE, OPENING, STRICT
from schemas.placeholders.phrases import PHRASES, plain
from schemas.synonyms import SYNONYMS
from schemas.values import ID_KINDS, fold

HIDDEN = "Hidden"
"""What stands in the place of a number of children that is too small to be shown."""

LONGEST = 120
"""Characters up to which a text can say nothing; a longer one says something, whatever words it holds."""

_FIGURES = (Kind.NUMBER, Kind.SHARE)
_SHORT = ("comment", "data")
"""Columns of texts in which a figure is one: the data that show a need, and what somebody said."""
_TICKS = frozenset("✓✔☑✅👍")
"""Signs that answer yes, where a row need not say what it is."""


@cache
def _words_of_list(choices: str | None) -> frozenset[str]:
    """The declared words for the entries of a list, so that a Status “To do” is read as Not started."""
    return frozenset(word for words in SYNONYMS.get(choices or "", {}).values() for word in words)


def needs_words(column: Column) -> bool:
    """Whether each row says in this column what it is: no number, date or yes says that."""
    return column.prose and column.key not in _SHORT


def has_blank(column: Column, text: str) -> bool:
    """Whether a text of its own still has a blank of its template to fill in: “___% of [number] students”."""
    return column.prose and BLANK_LEFT.search(text) is not None and not _is_stand_in(fold(text))


def _is_stand_in(folded: str) -> bool:
    """Whether a wording says nothing, without the marks around it; or with them, where they are brackets."""
    if len(folded) > LONGEST:
        return False
    return bool(NO_ENTRY.fullmatch(folded.strip(MARKS)) or (folded[:1] in OPENING and NO_ENTRY.fullmatch(folded)))


def says_nothing(column: Column, text: str, allowed: Collection[str] = ()) -> bool:
    """Whether a filled cell of the column says nothing yet.

    A word on the column's list (``allowed``: folded) is an answer, and “None” is one in a text that is not required. In
    columns of IDs, and in Notes, only a few words stand for nothing: “x” may be an ID. Where a row is to say what it
    is, neither a number nor “OK” nor the header says it; as somebody's comment “OK” does. A text of which a blank is
    still to be filled in says nothing either.
    """
    if column.kind in _FIGURES and fold(text) == fold(HIDDEN):
        return True
    if column.prose and BLANK_LEFT.search(text):
        return True
    if len(text) > LONGEST:
        return False
    folded = fold(text)
    if not folded or folded in allowed or folded in _words_of_list(column.choices):
        return False
    core = folded.strip(MARKS)
    if core in allowed:  # Not started.
        return False
    told = column.prose and column.key != "comment"
    if not core[:1].isalnum() and not any(map(str.isalnum, core)):
        return told or not any(sign in core for sign in _TICKS)
    if ((column.prose and column.required) or column.kind is Kind.PERSON) and core == fold(column.header):
        return True
    if told and (NO_ROW.fullmatch(core) or (MASHED.fullmatch(core) and not text.isupper())):
        return needs_words(column) or any(map(str.isalpha, core))
    if column.kind in ID_KINDS or column.key == "notes":
        return STRICT.fullmatch(core) is not None
    if _is_stand_in(folded) or plain(core) in PHRASES:
        return True
    return (column.kind is not Kind.TEXT or column.required) and NONE.fullmatch(core) is not None
