"""What Word shows is read; what is hidden, struck, deleted or written beside is told, each once and with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from sdp_xl.intake.model import Aside, SourceTable
from sdp_xl.intake.sources import read_source
from tests.intake.reading import bring, rows
from tests.intake.word import box, cell, control, document, paragraph, row, run, table

HEADER = ("ID", "Strategy")
STYLES = (
    '<w:style w:type="paragraph" w:styleId="Secret"><w:name w:val="Secret"/><w:rPr><w:vanish/></w:rPr></w:style>'
    '<w:style w:type="character" w:styleId="Inner"><w:name w:val="Inner"/><w:basedOn w:val="Secret"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Mine"><w:name w:val="Mine"/><w:basedOn w:val="One"/></w:style>'
    '<w:style w:styleId="One"><w:name w:val="heading 1"/></w:style>'
)
DATA = table(("Strategy", "MPO"), ("1-1 Tutor", "1a Gain"))


def shown(source: SourceTable) -> list[list[str]]:
    return [[one.text.strip() if one else "" for one in line] for line in source.rows]


def asides(source: SourceTable) -> list[tuple[Aside, str]]:
    return [(one.what, one.cell.text) for one in source.beside]


@pytest.mark.parametrize(
    ("xml", "what"),
    [
        (run(" secret", "<w:vanish/>"), Aside.HIDDEN),
        (run(" secret", '<w:rStyle w:val="Inner"/>'), Aside.HIDDEN),
        (run(" secret", "<w:strike/>"), Aside.STRUCK),
        (run(" secret", '<w:dstrike w:val="true"/>'), Aside.STRUCK),
        ("<w:del><w:r><w:delText> secret</w:delText></w:r></w:del>", Aside.DELETED),
        ("<w:ins><w:del><w:r><w:delText> secret</w:delText></w:r></w:del></w:ins>", Aside.DELETED),
    ],
)
def test_what_nobody_sees_is_not_joined_to_what_is_shown(xml: str, what: Aside, tmp_path: Path) -> None:
    body = table(HEADER, ("1-1", paragraph("Train", xml, " recruiters")))
    path = document(tmp_path / "a.docx", body, styles=STYLES)
    (source,) = read_source(path)
    assert shown(source)[1] == ["1-1", "Train recruiters"]
    assert asides(source) == [(what, "secret")]
    intake = bring(path)
    assert rows(intake, "strategies", "strategy", "notes") == [("Train recruiters", None)]
    assert [(note.text, note.place) for note in intake.notes] == [("secret", f"table 1, row 2, column 2 ({what})")]


def test_looks_that_are_switched_off_and_insertions_are_shown(tmp_path: Path) -> None:
    kept = run(" kept", '<w:strike w:val="0"/><w:vanish w:val="false"/>')
    inserted = "<w:ins><w:r><w:t> new</w:t></w:r></w:ins><w:moveTo><w:r><w:t> moved</w:t></w:r></w:moveTo>"
    moved = "<w:moveFrom><w:r><w:t> moved</w:t></w:r></w:moveFrom>"
    body = table(HEADER, ("1-1", paragraph("Train", kept, inserted, moved, style="Secret")))
    (source,) = read_source(document(tmp_path / "a.docx", body, styles=STYLES))
    assert shown(source)[1][1].split() == ["kept"]
    assert asides(source) == [(Aside.HIDDEN, "Train"), (Aside.HIDDEN, "new moved")]


def test_rows_that_are_hidden_or_deleted_make_no_rows(tmp_path: Path) -> None:
    lines = [row(*HEADER), row("1-1", "Old", properties="<w:del/>"), row("1-2", "Kept", properties="<w:ins/>")]
    lines += [row("1-3", "Hidden", properties="<w:hidden/>")]
    path = document(tmp_path / "a.docx", f"<w:tbl>{''.join(lines)}</w:tbl>")
    intake = bring(path)
    assert rows(intake, "strategies", "id", "strategy") == [("1-2", "Kept")]
    assert [note.text for note in intake.notes] == ["1-1", "Old", "1-3", "Hidden"]


def test_a_paragraph_whose_end_was_deleted_goes_on(tmp_path: Path) -> None:
    first = f"<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr>{run('Train re')}</w:p>"
    body = first + paragraph("cruiters") + table(HEADER, ("1-1", first + paragraph("cruiters")))
    (source,) = read_source(document(tmp_path / "a.docx", body))
    assert [line.text for line in source.above] == ["Train recruiters"]
    assert shown(source)[1][1] == "Train recruiters"


def test_notes_and_comments_go_to_the_notes_of_their_row(tmp_path: Path) -> None:
    marks = "".join(f'<w:r><w:{kind}Reference w:id="2"/></w:r>' for kind in ("footnote", "endnote", "comment"))
    body = table(
        (f"<w:p>{run('ID')}{marks.replace('2', '3')}</w:p>", "Strategy"), ("1-1", f"<w:p>{run('Train')}{marks}</w:p>")
    )
    parts = {
        f"{kind}s": f'<w:{kind} w:type="separator" w:id="-1">{paragraph("line")}</w:{kind}>'.replace(
            "comment w:type", "x w:y"
        )
        + "".join(f'<w:{kind} w:id="{id_}">{paragraph(f"{kind} {id_}")}</w:{kind}>' for id_ in (2, 3))
        for kind in ("footnote", "endnote", "comment")
    }
    parts["comments"] = (
        f'<w:comment w:id="2">{paragraph("comment 2")}</w:comment><w:comment w:id="9">{paragraph("alone")}</w:comment>'
    )
    intake = bring(document(tmp_path / "a.docx", body, **parts))
    place = "table 1, row 2, column 2"
    ((notes,),) = rows(intake, "strategies", "notes")
    assert str(notes).split("\n") == [
        f"{kind.capitalize()} at {place}: {kind} 2" for kind in ("footnote", "endnote", "comment")
    ]
    assert {note.text for note in intake.notes} == {"footnote 3", "endnote 3", "alone"}


def test_prompts_of_empty_fields_are_blank(tmp_path: Path) -> None:
    empty = control("<w:showingPlcHdr/>", run("Name the strategy"))
    typed = control('<w:showingPlcHdr w:val="0"/>', run("Train"))
    body = table(
        HEADER,
        ("1-1", f"<w:p>{empty}</w:p>"),
        ("1-2", f"<w:p>{typed}</w:p>"),
        ("1-3", "Click or tap here to enter text."),
        ("1-4", "Choose an item."),
    )
    whole = body.replace(cell("1-4"), control("<w:showingPlcHdr/>", cell("Choose an item.")))
    (source,) = read_source(document(tmp_path / "a.docx", whole))
    assert shown(source)[1:] == [["1-1", ""], ["1-2", "Train"], ["1-3", ""], ["", ""]]
    assert len(source.told) == 2 and all("prompt" in one for one in source.told)


def ticked(on: int) -> str:
    return control(f'<w14:checkbox><w14:checked w14:val="{on}"/></w14:checkbox>', run("#"))


def old_form(on: str) -> str:
    field = f'<w:ffData><w:checkBox><w:default w:val="0"/>{on}</w:checkBox></w:ffData>'
    return f'<w:r><w:fldChar w:fldCharType="begin">{field}</w:fldChar></w:r>'


def symbol(code: str, font: str = "Wingdings") -> str:
    return f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>'


@pytest.mark.parametrize(
    "boxes",
    [
        (ticked(1), ticked(0)),
        (old_form("<w:checked/>"), old_form('<w:checked w:val="0"/>')),
        (symbol("F0FE"), symbol("F0A8")),
        (symbol("F052", "Wingdings 2"), symbol("F0A3", "Wingdings 2")),
        (run("þ", '<w:rFonts w:ascii="Wingdings"/>'), run("o", '<w:rFonts w:ascii="Wingdings"/>')),
        (run("\uf0fe", '<w:rFonts w:hAnsi="Wingdings"/>'), run("\uf071", '<w:rFonts w:hAnsi="Wingdings"/>')),
        ("☒", "☐"),
        ("☑", "□"),
        ("[x]", "[ ]"),
    ],
)
def test_boxes_are_read_as_what_is_ticked(boxes: tuple[str, str], tmp_path: Path) -> None:
    on, off = boxes
    header = ("Strategy ID", "Strategy", "For local projects")
    first = paragraph(on, " Required  ", off, " Optional")
    body = table(header, ("1-1", "Visit", first), ("1-2", "Hold", paragraph(off, "Required ", off, "Optional")))
    intake = bring(document(tmp_path / "a.docx", body))
    assert rows(intake, "strategies", "obligation") == [("Required",), (None,)]
    assert any("“Optional” was left out" in remark.text for remark in intake.remarks)
    assert [note.why for note in intake.notes] == ["None of its boxes is ticked."]


def test_what_is_chosen_in_an_old_form_is_read(tmp_path: Path) -> None:
    choice = '<w:ddList><w:result w:val="1"/><w:listEntry w:val="Optional"/><w:listEntry w:val="Required"/></w:ddList>'
    field = f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{choice}</w:ffData></w:fldChar></w:r>'
    (source,) = read_source(document(tmp_path / "a.docx", table(HEADER, ("1-1", f"<w:p>{field}</w:p>"))))
    assert shown(source)[1][1] == "Required"


@pytest.mark.parametrize(
    "text", ["☐ Draft the whole outline of the plan for the committee\n☒ Send it", "✓", "□", "a ☐ b"]
)
def test_other_boxes_stay_as_they_are(text: str, tmp_path: Path) -> None:
    body = table(HEADER, ("1-1", "".join(map(paragraph, text.split("\n")))))
    (source,) = read_source(document(tmp_path / "a.docx", body))
    assert shown(source)[1][1] == text


def test_tables_inside_layout_tables_are_tables(tmp_path: Path) -> None:
    layout = table(("Logo", paragraph("GOAL 1") + DATA), (paragraph("GOAL 2"), table((DATA,))))
    sources = read_source(document(tmp_path / "a.docx", layout))
    assert [shown(source) for source in sources] == [[["Strategy", "MPO"], ["1-1 Tutor", "1a Gain"]]] * 2
    assert [[line.text for line in source.above] for source in sources] == [["Logo", "GOAL 1"], ["GOAL 2"]]
    assert sources[0].rows[1][0].place == "table 1, row 1, column 2, table 1, row 2, column 1"  # type: ignore[union-attr]


def test_a_table_in_a_cell_of_data_belongs_to_the_cell(tmp_path: Path) -> None:
    body = table(HEADER, ("1-1", paragraph("Train") + table(("staff",), ("tutors",))), ("1-2", "Hold"))
    (source,) = read_source(document(tmp_path / "a.docx", body))
    assert shown(source)[1] == ["1-1", "Train\nstaff\ntutors"]


def test_text_boxes_are_listed_once_and_their_tables_read(tmp_path: Path) -> None:
    body = paragraph("Title", *box(paragraph("In a box"))) + paragraph(*box(DATA))
    first, *rest = read_source(
        document(tmp_path / "a.docx", body + table(HEADER, ("1-1", paragraph("Train", *box("<w:p/>")))))
    )
    assert asides(first) == [(Aside.SHAPE, "In a box")]
    assert shown(first) == [["Strategy", "MPO"], ["1-1 Tutor", "1a Gain"]]
    assert [shown(source) for source in rest] == [[["ID", "Strategy"], ["1-1", "Train"]]]


def test_page_headers_are_no_notes(tmp_path: Path) -> None:
    intake = bring(document(tmp_path / "a.docx", DATA, header=paragraph("DRAFT 2026")))
    assert not intake.notes
    assert any(end.cell.text == "DRAFT 2026" and end.why == "page header or footer" for end in intake.fates)


def test_a_list_of_mpos_is_offered_as_rows(tmp_path: Path) -> None:
    body = (
        paragraph("Goal area: Mathematics")
        + paragraph("• By June 2028, 80% of migratory students will gain 5 points.")
        + paragraph("• Visit families.")
        + paragraph("1b) By the end of 2027, 70% of OSY will get a service.")
        + paragraph("By 2030, 90% of the staff will agree.")
    )
    path = document(tmp_path / "a.docx", body)
    first, second, rest = read_source(path)
    assert [source.name for source in (first, second)] == ["list at paragraph 2", "list at paragraph 4"]
    assert len(first.rows) == len(second.rows) == 2 and len(rest.above) == 1
    assert rows(bring(path), "mpos", "id", "text")[1] == ("1b", "By the end of 2027, 70% of OSY will get a service.")


def test_strict_documents_are_read_as_others(tmp_path: Path) -> None:
    body = paragraph("Part", style="Mine") + table(HEADER, ("1-1", paragraph("Train", run(" x", "<w:vanish/>"))))
    usual, strict = (
        read_source(document(tmp_path / f"{strict}.docx", body, strict=strict, styles=STYLES))
        for strict in (False, True)
    )
    assert [shown(one) for one in usual] == [shown(one) for one in strict]
    assert usual[0].above[0].heading and strict[0].above[0].heading
    assert asides(usual[0]) == asides(strict[0]) == [(Aside.HIDDEN, "x")]


def test_a_document_whose_main_part_has_another_name(tmp_path: Path) -> None:
    from tests.files.zips import pack, parts

    path = document(tmp_path / "a.docx", DATA)
    moved = {
        name.replace("word/", "Doc/"): data.replace(b"word/document", b"Doc/document")
        for name, data in parts(path).items()
    }
    (source,) = read_source(pack(path, moved))
    assert shown(source)[0] == ["Strategy", "MPO"]


def test_a_file_inserted_in_a_document_is_told(tmp_path: Path) -> None:
    *_, last = read_source(document(tmp_path / "a.docx", DATA + '<w:altChunk r:id="x"/>'))
    assert [one.partition(",")[2].strip()[:28] for one in last.told] == ["another file is inserted in "]
