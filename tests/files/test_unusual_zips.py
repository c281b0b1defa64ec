"""Valid packages that few programs write are read: backslashes in names, streams that are empty."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx

import workbook
from sdp_xl.files import read
from sdp_xl.files.ooxml.guard import _unpacked
from sdp_xl.intake.sources import read_source
from tests.files.zips import parts

EXAMPLE = workbook.path(workbook.EXAMPLE)


def test_part_names_with_backslashes(tmp_path: Path) -> None:
    path = tmp_path / "Plan.xlsx"
    with ZipFile(path, "w") as archive:
        for name, data in parts(EXAMPLE).items():
            archive.writestr(name.replace("/", "\\"), data)
    assert read(path).sheets == read(EXAMPLE).sheets


def test_a_part_without_even_the_end_of_its_stream() -> None:
    made = BytesIO()
    with ZipFile(made, "w") as archive:
        archive.writestr("a", b"")
    (entry,) = ZipFile(made).infolist()
    entry.compress_type = 8
    assert list(_unpacked(entry, b"")) == []


def document(path: Path, old: bytes, new: bytes) -> Path:
    made = docx.Document()
    made.add_heading("Plan", 1)
    made.add_table(1, 1).cell(0, 0).text = "Strategy"
    made.save(str(path))
    contents = parts(path)
    assert any(old in data for data in contents.values())
    with ZipFile(path, "w") as archive:
        for name, data in contents.items():
            archive.writestr(name, data.replace(old, new))
    return path


def test_documents_that_python_docx_refuses(tmp_path: Path) -> None:
    kind = b"openxmlformats-officedocument.wordprocessingml.document.main+xml"
    template = b"openxmlformats-officedocument.wordprocessingml.template.main+xml"
    link = b'<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
    for number, (old, new) in enumerate(
        (
            (kind, template),
            (b'w:type="paragraph" w:styleId', b"w:styleId"),
            (b'<Relationship Id="rId1"', link + b'hyperlink" Target="#_Here"/><Relationship Id="rId1"'),
        )
    ):
        (table,) = read_source(document(tmp_path / f"{number}.docx", old, new))
        assert [cell.text for cell in table.cells()] == ["Plan", "Strategy"]
        assert table.above[0].heading
