"""What is wrong with a Word document is said in words that fit one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import pytest

from sdp_xl.intake.sources import read_source
from sdp_xl.trouble import FileTrouble
from tests.intake.test_sources import OLE, cut_off, damaged_document, saved, written


def with_part(name: str, data: bytes) -> Callable[[Path], Path]:
    def make(folder: Path) -> Path:
        path = saved(docx.Document(), folder)
        with ZipFile(path, "a", ZIP_DEFLATED) as archive:
            archive.writestr(name, data)
        return path

    return make


def many_parts(folder: Path) -> Path:
    path = folder / "chart.docx"
    with ZipFile(path, "w") as archive:
        for number in range(1100):
            archive.writestr(f"word/{number}.xml", b"<a/>")
    return path


OF_WORD: dict[str, tuple[str, Callable[[Path], Path]]] = {
    "cut off": ("damaged", cut_off),
    "damaged": ("damaged_document", damaged_document),
    "a picture that is too dense": ("dense_picture", with_part("word/media/image1.bmp", bytes(9 << 20))),
    "too dense": ("too_dense", with_part("word/other.xml", bytes(9 << 20))),
    "an entity": ("declarations", with_part("word/other.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><a/>')),
    "a doubled name": ("bad_names", with_part("word/Document.xml", b"<a/>")),
    "too many parts": ("too_many_parts", many_parts),
    "locked": ("encrypted", written("chart.docx", OLE + "EncryptedPackage".encode("utf-16-le") + bytes(9))),
    "labeled": ("labeled", written("chart.docx", OLE + "DRMEncryptedTransform".encode("utf-16-le") + bytes(9))),
    "a sign-in page": ("web", written("chart.docx", b"<!DOCTYPE html><html></html>")),
}


@pytest.mark.parametrize("name", OF_WORD)
def test_words_fit_a_document(name: str, tmp_path: Path) -> None:
    cause, make = OF_WORD[name]
    with pytest.raises(FileTrouble) as caught:
        read_source(make(tmp_path))
    assert caught.value.cause == cause
    assert "Word" in str(caught.value) and "workbook" not in str(caught.value) and "Excel" not in str(caught.value)
