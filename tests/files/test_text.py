"""Whatever text staff type comes back from a written workbook as the same text, and never as a formula."""

from __future__ import annotations

import re
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from lxml import etree
from openpyxl.utils.escape import unescape

from sdp_xl.address import Link
from sdp_xl.files import write_pages
from sdp_xl.files.ooxml.cells import LONGEST, Styles, cell_xml
from tests.files.zips import FINDINGS_SHEET, findings, parts, plan

quiet = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
NASTY = st.one_of(
    st.text(),
    st.text(alphabet="=+-@_x0D2F5 \t\r\n\"'<>&;#!|\x00\x1b\ufffe\ud800😀", max_size=40),
    st.from_regex(r"(=|\+|-|@|\t=)?(cmd|HYPERLINK|_x00[0-9A-F]{2}_)+.*", fullmatch=True),
)


def expected(text: str) -> str:
    """Half characters cannot be stored anywhere."""
    return re.sub(r"[\ud800-\udfff]", "\ufffd", text)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return plan(tmp_path_factory.mktemp("text") / "Plan.xlsx")


@settings(quiet, max_examples=40)
@given(texts=st.lists(NASTY, min_size=1, max_size=9))
@example(texts=["=1+1", '=HYPERLINK("http://x")', "+1", "-1", "@SUM(1)", "\t=1", "_x000D_", "_x0041_x0042_", "a\r\nb"])
def test_openpyxl_reads_back_the_same_text(path: Path, texts: list[str]) -> None:
    write_pages(path, [findings(tuple(texts))], path.with_name("Out.xlsx"))
    assert b"<f>" not in parts(path.with_name("Out.xlsx"))[FINDINGS_SHEET]
    sheet = openpyxl.load_workbook(path.with_name("Out.xlsx"))["Findings"]
    for number, text in enumerate(texts, start=1):
        cell = sheet.cell(5, number)
        assert unescape(cell.value or "") == expected(text)


@quiet
@given(text=NASTY, prefix=st.sampled_from(["", "x:"]))
def test_a_text_is_one_inline_string_and_nothing_else(text: str, prefix: str) -> None:
    xml = cell_xml(prefix, "A1", 0, text, Styles())
    if not text:
        assert xml == ""
        return
    declared = MAIN.replace("xmlns=", f"xmlns:{prefix[:-1]}=") if prefix else MAIN
    cell = etree.fromstring(f"<{prefix}row {declared}>{xml}</{prefix}row>".encode())[0]
    assert cell.get("t") == "inlineStr"
    assert [etree.QName(element).localname for element in cell.iter()] == ["c", "is", "t"]


@quiet
@given(text=NASTY, sheet=st.text(alphabet="abc'\"_x0022_ &<", min_size=1, max_size=31))
def test_a_link_is_one_function_of_constants(text: str, sheet: str) -> None:
    """Read as Excel might read it, with or without its own escapes, the formula has no part that is not ours."""
    xml = cell_xml("", "A1", 0, Link(text, sheet=sheet, cell="B7"), Styles())
    if not xml or "<f>" not in xml:
        assert "<f" not in xml
        return
    formula = etree.fromstring(f"<row {MAIN}>{xml}</row>".encode()).findtext("{*}c/{*}f")
    constant = r'"(?:[^"]|"")*"(?:&"(?:[^"]|"")*")*'
    for reading in (formula, unescape(formula)):
        assert re.fullmatch(rf"HYPERLINK\({constant},{constant}\)", reading, re.DOTALL)
    for literal in re.findall(r'"((?:[^"]|"")*)"', formula):
        assert len(literal.replace('""', '"')) <= 255


@pytest.mark.parametrize("letter", ["a", "é", "😀", "\r"])
def test_texts_too_long_for_a_cell_are_cut_with_a_marked_ending(path: Path, letter: str) -> None:
    write_pages(path, [findings((letter * 40_000, letter * 16_000))], path.with_name("Out.xlsx"))
    sheet = openpyxl.load_workbook(path.with_name("Out.xlsx"))["Findings"]
    long, short = (unescape(sheet[name].value) for name in ("A5", "B5"))
    units = len(long.encode("utf-16-le")) // 2
    assert long.endswith("… (cut here)") and long.startswith(letter * 16_000)
    assert LONGEST - 1 <= units <= LONGEST
    assert short == letter * 16_000
