"""A draft that people have worked on is renewed, and nothing that they wrote is lost."""

from __future__ import annotations

import io
import random
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from sdp_xl.cli import main
from sdp_xl.documents.picture import png
from sdp_xl.documents.renew.update import BESIDE
from tests.documents.office import SOFFICE, TODAY, barriers, desk, set_cells, texts, through_libreoffice
from tests.reliability.oracle import findings

NEED = "Migratory children need a new pair of boots each year."
MPO = "By June 30, 2029, 82% of preschool children with 20 visits will gain 10 points on the Early Learning Check."
HAND = ("Madrona wrote this itself.", "We count 6,240 children, 1,480 of them with PFS.", "Elk County, by hand")


def write(path: Path, *more: str) -> Path:
    target = path.with_name("Draft SDP.docx")
    assert main(["write", "draft", str(path), "-o", str(target), "--as-of", TODAY.isoformat(), *more]) == 0
    return target


def edit(path: Path) -> None:
    """What a director does in Word: adds, fills a gap, corrects a cell, deletes a part, moves a section."""
    document = docx.Document(str(path))
    body = document.element.body

    def paragraph(begins: str) -> docx.text.paragraph.Paragraph:
        return next(p for p in document.paragraphs if p.text.startswith(begins) and "toc" not in str(p.style.name))

    paragraph("2 Performance targets").insert_paragraph_before(HAND[0])
    gap = paragraph("To be written: The children of the program")
    gap.clear().add_run(HAND[1])
    row = next(r for t in document.tables for r in t.rows if r.cells[0].text == "1.1\nHigh")
    row.cells[3].text = HAND[2]
    first = paragraph("What parents said")._p
    body.remove(first.getnext())
    body.remove(first)
    start, end = paragraph("10 Exchange of student records")._p, paragraph("11 Consultation with parents")._p
    moved = [start, *start.itersiblings()][: body.index(end) - body.index(start)]
    for element in moved:
        paragraph("9 Identification and recruitment")._p.addprevious(element)
    document.save(str(path))


@pytest.mark.parametrize(
    "by",
    [
        "Word",
        pytest.param("LibreOffice", marks=pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")),
    ],
)
def test_a_directors_round_trip_loses_nothing(by: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = desk(tmp_path)
    target = write(path)
    edit(target)
    if by == "LibreOffice":
        (tmp_path / "lo").mkdir()
        target.write_bytes(through_libreoffice(target, tmp_path / "lo").read_bytes())
    before = texts(target)
    set_cells(path, {("needs", "1.1", "need"): NEED, ("mpos", "1A", "text"): MPO})
    capsys.readouterr()
    write(path, "--update")
    told, after = capsys.readouterr().out, texts(target)
    for text in HAND:
        assert after.count(text) == before.count(text) == 1
    assert after.count(MPO) == 2, "in the summary and in its goal area, each renewed where it stood"
    assert BESIDE in after and after.index(HAND[2]) < after.index(BESIDE) < after.index(NEED)
    assert "Renewed from the workbook: Executive summary: MPOs, MPOs: School readiness" in told
    assert "one below the other; keep one of: Needs: School readiness" in told
    assert "so not put in again: The children of the program" in told and "7 gaps" in told
    assert after.index("10 Exchange of student records", 200) < after.index("9 Identification and recruitment", 200)
    if by == "Word":  # the other one drops captions of tables, and writes some parts in its own way
        assert not [*barriers(target)] and not findings(target)
    (kept,) = tmp_path.glob("Draft SDP (backup *).docx")
    assert texts(kept) == before


def test_a_picture_or_a_note_inside_makes_a_block_theirs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Neither is a word, and both would be gone with the text around them."""
    path = desk(tmp_path)
    target = write(path)
    document = docx.Document(str(target))
    tables = {(t.cell(0, 1).text, t.cell(1, 0).text): t for t in document.tables}
    picture = io.BytesIO(png('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>', width=9))
    tables["What children need", "1.1\nHigh"].cell(1, 3).paragraphs[0].add_run().add_picture(picture)
    tables["Measurable program outcome", "1A"].cell(1, 1).paragraphs[0]._p.append(
        parse_xml(f'<w:r {nsdecls("w")}><w:commentReference w:id="0"/></w:r>')
    )
    document.save(str(target))
    set_cells(path, {("needs", "1.1", "need"): NEED, ("mpos", "1A", "text"): MPO})
    write(path, "--update")
    told = capsys.readouterr().out
    assert "keep one of: Needs: School readiness and MPOs: School readiness." in told
    body = docx.Document(str(target)).element.body
    assert len([*body.iter(qn("w:drawing"))]) == 2 and len([*body.iter(qn("w:commentReference"))]) == 1


def test_nothing_changed_is_nothing_done(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = desk(tmp_path)
    before = texts(write(path))
    write(path, "--update")
    assert "Nothing changed in the workbook." in capsys.readouterr().out
    assert texts(path.with_name("Draft SDP.docx")) == before


def test_what_was_kept_beside_is_renewed_once_the_old_text_is_gone(tmp_path: Path) -> None:
    path = desk(tmp_path)
    target = write(path)
    edit(target)
    set_cells(path, {("needs", "1.1", "need"): NEED})
    write(path, "--update")
    document = docx.Document(str(target))
    (marker,) = (p for p in document.paragraphs if p.text == BESIDE)
    for element in (*[*marker._p.itersiblings(preceding=True)][:2], marker._p):
        element.getparent().remove(element)
    document.save(str(target))
    set_cells(path, {("needs", "1.1", "need"): "Boots for everybody."})
    write(path, "--update")
    after = texts(target)
    assert "Boots for everybody." in after and NEED not in after and BESIDE not in after


def test_what_is_new_and_what_is_gone_in_the_workbook_follows(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = desk(tmp_path)
    target = write(path)
    set_cells(path, {("needs", "1.1", "goal_area"): "Health", ("needs", "4.1", "goal_area"): "Health"})
    write(path, "--update")
    told, after = capsys.readouterr().out, texts(target)
    assert "New: Needs: Health." in told and "taken out: Needs: Support services." in told
    assert after.index("3 Comprehensive needs assessment", 200) < after.index("Health", 200)
    assert not [*barriers(target)] and not findings(target)


def test_a_document_of_somebody_else_is_not_touched(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, own = desk(tmp_path), docx.Document()
    own.add_paragraph("My own plan")
    own.save(str(tmp_path / "Draft SDP.docx"))
    before = (tmp_path / "Draft SDP.docx").read_bytes()
    assert main(["write", "draft", str(path), "-o", str(tmp_path / "Draft SDP.docx"), "--update"]) == 2
    assert "no record of how it was made" in capsys.readouterr().err
    assert main(["write", "all", str(path), "-o", str(tmp_path), "--force"]) == 0
    assert "Not written: Draft SDP.docx." in capsys.readouterr().out
    assert (tmp_path / "Draft SDP.docx").read_bytes() == before


def test_an_update_of_nothing_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["write", "draft", str(desk(tmp_path)), "-o", str(tmp_path / "No.docx"), "--update"]) == 2
    assert "Leave --update out" in capsys.readouterr().err


@pytest.mark.parametrize("seed", range(4))
def test_no_change_by_hand_is_ever_lost(seed: int, tmp_path: Path) -> None:
    """Random edits of random paragraphs, then random changes of the workbook: all that was typed is still there."""
    chance = random.Random(seed)
    path = desk(tmp_path)
    target = write(path)
    document = docx.Document(str(target))
    mine = []
    paragraphs = [p for p in document.element.body.iter(qn("w:p")) if any(t.text for t in p.iter(qn("w:t")))]
    for number in range(15):
        paragraph = docx.text.paragraph.Paragraph(chance.choice(paragraphs), document)
        mine.append(f"mine {number}")
        if chance.random() < 0.3:
            paragraph.clear()
        paragraph.add_run(f" {mine[-1]}")
    for _ in range(5):
        element = chance.choice([*document.element.body][:-1])
        if not any(text in "".join(t.text or "" for t in element.iter(qn("w:t"))) for text in mine):
            document.element.body.remove(element)
    document.save(str(target))
    ids = [(key, f"{first}.{second}") for key in ("needs",) for first in (1, 2) for second in (1, 2)]
    set_cells(path, {(key, id_, "root_cause"): f"cause {seed}" for key, id_ in chance.sample(ids, 2)})
    write(path, "--update")
    whole = "\n".join(texts(target))
    assert [text for text in mine if text not in whole] == []


def test_a_draft_that_is_open_in_word_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Word calls its hidden file by the name without the first two letters, if it is long."""
    path = desk(tmp_path)
    before = write(path).read_bytes()
    (tmp_path / "~$aft SDP.docx").write_bytes(b"\x05Maria" + b" " * 49)
    command = ["write", "draft", str(path), "-o", str(tmp_path / "Draft SDP.docx"), "--update"]
    assert main(command) == 2
    assert "open in Word by Maria" in capsys.readouterr().err
    assert (tmp_path / "Draft SDP.docx").read_bytes() == before
