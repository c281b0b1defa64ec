"""Wordings of the law that are no longer the law, and how to tell them in the texts that staff write."""

from __future__ import annotations

from typing import NamedTuple

from schemas.citations import cfr, esea
from schemas.model import Citation


class Wording(NamedTuple):
    """An outdated wording: what it was, what it is now, since when by which source, and its patterns.

    ``was``, ``now`` and ``since`` are put into messages. The patterns are regular expressions over folded text (small
    letters, plain hyphens and quotes, lines kept), in which a space stands for a line break, too. A text holds the
    wording if it matches ``pattern``; or ``pattern_about``, where its place or the text itself matches ``about``; or
    ``pattern_there``, where its place does. (A place is the sheet's title and the header; for a section of the outline
    also its heading and what it covers.) It does not hold it if ``unless`` matches: the wording of today stands beside
    it, or it is said to be the former one. ``by_clause``: whether each clause is judged by itself. One of
    ``hints`` stands in every text that holds it, so that others are passed over quickly.
    """

    id: str
    title: str
    cites: tuple[Citation, ...]
    was: str
    now: str
    since: str
    hints: tuple[str, ...]
    pattern: str
    about: str
    pattern_about: str
    pattern_there: str
    unless: str
    why: str
    example: str
    instead: str
    fix: str
    by_clause: bool = False


FORMER = (
    r"\bformer(?:ly)?\b|\bprevious(?:ly)? (?:definition|wording|law|rule|section|called|cited|numbered|in\b)"
    r"|\bold(?:er)? (?:definition|wording|law|rule|section|number|citation)|\bno longer\b|\bany ?more\b|\boutdated\b"
    r"|\bused to be\b|\bpre-?essa\b|\b(?:before|until|prior to|up to) (?:the )?(?:essa|every student|20\d\d)"
    r"|\bsupersed|\b(?:was|were) (?:defined|moved|changed|replaced|renumbered)\b"
)
"""The words with which a text says that a wording is the former one, or that it does not hold."""

_YEAR = r"(?:school|academic)[- ](?:year|term)"
_EDUCATION = r"(?:educations?|schooling|studies)"
_INTERRUPTED = (
    rf"(?:{_YEAR} {_EDUCATION}\b(?:\W+\w+){{0,3}}?\W+(?:interrupt|disrupt)\w*"
    rf"|(?:{_EDUCATION}\b(?:\W+\w+){{0,4}}?\W+(?:interrupt|disrupt)\w*"
    rf"|(?:interrupt|disrupt)\w*(?:\W+(?:of|in|to|the|their|a|an|child's))*\W+{_EDUCATION}\b"
    rf"|(?:interrupt|disrupt)\w*(?=[^.;!?]{{0,40}}\bregular {_YEAR}))"
    rf"[^.;!?]{{0,60}}?\b{_YEAR})"
)
"""An education interrupted during the school year, or an interruption during the regular one."""
_LAST = r"(?:previous|preceding|past|last|prior)"
_RISK = r"(?:\bfail(?:ing|ed|s)?\b|\bat[- ](?:greatest |most )?risk\b|\bbelow proficien)"
_WORDS = r"(?:\W*\b(?!(?:because|since|when|as|due|by|so)\b)\w+\b){0,6}?\W*\b"
"""A few words that do not turn the interruption into a cause: “failing, because their education is interrupted”."""
_AND = r"(?:\b(?:and|plus|both)\b|[&+;\n]|\(?\b[2b][.)])"

_EVALUATION = r"\b(?:evaluat\w+|use of (?:the )?results|results (?:are|will be|to)\b|improve (?:the )?services)"
_CITED = r"\b200\.85\b|\b200\.84(?:\([ab]\))? ?(?:-|and|through|to|&|,) ?85\b"

WORDINGS: tuple[Wording, ...] = (
    Wording(
        id="SDP632",
        title="Priority for services in the wording of before ESSA",
        cites=(esea(1304, "(d)"),),
        was="an education interrupted during the regular school year",
        now="a qualifying move within the previous 1-year period",
        since="ESSA",
        hints=("interrupt", "disrupt"),
        pattern=rf"{_RISK}(?:.|\n){{0,250}}?\bwhose {_EDUCATION} (?:has been|have been|had been|is|was|were|are) "
        rf"(?:interrupt|disrupt)ed[^.;!?]{{0,40}}\b{_YEAR}"
        rf"|{_RISK}(?:.|\n){{0,250}}?\bwhose (?:regular )?{_YEAR} {_EDUCATION} (?:has|have|is|was|were)\b"
        r"[^.;!?]{0,20}(?:interrupt|disrupt)ed",
        about=r"\bpfs\b|\bpriority\b",
        pattern_about=rf"{_RISK}(?:.|\n){{0,250}}?{_AND}{_WORDS}{_INTERRUPTED}"
        rf"|{_INTERRUPTED}(?:.|\n){{0,80}}?{_AND}{_WORDS}{_RISK}"
        rf"|\b(?:whose|ha(?:s|ve|d) had (?:their|his or her|an)) {_INTERRUPTED}",
        pattern_there=_INTERRUPTED,
        unless=rf"\b{_LAST} (?:1|one|12|twelve)[- ](?:year|months?)\b"
        rf"|\bmov\w+[^.;!?]{{0,60}}\b(?:{_LAST} year|(?:within|in) (?:1|one|a|12|twelve)[- ](?:years?|months?))\b"
        r"|interrupt\w*[^.;!?]{0,100}\b(?:is|are|was|does|do) not\b"
        r"|\b(?:instead of|rather than|not (?:an|any|the|on|by|whether)|replac\w+)\b[^.;!?]{0,50}\binterrupt"
        rf"|{FORMER}",
        why="Since ESSA, priority goes to migratory children “who have made a qualifying move within the previous "
        "1-year period” and who are failing, or most at risk of failing, to meet the challenging State academic "
        "standards, or have dropped out of school. Before, the condition was an education interrupted during the "
        "regular school year: it leaves out children who moved in summer, and those who dropped out.",
        example="at risk of failing, and whose education has been interrupted during the regular school year",
        instead="moved within the previous 1-year period, and failing or most at risk of failing, or dropped out",
        fix="Define priority for services as ESEA 1304(d) does: a qualifying move within the previous 1-year period, "
        "and failing, or most at risk of failing, to meet the challenging State academic standards, or dropped out of "
        "school. If the former wording is quoted on purpose, say that it is the former one.",
    ),
    Wording(
        id="SDP633",
        title="34 CFR 200.85 cited for the evaluation",
        cites=(cfr("84(b)"), cfr("85")),
        was="34 CFR 200.85 on the evaluation",
        now="34 CFR 200.84, the use of results 200.84(b)",
        since="2016",
        hints=("200.8",),
        pattern=rf"(?:{_EVALUATION}.{{0,300}}?(?:{_CITED})|(?:{_CITED}).{{0,300}}?{_EVALUATION})",
        about=r"\bevaluation\b|\buse of results\b",
        pattern_about=_CITED,
        pattern_there=_CITED,
        unless=rf"\bmsix\b|\brecords?\b|\bmigrant student information|{FORMER}",
        why="Until 2016, 34 CFR 200.85 asked States to use the results of their evaluation. Since then both duties, to "
        "evaluate and to use the results, stand in 34 CFR 200.84, and 200.85 is about the exchange of student records "
        "(MSIX). A monitor who follows the old number finds another subject.",
        example="Results are used to improve services (34 CFR 200.85)",
        instead="Results are used to improve services (34 CFR 200.84(b), formerly 200.85)",
        fix="Cite 34 CFR 200.84(a) for the evaluation and 200.84(b) for the use of its results; 200.85 only for the "
        "exchange of student records (MSIX).",
        by_clause=True,
    ),
)
"""What a lawyer may add to: each wording is a rule of its own, with its cases in tests/rules.

Performance targets, AMOs, and long-term goals with measurements of interim progress are not here: either name will do.
"""
