"""The draft in Word: its sections and tables, its gaps, its template, and what keeps readers out or in."""

from __future__ import annotations

import re
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

import workbook
from sdp_xl import jobs
from sdp_xl.cli import main
from sdp_xl.documents import Asked
from sdp_xl.documents.draft.compose import blocks
from tests.documents.office import SOFFICE, TODAY, barriers, cells, desk, set_cells, texts, through_libreoffice
from tests.reliability.oracle import findings

DAY = TODAY.isoformat()


def drafted(path: Path, *more: str) -> Path:
    target = path.with_name("Draft SDP.docx")
    assert main(["write", "draft", str(path), "-o", str(target), "--as-of", DAY, *more]) == 0
    return target


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return drafted(desk(tmp_path_factory.mktemp("example")))


@pytest.fixture(scope="module")
def master(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return drafted(desk(tmp_path_factory.mktemp("master"), workbook.MASTER))


def headings(path: Path, level: int = 1) -> list[str]:
    return [p.text for p in docx.Document(str(path)).paragraphs if p.style and p.style.name == f"Heading {level}"]


def table(path: Path, caption: str) -> list[list[str]]:
    tables = docx.Document(str(path)).tables
    (found,) = (t for t in tables if t._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val")) == caption)
    return cells(found)


def test_the_sections_stand_in_the_states_own_order(example: Path) -> None:
    own = jobs.load(workbook.path(workbook.EXAMPLE))["plan_outline"]
    titles = {row.text("id"): f"{row.text('id')} {row.text('section')}" for row in own}
    ones = [title for id_, title in titles.items() if "." not in id_]
    assert headings(example) == ["Committee", "Abbreviations", "Executive summary", *ones]
    whole = texts(example)
    assert whole.index(titles["4"]) < whole.index(titles["4.1"]) < whole.index(titles["5"])


def test_a_plan_without_an_outline_has_all_sections(tmp_path: Path) -> None:
    path = desk(tmp_path)
    rows = jobs.load(path)["plan_outline"]
    set_cells(path, {("plan_outline", row.text("id"), key): None for row in rows for key in row.cells})
    found = headings(drafted(path))
    assert found[3:] == [
        "Introduction and planning process",
        "Needs assessment",
        "Performance targets",
        "Service delivery strategies",
        "Measurable program outcomes (MPOs)",
        "Priority for services",
        "Preschool children",
        "Youth who dropped out of school",
        "Consultation with parents",
        "Identification and recruitment (ID&R)",
        "Exchange of student records",
        "Integration and joint planning",
        "Same challenging State academic standards",
        "Evaluation plan",
        "Local monitoring and support",
        "Project plan",
        "Looking forward",
        "Appendices",
    ]


def test_what_stands_in_the_workbook_stands_in_the_draft(example: Path) -> None:
    plan, whole = jobs.load(workbook.path(workbook.EXAMPLE)), "\n".join(texts(example))
    for key, column in (("targets", "target"), ("needs", "need"), ("mpos", "text"), ("evaluation", "question")):
        assert all(row.text(column) in whole for row in plan[key]), key
    for row in plan["strategies"]:
        assert (row.text("strategy") in whole) == row.says("status", "Adopted")
    assert all(row.text("activity") in whole for row in plan["project_plan"])
    canceled = [row.text("meeting") for row in plan["meetings"] if row.says("status", "Canceled")]
    assert not [meeting for meeting in canceled if meeting in whole]


def test_days_and_ids_are_as_people_write_them(example: Path) -> None:
    found = table(example, "Meetings, their purpose and what they led to")
    assert found[0] == ["Date", "Meeting", "Purpose", "Result", "Who took part"]
    assert found[1][0] == "September 24, 2026\nHeld"
    mpos = table(example, "MPOs: School readiness")
    assert mpos[1][0] == "1A" and mpos[1][3:] == ["1-1", "1.1; 1.2", "T5"]


def test_the_appendix_says_where_each_element_stands(example: Path) -> None:
    found = {row[0]: row[3:] for row in table(example, "Required and suggested elements, and where each stands")}
    assert found["Same challenging State academic standards"] == ["4.1 The same challenging standards", "In this plan"]
    assert found["Priority for services (PFS)"] == ["7 Children with priority for services", "In this plan"]


def test_gaps_are_marked_counted_and_cited(master: Path, example: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for path in (master, example):
        gaps = [text for text in texts(path) if text.startswith("To be written:")]
        assert gaps and all(re.fullmatch(r"To be written: .+ \(.+\)", gap) for gap in gaps)
        drafted(path.with_name("Plan.xlsx"), "--force")
        assert f"{len(gaps)} gaps to be written" in capsys.readouterr().out
    law = [text for text in texts(master) if text.startswith("To be written:") and "34 CFR 200.83" in text]
    assert len(law) >= 9, "targets, needs, MPOs, strategies, evaluation, parents, local projects"


def test_only_the_abbreviations_in_use_are_listed(example: Path) -> None:
    short = [row[0] for row in table(example, "Abbreviations")[1:]]
    assert "PFS" in short and "MPO" in short
    whole = " ".join(texts(example))
    assert all(len(re.findall(rf"(?<!\w){re.escape(one)}s?(?!\w)", whole)) > 1 for one in short)


@pytest.mark.parametrize("name", ["example", "master"])
def test_the_draft_has_no_barriers_and_word_need_not_repair_it(name: str, request: pytest.FixtureRequest) -> None:
    path: Path = request.getfixturevalue(name)
    assert not [*barriers(path)]
    assert not findings(path)


def test_the_judge_sees_barriers(example: Path, tmp_path: Path) -> None:
    document = docx.Document(str(example))
    document.core_properties.title = ""
    document.add_heading("Deep", 3).insert_paragraph_before("x", style="Heading 1")
    document.tables[0].rows[0]._tr.trPr.clear()
    document.save(str(tmp_path / "bad.docx"))
    assert len([*barriers(tmp_path / "bad.docx")]) == 3


def test_contents_and_captions_are_fields(example: Path) -> None:
    document = docx.Document(str(example))
    codes = [code.text.strip() for code in document.element.body.iter(qn("w:instrText"))]
    assert [code for code in codes if code.startswith("TOC")] == ['TOC \\o "1-2" \\h \\z \\u']
    captions = [p.text for p in document.paragraphs if p.style and p.style.name == "Caption" and "Table" in p.text]
    assert [int(caption.split()[1].rstrip(".")) for caption in captions] == [*range(1, len(document.tables) + 1)]
    links = {link.get(qn("w:anchor")) for link in document.element.body.iter(qn("w:hyperlink"))}
    starts = [start.get(qn("w:name")) for start in document.element.body.iter(qn("w:bookmarkStart"))]
    assert links <= set(starts) and len(starts) == len(set(starts))


def test_the_alignment_chart_lies_and_merges_what_repeats(example: Path) -> None:
    document = docx.Document(str(example))
    sizes = [(round(one.page_width.inches, 1), round(one.page_height.inches, 1)) for one in document.sections]
    assert sizes == [(8.5, 11), (11, 8.5), (8.5, 11)]
    (lying,) = (t for t in document.tables if t.cell(0, 0).text == "Goal area" and len(t.columns) == 6)
    merges = [one.get(qn("w:val")) for one in lying._tbl.iter(qn("w:vMerge"))]
    assert merges.count("restart") > 4 and len(merges) > merges.count("restart")


def test_the_timeline_is_a_picture_with_words(example: Path) -> None:
    (picture,) = docx.Document(str(example)).inline_shapes
    words = picture._inline.docPr.get("descr")
    assert "1-1, September 1, 2027 to" in words and "4-1," in words


def test_people_are_called_by_their_roles(tmp_path: Path) -> None:
    path = desk(tmp_path)
    set_cells(
        path,
        {
            ("team", "TM1", "name"): "Quilla Ostrander",
            ("team", "TM1", "email"): "quilla@example.org",
            ("project_plan", "P1", "lead"): "Quilla Ostrander",
            ("local_support", "S1", "activity"): "Ask Quilla Ostrander (quilla@example.org) for the digest",
        },
    )
    whole = "\n".join(texts(drafted(path)))
    assert "Quilla" not in whole and "Ostrander" not in whole and "example.org" not in whole
    assert "Ask State Director ([email removed]) for the digest" in whole


def test_a_state_brings_its_own_template(tmp_path: Path) -> None:
    own = docx.Document()
    own.styles["Heading 1"].font.name = "Georgia"
    own.sections[0].header.paragraphs[0].text = "State of Madrona"
    own.add_paragraph("Text of the template")
    own.save(str(tmp_path / "Own.docx"))
    target = drafted(desk(tmp_path), "--template", str(tmp_path / "Own.docx"))
    document = docx.Document(str(target))
    assert document.styles["Heading 1"].font.name == "Georgia"
    assert document.sections[0].header.paragraphs[0].text == "State of Madrona"
    assert "Text of the template" not in texts(target) and "Executive summary" in texts(target)


@pytest.mark.parametrize("content", [b"", b"no document", b"PK\x03\x04 half"])
def test_a_template_that_is_none_is_one_sentence(
    content: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "Own.docx").write_bytes(content)
    path = desk(tmp_path)
    command = [
        "write",
        "draft",
        str(path),
        "-o",
        str(tmp_path / "Draft.docx"),
        "--template",
        str(tmp_path / "Own.docx"),
    ]
    assert main(command) == 2
    assert "Own.docx" in capsys.readouterr().err and not (tmp_path / "Draft.docx").exists()


def test_every_block_has_a_key_of_its_own() -> None:
    for name in (workbook.EXAMPLE, workbook.MASTER):
        keys = [block.key for block in blocks(jobs._read_over(workbook.path(name), TODAY), Asked())]
        assert len(keys) == len(set(keys))


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_another_program_shows_the_same(example: Path, tmp_path: Path) -> None:
    pdf = through_libreoffice(example, tmp_path, "pdf").read_bytes()
    assert 20 < len(re.findall(rb"/Type\s*/Page\b", pdf)) < 70
