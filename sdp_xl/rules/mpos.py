"""Family 4: whether each MPO can be measured, from the parts of its sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from schemas.citations import HOUSE, cfr, esea
from schemas.model import Citation
from schemas.values import fold
from sdp_xl.findings import Finding, Severity
from sdp_xl.located import Located, Row
from sdp_xl.rules.registry import rule

PARTS = ("deadline", "share", "population", "dosage", "outcome", "gain", "baseline", "measure")
"""The columns beside the full text, each for one part of the sentence."""

MEASURABLE: tuple[Citation, ...] = (cfr("83(a)(3)"), esea(1306, "(a)(1)(D)"), HOUSE)
"""The law asks for measurable outcomes; which parts make one measurable is practice."""

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_LEVEL = r"(?:pre-?k|k|(?:1[0-2]|[1-9])(?:st|nd|rd|th)?)\b(?!\s?%|\spercent)"
_NOT_AMOUNTS = re.compile(
    r"^\(?\d+[a-z]?[).:]\s"
    r"|\b(?:sy|fy)\s?\d{2,4}(?:\s?-\s?\d{2,4})?"
    rf"|\b{_MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?\b"
    r"|\b\d{1,4}[-/]\d{1,2}[-/]\d{1,4}\b"
    r"|\b(?:19|20)\d\d(?:\s?[-/]\s?\d{2,4})?\b"
    rf"|\b(?:grades?|age[sd]?)\s{_LEVEL}(?:(?:[\s,/&-]|and|or|to|through)+{_LEVEL})*"
    r"|\bk\s?-\s?\d{1,2}\b|\b\d{1,2}(?:st|nd|rd|th)\b"
    r"|\b(?:mpo|goal|strategy|target|objective|title|algebra)\s\d[\w.-]*"
)
"""Numbers in a sentence that measure nothing: its own number, years and dates, grades and ages, names of courses."""

_WORD = (
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half|twice|double|twenty|thirty|forty|fifty|"
    r"sixty|seventy|eighty|ninety)\b"
)
_WORD_AMOUNT = re.compile(rf"{_WORD}(?:\s\w+){{0,2}}\s(?:levels?|points?|credits?|percent|percentage|books?|words?)\b")

_SERVICE = re.compile(
    r"(?:(?:each|all|also|both|\w+ly)\s)?"
    r"(?:receive\b(?!\s(?:\S+\s){0,3}(?:diplomas?|credits?|certificates?|scores?|ratings?|proficient)\b)"
    r"(?!\s(?:\S+\s){0,2}grades?\sof\b)(?!\s(?:\S+\s)?passing\b)"
    r"|(?:participate|take\spart)\sin\b"
    r"|attend\b(?!\s(?:school|class|classes|college|university|postsecondary)\b)"
    r"|be\s(?:referred|enrolled|served|offered|provided)\b(?!\s(?:in|at)\s(?:college|university|postsecondary)\b)"
    r"|(?:have|gain|get)\s(?:\w+\s)?access\b)"
)
_AND_REACHES = re.compile(
    r"\band\s(?:to\s)?(?:achieve|complete|demonstrate|earn|gain|graduate|improve|increase|master|meet|pass|raise|reach|"
    r"score|show)\b"
)


def _split(row: Row) -> bool:
    """Whether the sentence has been split: at least one part stands in its own column."""
    return any(key in row.cells and not row.blank(key) for key in PARTS)


def _without(book: Located, key: str) -> Iterator[Row]:
    """The MPOs that are split but lack one part; where only the full text is there, SDP426 speaks for all parts."""
    return (row for row in book["mpos"].rows_without(key) if _split(row))


@rule(
    "SDP421",
    severity=Severity.WARNING,
    title="An MPO has no deadline",
    cites=MEASURABLE,
    fix="Say under “By (deadline)” when it is to be reached: a date, or the end of a term or a year.",
    needs=("mpos.deadline",),
)
def no_deadline(book: Located) -> Iterator[Finding]:
    """Without a day by which it is to be reached, an MPO can be neither met nor missed.

    Example:     80% of migratory families will …
    Use instead: By the end of 2027-28 regular term, 80% of migratory families will …
    """
    for row in _without(book, "deadline"):
        yield row.finding("deadline", "MPO “{id}” has no deadline.")


@rule(
    "SDP422",
    severity=Severity.WARNING,
    title="An MPO does not say what share is to reach it",
    cites=MEASURABLE,
    fix="Say under “Share” which percentage is to reach it, for example 80%.",
    needs=("mpos.share",),
)
def no_share(book: Located) -> Iterator[Finding]:
    """If one child reaches it, is the MPO met? The share of the children says so.

    Example:     migratory students will increase their reading scores
    Use instead: 75% of migratory students will increase their reading scores by one level
    """
    for row in _without(book, "share"):
        yield row.finding("share", "MPO “{id}” does not say what share is to reach it.")


@rule(
    "SDP423",
    severity=Severity.WARNING,
    title="An MPO does not say who it is about",
    cites=MEASURABLE,
    fix="Choose under “Of whom” the children or families that it is about.",
    needs=("mpos.population",),
)
def no_population(book: Located) -> Iterator[Finding]:
    """A percentage needs a whole: 80% of whom?

    Example:     80% will meet their goals
    Use instead: 80% of migratory preschool children will meet their goals
    """
    for row in _without(book, "population"):
        yield row.finding("population", "MPO “{id}” does not say who it is about.")


@rule(
    "SDP424",
    severity=Severity.WARNING,
    title="An MPO does not say how it is measured",
    cites=MEASURABLE,
    fix="Name under “As measured by” the assessment, form, survey or records.",
    needs=("mpos.measure",),
)
def no_measure(book: Located) -> Iterator[Finding]:
    """Projects that measure with different instruments cannot be added up to a result for the State.

    Example:     75% of families will support reading at home
    Use instead: 75% of families will support reading at home as measured by the parent survey
    """
    for row in _without(book, "measure"):
        yield row.finding("measure", "MPO “{id}” does not say how it is measured.")


@rule(
    "SDP425",
    severity=Severity.WARNING,
    title="An MPO has no outcome",
    cites=MEASURABLE,
    fix="Say under “Outcome” what the children or families will know, do or reach.",
    needs=("mpos.outcome",),
)
def no_outcome(book: Located) -> Iterator[Finding]:
    """The outcome is what an MPO is for: a deadline, a share and an instrument need something to be about.

    Example:     By June 30, 2028, 80% of migratory preschool children as measured by the readiness check
    Use instead: By June 30, 2028, 80% of migratory preschool children will gain 10 points as measured by …
    """
    for row in _without(book, "outcome"):
        yield row.finding("outcome", "MPO “{id}” has no outcome.")


@rule(
    "SDP426",
    severity=Severity.WARNING,
    title="The parts of an MPO are not filled in",
    cites=(HOUSE,),
    fix="Copy the parts of the sentence into the columns beside it: by when, what share, of whom, outcome, measured by "
    "what.",
    needs=("mpos.text",),
)
def not_split(book: Located) -> Iterator[Finding]:
    """The check reads the parts of an MPO from their own columns, and so does everyone who compares MPOs.

    Example:     the sentence under Full text, and nothing beside it
    Use instead: the sentence, and beside it: end of 2027-28 regular term | 80% | Preschool | …
    """
    for row in book["mpos"].rows_with("text"):
        if any(key in row.cells for key in PARTS) and not _split(row):
            yield row.finding("text", "The parts of MPO “{id}” are not filled in, so they cannot be checked.")


@rule(
    "SDP427",
    severity=Severity.WARNING,
    title="An MPO holds no number",
    cites=MEASURABLE,
    fix="Say how many or how much: a share of the children, an amount of change, or both.",
    needs=("mpos.text",),
)
def no_number(book: Located) -> Iterator[Finding]:
    """An MPO without any number cannot be measured. Years, grades and ages do not count.

    Example:     Migratory English learners in grades 4, 7 and 10 will increase their reading scores
    Use instead: 75% of migratory English learners in grades 4, 7 and 10 will gain 10 points in reading
    """
    for row in book["mpos"]:
        sound = not row.flawed.intersection(("share", "gain", "baseline", "text"))
        if sound and (_split(row) or row.filled("text")) and not _has_number(row):
            yield row.finding("text", "MPO “{id}” holds no number, so it cannot be measured.")


def _has_number(row: Row) -> bool:
    if row.filled("share") or re.search(_WORD, fold(row.text("gain"))):
        return True
    texts = [_NOT_AMOUNTS.sub(" ", fold(row.text(key))) for key in ("gain", "baseline", "outcome", "text")]
    return any(re.search(r"\d", text) or _WORD_AMOUNT.search(text) for text in texts)


@rule(
    "SDP428",
    severity=Severity.WARNING,
    title="An MPO counts a service instead of an outcome",
    cites=MEASURABLE,
    fix="Say what the service is to change: what children will know, do or reach because of it. The service itself can "
    "stand under “Dosage”.",
    needs=("mpos.text",),
)
def counts_a_service(book: Located) -> Iterator[Finding]:
    """That children were served is implementation; an outcome is what became of it.

    Example:     75% of migratory students will receive a referral
    Use instead: 60% of migratory students who were referred will complete treatment
    """
    for row in book["mpos"]:
        key = "outcome" if row.filled("outcome") else "text"
        before, *clauses = re.split(r"\bwill\b\s*", fold(row.text(key)))
        if not clauses and key == "outcome":
            clauses = [before]
        if clauses and all(_SERVICE.match(clause) and not _AND_REACHES.search(clause) for clause in clauses):
            yield row.finding(key, "MPO “{id}” counts a service, not what it changes: “{said}”.", said=row[key])
