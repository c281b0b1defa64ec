"""Every text of a generated file is read once: in a cell, beside one, or in a sentence of the report."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from tempfile import TemporaryDirectory

import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st
from xlsxwriter.format import Format

from sdp_xl.intake.sources import read_source
from tests.effort import many
from tests.intake.word import box, control, document, paragraph, row, run

STYLES = '<w:style w:styleId="Secret"><w:name w:val="Secret"/><w:rPr><w:vanish/></w:rPr></w:style>'
RUNS = {
    "plain": run,
    "hidden": lambda word: run(word, "<w:vanish/>"),
    "styled": lambda word: run(word, '<w:rStyle w:val="Secret"/>'),
    "struck": lambda word: run(word, "<w:strike/>"),
    "deleted": lambda word: f"<w:del><w:r><w:delText>{word}</w:delText></w:r></w:del>",
    "inserted": lambda word: f"<w:ins>{run(word)}</w:ins>",
    "moved": lambda word: f"<w:moveFrom>{run(word)}</w:moveFrom><w:moveTo>{run(word)}</w:moveTo>",
    "typed": lambda word: control("", run(word)),
    "boxed": lambda word: "".join(box(paragraph(run(word)))),
    "ticked": lambda word: run(f"☒ {word} "),
    "open": lambda word: run(f"☐ {word} "),
    "prompt": lambda word: control("<w:showingPlcHdr/>", run("prompt")),
}
NOTES = ("footnote", "endnote", "comment")


class Writer:
    """Writes a document of words that are all different."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw
        self.words: list[str] = []
        self.notes: dict[str, str] = dict.fromkeys(NOTES, "")

    def word(self) -> str:
        self.words.append(f"word{len(self.words)}x")
        return self.words[-1]

    def run(self) -> str:
        kind = self.draw(st.sampled_from([*RUNS, *NOTES]))
        if kind in NOTES:
            number = len(self.words)
            self.notes[kind] += f'<w:{kind} w:id="{number}">{paragraph(run(self.word()))}</w:{kind}>'
            return f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>'
        return RUNS[kind]("" if kind == "prompt" else self.word())

    def paragraph(self) -> str:
        runs = [self.run() + run(" ") for _ in range(self.draw(st.integers(0, 3)))]
        end = self.draw(st.sampled_from(["", "", "<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>"]))
        return f"<w:p>{end}{''.join(runs)}</w:p>"

    def cell(self, depth: int) -> str:
        merge = self.draw(
            st.sampled_from(["", "", "<w:vMerge/>", '<w:vMerge w:val="restart"/>', '<w:gridSpan w:val="2"/>'])
        )
        content = self.blocks(depth) if depth and self.draw(st.booleans()) else self.paragraph()
        made = f"<w:tc><w:tcPr>{merge}</w:tcPr>{content}</w:tc>"
        return control("", made) if self.draw(st.booleans()) else made

    def table(self, depth: int) -> str:
        width = self.draw(st.integers(1, 3))
        looks = st.sampled_from(["", "", "<w:del/>", "<w:ins/>", "<w:hidden/>"])
        rows = [
            row(*(self.cell(depth - 1) for _ in range(width)), properties=self.draw(looks))
            for _ in range(self.draw(st.integers(1, 3)))
        ]
        return f"<w:tbl>{''.join(rows)}</w:tbl>"

    def blocks(self, depth: int) -> str:
        kinds = self.draw(st.lists(st.sampled_from(["paragraph", "table"]), min_size=1, max_size=3))
        return "".join(self.table(depth) if kind == "table" else self.paragraph() for kind in kinds)


def everything(path: Path) -> str:
    """All that is read of a file, each once."""
    sources = read_source(path)
    return "\n".join(
        [*(cell.text for one in sources for cell in one.cells()), *(t for one in sources for t in one.told)]
    )


@settings(max_examples=many(60), deadline=None)
@given(st.data())
def test_every_text_of_a_document(data: st.DataObject) -> None:
    writer = Writer(data.draw)
    body = writer.blocks(3)
    head = paragraph(run(writer.word()))
    notes = {f"{kind}s": inner for kind, inner in writer.notes.items()}
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.docx"
        document(path, body, strict=data.draw(st.booleans()), styles=STYLES, header=head, **notes)
        found = everything(path)
    assert sorted(re.findall(r"word\d+x", found)) == sorted(writer.words)
    assert "Click" not in found


@settings(max_examples=many(40), deadline=None)
@given(st.data())
def test_every_text_of_a_workbook(data: st.DataObject) -> None:
    words: list[str] = []

    def word() -> str:
        words.append(f"word{len(words)}x")
        return words[-1]

    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.xlsx"
        book = xlsxwriter.Workbook(path)
        struck = book.add_format({"font_strikeout": True})
        for _ in range(data.draw(st.integers(1, 2))):
            sheet = book.add_worksheet()
            for number in range(data.draw(st.integers(1, 5))):
                for column in range(3):
                    put(sheet, number, column, data.draw(st.sampled_from(KINDS)), word, struck)
                if data.draw(st.booleans()):
                    sheet.set_row(number, options={"hidden": True})
            if data.draw(st.booleans()):
                sheet.set_footer(f"&C&P {word()}")
                sheet.hide()
        if all(sheet.hidden for sheet in book.worksheets()):
            book.add_worksheet()
        book.close()
        found = everything(path)
    assert sorted(re.findall(r"word\d+x", found)) == sorted(words)


KINDS = ("blank", "text", "struck", "partly", "noted", "note alone", "shape", "boxes")


def put(
    sheet: xlsxwriter.workbook.Worksheet, number: int, column: int, kind: str, word: object, struck: Format
) -> None:
    """Writes one cell of that kind."""
    assert callable(word)
    match kind:
        case "text" | "struck":
            sheet.write(number, column, word(), struck if kind == "struck" else None)
        case "partly":
            sheet.write_rich_string(number, column, f"{word()} ", struck, word(), " ")
        case "noted":
            sheet.write(number, column, word())
            sheet.write_comment(number, column, word())
        case "note alone":
            sheet.write_comment(number, column, word())
        case "shape":
            sheet.insert_textbox(number, column, word())
        case "boxes":
            sheet.write(number, column, f"☒ {word()} ☐ {word()}")


@settings(max_examples=many(40), deadline=None)
@given(st.data())
def test_every_text_of_a_text_file(data: st.DataObject) -> None:
    separator = data.draw(st.sampled_from(",;\t|"))
    encoding = data.draw(st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252", "mac_roman", "cp850"]))
    guards = st.sampled_from(["{}", '="{}"', "'{}-1", "Niño {}", "{},;|", "two\nlines {}", 'a "{}"'])
    words = [f"word{number}x" for number in range(data.draw(st.integers(2, 4)) * 3)]
    text = io.StringIO(newline="")
    cells = [data.draw(guards).format(word) for word in words]
    csv.writer(text, delimiter=separator).writerows(cells[start : start + 3] for start in range(0, len(cells), 3))
    with TemporaryDirectory() as folder:
        path = Path(folder) / "a.csv"
        path.write_bytes(text.getvalue().encode(encoding))
        (source,) = read_source(path)
    assert [re.findall(r"word\d+x", cell.text) for cell in source.cells()] == [[word] for word in words]
    assert sum("Niño" in cell.text for cell in source.cells()) == sum("Niño" in cell for cell in cells)
    assert all(len(row) == 3 for row in source.rows)
