"""Every text of a generated file, also those beside its body, stands once after its import; a second adds nothing."""

from __future__ import annotations

import re
from pathlib import Path
from tempfile import TemporaryDirectory

import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from sdp_xl.intake import import_tables
from sdp_xl.intake.model import Intake, SourceTable
from sdp_xl.intake.sources import read_source
from tests.effort import many
from tests.intake.reading import blank, located, master, nothing_is_lost, with_rows
from tests.intake.test_every_text import KINDS, STYLES, Writer, put
from tests.intake.test_once import HEADERS, standing
from tests.intake.word import document, paragraph, row, run

WORD = re.compile(r"word\d+x")


@settings(max_examples=many(30), deadline=None)
@given(st.data())
def test_every_text_of_a_workbook_stands_once(data: st.DataObject) -> None:
    words: list[str] = []

    def word() -> str:
        words.append(f"word{len(words)}x")
        return words[-1]

    headers = data.draw(st.permutations(HEADERS[data.draw(st.sampled_from(list(HEADERS)))]))
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.xlsx"
        book = xlsxwriter.Workbook(path)
        struck = book.add_format({"font_strikeout": True})
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, headers)
        for number in range(1, data.draw(st.integers(2, 5))):
            for column in range(len(headers)):
                put(sheet, number, column, data.draw(st.sampled_from(("text", *KINDS))), word, struck)
            if data.draw(st.booleans()):
                sheet.set_row(number, options={"hidden": True})
        book.close()
        stand_once(read_source(path), words)


@settings(max_examples=many(30), deadline=None)
@given(st.data())
def test_every_text_of_a_document_stands_once(data: st.DataObject) -> None:
    writer = Writer(data.draw)
    headers = data.draw(st.permutations(HEADERS[data.draw(st.sampled_from(list(HEADERS)))]))
    rows = [row(*(f"<w:tc>{paragraph(run(text))}</w:tc>" for text in headers))]
    for _ in range(data.draw(st.integers(1, 4))):
        rows.append(row(*(f"<w:tc>{writer.paragraph()}</w:tc>" for _ in headers)))
    body = f"{writer.paragraph()}<w:tbl>{''.join(rows)}</w:tbl>{writer.paragraph()}"
    notes = {f"{kind}s": inner for kind, inner in writer.notes.items()}
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.docx"
        document(path, body, styles=STYLES, **notes)
        stand_once(read_source(path), writer.words)


def stand_once(sources: tuple[SourceTable, ...], words: list[str]) -> None:
    """Each of the words stands once in the plan, in Notes, on Import Notes or in the report; again none is added."""
    first = import_tables(sources, blank())
    nothing_is_lost(sources, first)
    texts = [*standing(first), *left_out(first)]
    alone = {text for source in sources for cells in source.rows for text in alone_in(cells)}
    for word in words:
        count = sum(len(re.findall(rf"{word}\b", text)) for text in texts)
        assert count == 1 or (count and word in alone), (word, count, first.tables)
    second = import_tables(sources, located(with_rows(master(), first)))
    assert not second.additions
    nothing_is_lost(sources, second)


def alone_in(cells: tuple[object, ...]) -> list[str]:
    """The words of a cell that stands alone in its row: it may be a heading, which is said of every row below it."""
    filled = {getattr(cell, "text", "") for cell in cells if cell is not None}
    return WORD.findall(filled.pop()) if len(filled) == 1 else []


def left_out(intake: Intake) -> list[str]:
    """What the report says was left out: words whose box is not ticked."""
    return [remark.text for remark in intake.remarks if "was left out, since its box" in remark.text]
