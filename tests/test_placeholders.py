"""Texts that say nothing yet, in any column where they stand, and those that only look like one."""

from __future__ import annotations

from time import perf_counter

import pytest

from schemas.model import Column, Kind
from schemas.placeholders import LONGEST, says_nothing
from schemas.tables import choices, table
from schemas.values import fold

NEED, NOTES = table("needs").column("need"), table("needs").column("notes")
BASELINE, START = table("mpos").column("baseline"), table("project_plan").column("start")
LEAD, LINKS = table("project_plan").column("lead"), table("project_plan").column("depends_on")
RESOURCES, EVIDENCE = table("project_plan").column("resources"), table("project_plan").column("measured_by")
STATUS, ID = table("strategies").column("status"), table("needs").column("id")

NOTHING = (
    *(
        "TBD",
        "tbd.",
        "T.B.D.",
        "TBA",
        "TBC",
        "TBN",
        "TBD/TBA",
        "tbd tbd",
        "TBD 2",
        "TBD by the Planning Team in spring",
    ),
    *("To be determined", "to be decided later", "to-be-determined", "To be confirmed by staff", "to be done"),
    *("will be determined later", "This will be added", "needs to be written", "add later", "Fill in later"),
    *("N/A", "n/a", "NA", "n.a.", "N/A - see narrative", "Not applicable", "not available yet", "not yet known"),
    *("None", "None yet", "none so far", "None identified", "None at this time."),
    *("?", "???", "-", "--", "—", "…", "...", ".", "/", "*", "x", "XX", "xxx", "zzz", "_____", "[ ]", "( )", "•", "$"),
    *("see above", "See below", "same as above", "same as 1.1", "Same as row 5", "Same", "ditto", "idem", "as above"),
    *("[Insert strategy here]", "<enter text>", "<<enter>>", "{{need}}", "«Need»", "Insert strategy here", "Insert"),
    *("Enter text here", "Click or tap here to enter text.", "Choose an item.", "Select one option", "MM/DD/YYYY"),
    *("pending", "Pending approval", "coming soon", "to come", "in progress", "under construction", "WIP", "to do"),
    *("awaiting data", "Waiting for results", "missing", "need data", "undecided", "not started", "will update"),
    *("unknown", "not sure", "don't know", "no data available", "nothing", "blank", "empty", "null", "Left blank"),
    *("Lorem ipsum dolor sit amet", "placeholder", "sample text", "Your text here", "Example strategy", "test", "asdf"),
    *("Need: TBD", "TBD - ask the director", "Strategy to be developed", "Data to be collected in fall"),
    *("(name)", "Name of lead", "as noted above", "being written", "Currently being developed", "same as last year"),
    *("as in the previous SDP", "Needs work", "come back to this", "will add", "left blank on purpose", "Undefined"),
    *(
        "does not apply",
        "N\\A",
        "etc.",
        "example",
        "this is a test",
        "test test",
        "lorem",
        "FPO",
        "x x x",
        "hello world",
    ),
    *("Pendiente de definir", "por confirmar", "por completar", "a definir", "sin datos", "N/D", "n.d.", "no aplica"),
    *("en proceso", "Próximamente", "ver abajo", "Ninguno", "lo mismo", "falta información", "Escriba aquí"),
    *(
        "a",
        "Z",
        "b.",
        "1",
        "123",
        "abc",
        "hjkl",
        "sdfsdf",
        "ok",
        "OK",
        "Done",
        "maybe",
        "something",
        "words words",
        "Need",
    ),
    *("TBR", "T/B/D", "_TBD_", "to be det.", "To Be Determined (TBD)", "draft - to be revised", "being considered"),
    *("N/A at this time", "n.a. (not applicable)", "Not yet completed", "not available until the CNA is done"),
    *("No strategy yet", "no need identified", "none to report", "none received yet", "nothing to add", "unfinished"),
    *("Same as previous row", "same as CNA", "same as A", "see row 5", "#REF!", "%%", "☐", "🙂", "&", "aaa bbb"),
    *("Select...", "--select one--", "Select from drop-down list", "Choose a building block.", "Double-click to edit"),
    *("Pick one", "Placeholder for strategy", "New strategy", "untitled", "This page intentionally left blank"),
    *(
        "TODO: write strategy",
        "We will complete this later",
        "still working on it",
        "don't know yet",
        "draft only",
        "skip",
    ),
    *("__strategy__", "%STRATEGY%", "${strategy}", "【TBD】", "「未定」", "XX%", "XX of XX", "00/00/0000", "3.5"),
    *("À déterminer", "en cours", "não se aplica", "pou detèmine", "chưa xác định", "待定", "미정", "не определено"),
    *("غير محدد", "noch offen", "da definire", "Por definirse", "se determinará más adelante", "(vacío)", "nada"),
    *("Tutor ____ children in reading", "Tutor [number] children in grade 3", "(insert strategy) in summer"),
    *("By June 30, 20XX, more children will read", "Serve XX% of the children", "Visit <insert name> twice"),
    *("por determinar", "pendiente", "ver arriba", "\u00a0TBD\u00a0", "“TBD”", "(TBD)", "**TBD**"),
)

SOMETHING = (
    *("Students need help in reading", "Tutoring", "45%", "9-12", "Yes", "X-ray screening", "Nada de inglés en casa"),
    *("To be determined readers must be motivated every single day at home", "See the report on page 12"),
    *("The same children as in the first group", "Pending court cases", "Test preparation", "Sample of 200 files"),
    *("None of the projects offers math", "Unknown addresses delay records", "No data system", "Missing credits"),
    *("Nothing is done in summer", "Data will be collected in fall", "Staff must be informed of moves", "Coming late"),
    *("PD", "MTSS", "ESL", "Being informed of credits", "Needs work permits", "Names of schools change", "En español"),
    *("No transportation", "Falta de transporte", "Same-day enrollment", "Draft horses", "Done by noon", "Good books"),
    *("Choose a date for the summer meeting", "Select a role model for each youth", "Write the goals", "Enter data"),
    *("Give books to families who live here", "To be informed in their own language", "To be reviewed by a doctor"),
    *("Not provided in Spanish", "Not available in summer", "Not identified by schools", "We will add tutors"),
    *(
        "They will complete the course",
        "Being informed",
        "Pendiente de vacunas",
        "«Leer es poder»",
        "No staff in camps",
    ),
    *("Add a summer program", "Write a book", "[x] Home visits [ ] Tutoring", "Title XX funds pay for child care"),
    *(
        "Visit families (see 1-1)",
        "Provide tutors (insert in IEP)",
        "No goals",
        "New goals for youth",
        "Nada de libros",
    ),
    *("En cours de français", "Incomplete records", "Draft learning plans", "Untitled land", "Open labs at night"),
    *("Waiting for buses takes an hour", "Families need information on credits", "Check with parents each month"),
)


@pytest.mark.parametrize("text", NOTHING)
def test_says_nothing(text: str) -> None:
    assert says_nothing(NEED, text)


@pytest.mark.parametrize("text", SOMETHING)
def test_says_something(text: str) -> None:
    assert not says_nothing(NEED, text)


@pytest.mark.parametrize("column", [BASELINE, START, LEAD, LINKS, NOTES, STATUS], ids=lambda column: column.key)
@pytest.mark.parametrize("text", ["TBD", "N/A", "to be determined", "pending"])
def test_in_every_kind_of_column(column: Column, text: str) -> None:
    assert says_nothing(column, text)


def test_none_is_an_answer_in_a_text_that_may_be_blank_and_in_no_other_column() -> None:
    assert not says_nothing(BASELINE, "None")
    assert says_nothing(NEED, "None") and says_nothing(LINKS, "none") and says_nothing(START, "None")


def test_a_word_of_the_columns_list_is_an_answer() -> None:
    allowed = frozenset(map(fold, choices("partners").values))
    partners = table("strategies").column("partners")
    assert not says_nothing(partners, "None", allowed) and says_nothing(partners, "TBD", allowed)


@pytest.mark.parametrize(
    "text", ["Ongoing", "All", "Yes", "None", "Staff", "1", "OK", "ND", "On file", "12", "Minutes"]
)
def test_a_short_answer_beside_the_text_of_a_row_is_one(text: str) -> None:
    assert not any(says_nothing(column, text) for column in (RESOURCES, EVIDENCE, BASELINE))


def test_data_may_be_a_figure_and_a_tick_an_answer() -> None:
    data, summary = table("needs").column("data"), table("plan_outline").column("summary")
    assert not says_nothing(data, "1,130") and not says_nothing(data, "1130") and says_nothing(data, "ok")
    assert says_nothing(summary, "1") and says_nothing(summary, "✓") and not says_nothing(EVIDENCE, "✓")


def test_a_comment_may_be_just_ok_and_a_lead_is_not_lead() -> None:
    assert not says_nothing(table("feedback").column("comment"), "OK")
    assert says_nothing(LEAD, "Lead") and not says_nothing(LEAD, "Coordinator")


@pytest.mark.parametrize("text", ["x", "X1", "?1", "same", "test", "A"])
def test_an_id_may_be_any_short_word(text: str) -> None:
    assert ID.kind is Kind.ID and not says_nothing(ID, text)


@pytest.mark.parametrize(
    "words", ["tbd ", "- item ", "later tbd ", "same as need ", "the target is still ", "pending a "]
)
def test_a_long_text_of_such_words_is_judged_at_once(words: str) -> None:
    started = perf_counter()
    says_nothing(NEED, (words * 60)[:LONGEST])
    assert perf_counter() - started < 0.5
