"""The elements of the law and the guidance: all are there, cited, findable in the workbook, and each has its rule."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import pytest

from schemas.citations import HOUSE
from schemas.model import AllOf, Answer, AnyOf, Evidence, IfAnswer, Level, Requirement, Rows
from schemas.requirements import REQUIREMENTS
from schemas.tables import CHOICES, ENTRY_TABLES, choices, table
from sdp_xl.plan.chains import CHART_COLUMNS, counts, linked
from sdp_xl.plan.findings import Severity
from sdp_xl.plan.locate import locate
from sdp_xl.plan.model import Plan
from sdp_xl.rules import RULES
from sdp_xl.rules.elements import Element, Status, assess
from sdp_xl.rules.evidence.words import ABOUT, CHARTED
from tests.markdown import cases

REQUIRED = {
    "PT-R": "34 CFR 200.83(a)(1)(i)",
    "PT-M": "34 CFR 200.83(a)(1)(i)",
    "PT-G": "34 CFR 200.83(a)(1)(i)",
    "PT-D": "34 CFR 200.83(a)(1)(i)",
    "NA-U": "34 CFR 200.83(a)(2)(i)",
    "NA-O": "34 CFR 200.83(a)(2)(ii)",
    "MPO": "34 CFR 200.83(a)(3)",
    "STR": "34 CFR 200.83(a)(4)",
    "EVAL": "34 CFR 200.83(a)(5)",
    "PRE": "ESEA 1304(b)(1)",
    "DRP": "ESEA 1304(b)(1)",
    "PAR": "34 CFR 200.83(b)",
    "INT": "ESEA 1306(a)(1)(A)",
    "STD": "ESEA 1306(a)(1)(C)",
    "REV": "ESEA 1306(a)(2)(B)",
    "CNA": "34 CFR 200.83(a)",
}
REQUIRED_IF = {"PT-S": "34 CFR 200.83(a)(1)(i)", "PT-O": "34 CFR 200.83(a)(1)(ii)"}
SUGGESTED = {
    "LOA": "34 CFR 200.83(c)",
    "PFS": "SDP Toolkit, Table A.1",
    "IDR": "SDP Toolkit, Table A.1",
    "REC": "SDP Toolkit, Table A.1",
    "COM": "SDP Toolkit, Table A.1",
    "COL": "SDP Toolkit, Table A.1",
}
MORE_RULES = {"SDP630", "SDP631", "SDP632", "SDP633", "SDP634", "SDP635", "SDP710"}
"""Rules of families 6 and 7 about dates, outdated wordings and the topics of the evaluation, which are no elements."""

QUOTED = re.compile(r"“([^”]+)”")
each = pytest.mark.parametrize("requirement", REQUIREMENTS, ids=lambda requirement: requirement.id)


def parts(evidence: Evidence | None) -> Iterator[Rows | Answer]:
    match evidence:
        case AllOf() | AnyOf():
            for part in evidence.parts:
                yield from parts(part)
        case IfAnswer():
            for part in (evidence.answer, evidence.then, evidence.otherwise):
                yield from parts(part)
        case Rows() | Answer():
            yield evidence


def all_parts(requirement: Requirement) -> list[Rows | Answer]:
    return [*parts(requirement.evidence), *parts(requirement.only_if)]


def located(text: str) -> Plan:
    return locate(cases(f"## case\n\n{text}")[0].grid, today=date(2026, 11, 24))


def element(book: Plan, id: str) -> Element:
    return next(one for one in assess(book) if one.requirement.id == id)


def test_every_element_is_there_once_with_its_level_and_its_first_source() -> None:
    assert [
        (one.key, one.level, one.cites[0].label) for one in sorted(REQUIREMENTS, key=lambda one: one.key)
    ] == sorted(
        [(key, Level.REQUIRED, cite) for key, cite in REQUIRED.items()]
        + [(key, Level.REQUIRED_IF, cite) for key, cite in REQUIRED_IF.items()]
        + [(key, Level.SUGGESTED, cite) for key, cite in SUGGESTED.items()]
    )
    ids = [one.id for one in REQUIREMENTS]
    assert ids == sorted(set(ids))


@each
def test_sources_can_be_opened(requirement: Requirement) -> None:
    assert all(cite.url.startswith("https://") for cite in requirement.cites)
    assert HOUSE not in requirement.cites
    assert len(set(requirement.cites)) == len(requirement.cites)


def test_the_section_on_msix_is_cited_for_records_only() -> None:
    assert [one.key for one in REQUIREMENTS for cite in one.cites if "200.85" in cite.label] == ["REC"]
    evaluation = next(one for one in REQUIREMENTS if one.key == "EVAL")
    assert "34 CFR 200.84(b)" in [cite.label for cite in evaluation.cites]


@each
def test_evidence_names_what_is_in_the_workbook(requirement: Requirement) -> None:
    for part in all_parts(requirement):
        if isinstance(part, Answer):
            column = table("settings").column(part.setting)
            assert not part.values or set(part.values) <= set(choices(column.choices or "").values)
            continue
        entry = table(part.table)
        assert entry.nouns != ("row", "rows")
        for key, values in {**part.where, **part.unless, **part.says}.items():
            assert set(values) <= set(choices(entry.column(key).choices or "").values), (part.table, key)
            assert values
        assert {(part.table, key) for key in part.where} <= set(ABOUT)
        assert set(part.filled) <= set(entry.keys)
        assert set(part.linked_to) <= set(CHART_COLUMNS) & set(CHARTED)
        assert not part.linked_to or part.table in CHART_COLUMNS
        if part.table == "strategies" and part.linked_to:
            # whether a strategy is in the plan is asked apart from its links
            assert "status" in {**part.where, **part.says}


@each
def test_fix_names_sheets_headers_and_words_as_they_are_called(requirement: Requirement) -> None:
    named = QUOTED.findall(requirement.fix)
    sheets = {entry.sheet: entry for entry in ENTRY_TABLES if entry.sheet in named}
    known = set(sheets)
    for entry in sheets.values():
        known |= {column.header for column in entry.columns}
        known |= {value for column in entry.columns if column.choices for value in choices(column.choices).values}
    assert set(named) <= known
    used = {table(part.table if isinstance(part, Rows) else "settings").sheet for part in all_parts(requirement)}
    charted = any(isinstance(part, Rows) and part.linked_to for part in all_parts(requirement))
    assert used <= set(sheets)
    assert "Alignment Chart" in sheets or not charted


@pytest.mark.parametrize("rule", [rule for id, rule in RULES.items() if id[3] in "467"], ids=lambda rule: rule.id)
def test_fix_of_every_rule_quotes_only_what_the_workbook_says(rule: object) -> None:
    known = {entry.sheet for entry in ENTRY_TABLES}
    known |= {column.header for entry in ENTRY_TABLES for column in entry.columns}
    known |= {value for one in CHOICES for value in one.values}
    assert set(QUOTED.findall(rule.fix)) <= known


def test_each_element_has_its_rule_and_each_rule_its_element() -> None:
    rules = {id: rule for id, rule in RULES.items() if id[3] in "67" and id not in MORE_RULES}
    assert set(rules) == {one.id for one in REQUIREMENTS}
    for one in REQUIREMENTS:
        rule = rules[one.id]
        weight = Severity.ADVICE if one.level is Level.SUGGESTED else Severity.ERROR
        assert (rule.title, rule.cites, rule.fix, rule.severity) == (one.title, one.cites, one.fix, weight)
        assert one.why in rule.why
        assert "Use instead:" in rule.why


@each
def test_conditions_and_exceptions_only_where_the_law_has_them(requirement: Requirement) -> None:
    assert (requirement.only_if is not None) == (requirement.level is Level.REQUIRED_IF)
    assert requirement.may_be_excepted == (requirement.level is not Level.REQUIRED)


TARGETS = """### Targets
| ID | Target for | Performance target | Target value | Source |
|---|---|---|---|---|
| T1 | Reading | 65% proficient | 65% | State ESSA plan |
| T2 | Mathematics | 60% proficient | 60% | |
"""
EXCEPTIONS = """### Exceptions
| Rule or element | Reason | Accepted by | Date |
|---|---|---|---|
| SDP602 | Not applicable, because we do not want to | State Director | 2026-11-01 |
| SDP605 | Not applicable, because the State adopted none | State Director | 2026-11-01 |
| SDP702 | Accepted, because the manual stands alone | State Director | 2026-11-01 |
| SDP703 | Accepted, because nobody signed this | | 2026-11-01 |
| SDP701 | Accepted, because it will be decided tomorrow | State Director | 2026-11-25 |
"""


def test_all_elements_of_an_empty_workbook_are_missing_unless_nothing_asks_for_them() -> None:
    assessed = assess(located("### Team\n| ID | Role |\n|---|---|\n"))
    assert [one.requirement for one in assessed] == list(REQUIREMENTS)
    assert {one.requirement.key: one.status for one in assessed if one.status is not Status.MISSING} == {
        "PT-O": Status.NOT_APPLICABLE
    }
    assert element(located("### Team\n| ID | Role |\n|---|---|\n"), "SDP601").message == (
        "The sheet “Targets” is missing."
    )


def test_an_element_shows_its_evidence_or_the_place_to_work_on() -> None:
    book = located(TARGETS)
    met, partly, missing = (element(book, id) for id in ("SDP601", "SDP602", "SDP603"))
    assert (met.status, met.sheet, met.cell) == (Status.MET, "Targets", "A5")
    assert met.message == "1 target for “Reading”, with “Performance target”, “Target value” and “Source”."
    assert (partly.status, partly.sheet, partly.cell) == (Status.PARTLY, "Targets", "E6")
    assert partly.message == "1 target for “Mathematics”, without “Source”."
    assert partly.fix == "On the sheet “Targets”, fill in “Source” of “T2”."
    assert (missing.status, missing.sheet, missing.cell) == (Status.MISSING, "Targets", "")
    assert missing.message == "No target for “High school graduation” yet."
    assert missing.fix == RULES["SDP603"].fix


@pytest.mark.parametrize(
    ("answer", "status", "cell", "message"),
    [
        ("No", Status.NOT_APPLICABLE, "B5", "“{question}” is answered “No”."),
        ("Yes", Status.MISSING, "", "No target for “School readiness” yet."),
        ("", Status.MISSING, "", "No target for “School readiness” yet. “{question}” is not answered."),
    ],
)
def test_the_readiness_target_follows_the_answer_in_settings(
    answer: str, status: Status, cell: str, message: str
) -> None:
    question = table("settings").column("readiness_target").header
    book = located(f"{TARGETS}\n### Settings\n| Question | Answer |\n|---|---|\n| {question} | {answer} |\n")
    found = element(book, "SDP605")
    assert (found.status, found.cell, found.message) == (status, cell, message.format(question=question))


def test_an_exception_counts_where_the_law_allows_it_and_its_reason_is_shown() -> None:
    book = located(f"{TARGETS}\n{EXCEPTIONS}")
    assert element(book, "SDP602").status is Status.PARTLY
    assert element(book, "SDP703").status is Status.MISSING
    assert element(book, "SDP701").status is Status.MISSING
    readiness, recruitment = element(book, "SDP605"), element(book, "SDP702")
    assert readiness.status is recruitment.status is Status.NOT_APPLICABLE
    assert readiness.message.endswith(" Exceptions: Not applicable, because the State adopted none")
    assert recruitment.message.endswith(" Exceptions: Accepted, because the manual stands alone")


FIXES = [
    (
        "SDP605",
        "in two or more steps: the question first",
        "### Targets\n| ID | Target for | Performance target | Target value | Source |\n|---|---|---|---|---|\n"
        "\n### Settings\n| Question | Answer |\n|---|---|\n"
        "| Has the State adopted a school readiness target for all children? | |\n",
        "On the sheet “Settings”, answer “Has the State adopted a school readiness target for all children?”; if the "
        "answer is “Yes”, on the sheet “Targets”, add a row with “School readiness” under “Target for”; fill in "
        "“Performance target”, “Target value” and “Source”.",
    ),
    (
        "SDP606",
        "the cells that two rows lack together",
        "### Targets\n| ID | Target for | Performance target | Target value |\n|---|---|---|---|\n"
        "| T1 | Other, for migratory children | | |\n| | Other, for migratory children | | |\n",
        "On the sheet “Targets”, fill in “Performance target” and “Target value” of “T1” and row 6.",
    ),
    (
        "SDP608",
        "the data of the need that is there",
        "### Needs\n| ID | Kind of need | Need | Data that show it |\n|---|---|---|---|\n"
        '| "1.2" | Other need to take part in school | Transport | |\n',
        "On the sheet “Needs”, fill in “Data that show it” of “1.2”.",
    ),
    (
        "SDP610",
        "a need that has no ID cannot be charted yet",
        "### Needs\n| ID | Kind of need | Need |\n|---|---|---|\n"
        "| | Other need to take part in school | Transport |\n"
        '| "1.1" | Unique need from the migratory lifestyle | Credits |\n\n'
        '### Strategies\n| ID | Strategy | Status |\n|---|---|---|\n| "1-1" | Visits | Adopted |\n\n'
        "### MPOs\n| ID | Full text |\n|---|---|\n| 1A | 80% |\n\n"
        '### Alignment Chart\n| Need ID | Strategy ID | MPO ID |\n|---|---|---|\n| "1.1" | "1-1" | 1A |\n',
        "On the sheet “Needs”, give row 5 an ID. On the sheet “Alignment Chart”, put the need of row 5 in one row with "
        "an adopted strategy.",
    ),
    (
        "SDP611",
        "each sheet is named once",
        "### Evaluation\n| ID | Kind of evaluation | PFS reported separately | Use of results |\n|---|---|---|---|\n"
        "| E1 | Results | No | |\n",
        "On the sheet “Evaluation”, add a row with “Implementation” under “Kind of evaluation”. Choose “Yes” under "
        "“PFS reported separately” of “E1”. Fill in “Use of results” of “E1”.",
    ),
    (
        "SDP612",
        "the strategy only",
        '### Needs\n| ID | Population |\n|---|---|\n| "1.1" | Preschool |\n\n'
        '### Strategies\n| ID | Population | Status |\n|---|---|---|\n| "1-1" | Preschool | Adopted |\n\n'
        "### Alignment Chart\n| Strategy ID | MPO ID |\n|---|---|\n",
        "On the sheet “Alignment Chart”, put strategy “1-1” in one row with an MPO.",
    ),
    (
        "SDP615",
        "the sheet is named again where another came between",
        "### Team\n| ID | Represents |\n|---|---|\n| T1 | Early childhood |\n\n"
        '### Strategies\n| ID | Delivered with | Status |\n|---|---|---|\n| "1-1" | None | Adopted |\n\n'
        "### Plan Outline\n| ID | Covers | What it says |\n|---|---|---|\n"
        '| "4" | Integration and joint planning | Together |\n',
        "On the sheet “Team”, show under “Represents” who speaks for “Title I, Part A”; or on the sheet “Strategies”, "
        "choose it under “Delivered with” of an adopted strategy. On the sheet “Team”, show under “Represents” who "
        "speaks for “Title III, Part A”; or on the sheet “Strategies”, choose it under “Delivered with” of an adopted "
        "strategy.",
    ),
    (
        "SDP615",
        "who is represented is not asked for again",
        "### Team\n| ID | Represents |\n|---|---|\n| T1 | Early childhood; Title III, Part A |\n\n"
        '### Strategies\n| ID | Delivered with | Status |\n|---|---|---|\n| "1-1" | None | Adopted |\n\n'
        "### Plan Outline\n| ID | Covers | What it says |\n|---|---|---|\n"
        '| "4" | Integration and joint planning | Together |\n',
        "On the sheet “Team”, show under “Represents” who speaks for “Title I, Part A”; or on the sheet “Strategies”, "
        "choose it under “Delivered with” of an adopted strategy.",
    ),
]


@pytest.mark.parametrize(("id", "text", "fix"), [pytest.param(f[0], f[2], f[3], id=f"{f[0]}: {f[1]}") for f in FIXES])
def test_the_fix_asks_for_what_is_missing_and_for_nothing_else(id: str, text: str, fix: str) -> None:
    assert element(located(text), id).fix == fix


def test_nothing_is_asked_twice_where_a_column_is_missing() -> None:
    text = "### Strategies\n| ID | Status |\n|---|---|\n| S1 | Adopted |\n\n### Needs\n| ID | Need |\n|---|---|\n"
    found = element(located(text), "SDP610")
    assert found.message.count("The column “Kind of need” is missing") == 1
    assert found.fix.count("Bring back the column “Kind of need”") == 1


ORPHANS = """### Targets
| ID | Target for |
|---|---|
| T1 | Reading |

### MPOs
| ID | Full text |
|---|---|
| 1A | 80% will gain 10 points. |
| 1B | 80% will gain 10 points. |
| 1C | 80% will gain 10 points. |

### Needs
| ID | Kind of need |
|---|---|
| "1.1" | Unique need from the migratory lifestyle |

### Strategies
| ID | Status |
|---|---|
| "1-1" | Adopted |

### Alignment Chart
| Target ID | Need ID | Strategy ID | MPO ID |
|---|---|---|---|
| T1 | "1.1" | "1-1" | 1B |
| T1 | | | 1C |
"""


def test_rows_that_lack_a_link_make_an_element_partly_met_and_are_findings_only_at_their_cells() -> None:
    book = located(ORPHANS)
    mpos = element(book, "SDP609")
    assert (mpos.status, mpos.cell) == (Status.PARTLY, "A5")
    assert mpos.message == "3 MPOs; not charted to a need: 1A, 1C; not charted to a target: 1A."
    assert mpos.fix == (
        "On the sheet “Alignment Chart”, put each of the MPOs “1A” and “1C” in one row with a need. Put MPO “1A” "
        "in one row with a target."
    )
    assert "not charted to an adopted strategy: 1A, 1C" in element(book, "SDP610").message
    found = {id: [finding.cell for finding in RULES[id].run(book)] for id in ("SDP404", "SDP405", "SDP406", "SDP609")}
    assert found == {"SDP404": ["A5", "A7"], "SDP405": ["A5"], "SDP406": ["A5", "A7"], "SDP609": []}
    assert list(RULES["SDP610"].run(book)) == []


CHART = """### Needs
| ID | Need |
|---|---|
| "1.1" | Early literacy |
| "1.2" | Numbers |

### Strategies
| ID | Strategy | Status |
|---|---|---|
| "1-1" | Home lessons | Adopted |
| "1-2" | Held places | Adopted |
| "1-3" | Book bags | Not adopted |

### Alignment Chart
| Need ID | Strategy ID | MPO ID |
|---|---|---|
| "1.1" | "1-1" | |
| "1.1" | "1-2; 1-3" | |
| "1.2" | "1–2" | |
| "1.9" | "1-1" | |
"""


def test_chains_are_pairs_in_both_directions_many_to_many() -> None:
    book = located(CHART)
    found = {("1.1", "1-1"), ("1.1", "1-2"), ("1.2", "1-2")}
    assert counts(book, "needs", "strategies") == dict.fromkeys(found, 1)
    assert set(counts(book, "strategies", "needs")) == {(strategy, need) for need, strategy in found}
    assert linked(book, "strategies", "needs") == {"1-1", "1-2"}
    assert linked(book, "needs", "mpos") == frozenset()
