"""Data of single children in the texts of the sheets for carrying out the plan: numbers, birth dates and names."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from datetime import datetime
from functools import cache

from schemas.model import Column, Kind
from schemas.placeholders import HIDDEN
from schemas.tables import TABLES
from schemas.values import fold, show
from sdp_xl.plan.findings import Severity
from sdp_xl.plan.model import Plan, Row
from sdp_xl.results.small import NUMBERS, hiding

TABLES_OF_CHILDREN = ("results", "local_projects", "monitoring")

NUMBER, BIRTH, NAME = "the number of a child", "a birth date", "the name of a child"

_CHILD = r"(?:students?|child(?:ren)?|pupils?|kids?|youths?|girls?|boys?|daughters?|sons?|siblings?|learners?)"
_ID = (
    rf"(?i)\b(?:{_CHILD}|state|msix|local|district|unique)(?:[’']s)?[ :-]{{0,2}}(?:student[ :-]?)?"
    r"(?:ids?|identifiers?|no\.?|numbers?|num\.?|#)[ :#.(]{0,4}(?:is |was |are )?[a-z]{0,3}-?\d[\d-]{4,}"
    r"|\b(?:ssid|usid|suid|coe)[ :#.(]{0,3}(?:id|no\.?|number|#)?[ :#.(]{0,3}[a-z]{0,3}-?\d[\d-]{4,}"
)
"""A word for the number of a child, and a number of five digits or more."""
_ID_WORDS = ("id", "no", "num", "#", "coe")
_SOCIAL_SECURITY = r"(?<![\w-])(?!000|666|9\d\d)\d{3}-(?!00)\d\d-(?!0000)\d{4}(?![\w-])"
_LONG = r"(?i)(?<![\w.,$/#-])(?<!phone )(?<!call )(?<!tel )(?<!fax )\d{8,12}(?![\w%]|[.,/-]\d)"
"""A number that counts nothing: States number children with eight to twelve digits."""
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_BIRTH = (
    r"(?i)\b(?:d\.?o\.?b\b\.?|(?:date of birth|birth ?dates?|birthdays?|born|fecha de nacimiento|nacid[oa])\b)"
    r"[^.;\d]{0,20}?"
    rf"(?:\d{{1,4}}[/.-]\d{{1,2}}[/.-]\d{{1,4}}|{_MONTH}\.? \d{{1,2}},? \d{{4}}|\d{{1,2}} {_MONTH}\.?,? \d{{4}})"
)
_BIRTH_WORDS = ("birth", "born", "naci", "dob", "d.ob", "o.b")
"""As _ID_WORDS: one of them stands wherever the pattern matches, and most texts are spared it."""
_WORD = r"[A-ZÁÉÍÓÚÑ][a-záéíóúñü'’-]+"
_NAMED = (
    rf"\b(?i:{_CHILD}),? (?:(?:is |was )?(?:named|called) |whose name is )(?P<said>{_WORD}(?: {_WORD})?)"
    rf"|\b{_CHILD},? (?P<name>{_WORD} (?:{_WORD}|[A-Z]\.))"
)
_ANY_NAME = rf"\b{_WORD} (?:{_WORD}|[A-Z]\.(?!\w))"
_NO_NAMES = frozenset(
    (
        *("school", "schools", "county", "district", "valley", "city", "high", "middle", "elementary", "university"),
        *("college", "academy", "center", "program", "programs", "project", "head", "start", "hurricane", "storm"),
        *("title", "part", "phase", "tier", "level", "grade", "group", "goal", "appendix", "table", "section", "plan"),
        *("north", "south", "east", "west", "new", "san", "santa", "los", "las", "fort", "lake", "river", "mount"),
        *("january", "february", "march", "april", "may", "june", "july", "august", "september", "october"),
        *("november", "december", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
        *("fall", "winter", "spring", "summer", "english", "spanish", "mixteco", "state", "states", "united"),
        *("smarter", "balanced", "assessment", "test", "check", "inventory", "survey", "form", "data", "covid"),
        *("the", "a", "an", "no", "all", "some", "many", "most", "few", "both", "one", "two", "three", "four", "five"),
        *("in", "on", "at", "by", "for", "from", "with", "after", "before", "since", "as", "they", "their", "it", "we"),
        *("department", "education", "migrant", "office", "board", "service", "services", "act", "community", "health"),
    )
)
"""Words with a capital that are in no name of a child, beside all words that stand elsewhere in the plan."""


def children(plan: Plan) -> Iterator[tuple[Row, str, str, Severity]]:
    """What looks like data of a child: the row, the key of its column, what it looks like, and how sure that is.

    Names without a word such as “student” are looked for only beside the number of a few children.
    """
    few = {number for number, one in hiding(plan).items() if one.met}
    known: frozenset[str] | None = None
    for row in (row for key in TABLES_OF_CHILDREN for row in plan[key]):
        for column in row.table.columns:
            text = show(row.values.get(column.key))
            if not text or not _is_free(column):
                continue
            if what := _number_or_birth(text):
                yield row, column.key, what, Severity.ERROR
                continue
            beside = row.table.key == "results" and row.number in few and column.key != "source"
            names = [(found["said"] or found["name"], Severity.ERROR) for found in re.finditer(_NAMED, text)]
            if beside:
                names += [(found[0], Severity.WARNING) for found in re.finditer(_ANY_NAME, text)]
            if names and known is None:
                known = _words_of(plan)
            sure = [severity for name, severity in names if known is not None and not _is_known(name, known)]
            if sure:
                yield row, column.key, NAME, sure[0]


def _is_free(column: Column) -> bool:
    """Whether staff write there as they like: a project's own name is looked at by nobody's eyes but theirs."""
    return (column.kind is Kind.TEXT and column.key != "project") or column.key in NUMBERS


def _number_or_birth(text: str) -> str:
    figures, lowered = sum(map(str.isdigit, text)), text.lower()
    if not figures:
        return ""
    if any(word in lowered for word in _BIRTH_WORDS) and re.search(_BIRTH, text):
        return BIRTH
    if any(word in lowered for word in _ID_WORDS) and re.search(_ID, text):
        return NUMBER
    if figures < 8:
        return ""
    is_number = re.search(_SOCIAL_SECURITY, text) or any(not _is_day(one[0]) for one in re.finditer(_LONG, text))
    return NUMBER if is_number else ""


def _is_day(digits: str) -> bool:
    try:
        return bool(datetime.strptime(digits, "%Y%m%d")) and len(digits) == 8
    except ValueError:
        return False


def _is_known(name: str, known: Collection[str]) -> bool:
    """Whether a word of it stands elsewhere in the plan, so that it is a place, a test or a member of the team."""
    words = [fold(word.rstrip(".")) for word in name.split()]
    return any(len(word) > 1 and (word in _NO_NAMES or word in known) for word in words)


def _words_of(plan: Plan) -> frozenset[str]:
    """The words of all other sheets, of the projects' names, and of our own headers and prompts."""
    texts = [
        show(value)
        for key, located in plan.tables.items()
        if key not in TABLES_OF_CHILDREN and not located.table.generated
        for row in located
        for value in row.values.values()
    ]
    texts += [row.text("project") for row in plan["monitoring"]]
    texts += [text for values in plan.lists.values() for text in values]
    return _words("\n".join(texts)) | _own_words()


@cache
def _own_words() -> frozenset[str]:
    texts = [text for table in TABLES for column in table.columns for text in (column.header, column.help)]
    return _words("\n".join((*texts, *(table.purpose for table in TABLES), HIDDEN)))


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"[^\W\d_][\w'’-]*", fold(text)))
