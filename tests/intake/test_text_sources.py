"""Text files are read in the encodings, and with the separators and guards, in which programs write them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sdp_xl.intake.sources import read_source
from sdp_xl.intake.sources.encodings import decoded
from sdp_xl.intake.sources.unwrapped import choice, is_prompt, unwrapped

SPANISH = 'Estrategia,Población\r\n1-1,"Niños de Muñoz\ny Peña"\r\n'
CHARTS = (
    SPANISH,
    "ID,Name\r\n1,José Núñez\r\n",
    "Need\r\nSeñor\r\n",
    "Año escolar;¿Cuándo?\r\n1;¡Sí!\r\n",
    "Name,Role\r\nZoë Müller,Coordinator\r\nFrançois Côté,Tutor\r\nAndré,Niño\r\n",
    "ESTRATEGIA;EDUCACIÓN\r\nNIÑOS;ÁREA\r\n",
)


def cells(path: Path, data: bytes) -> list[str]:
    path.write_bytes(data)
    return [cell.text for source in read_source(path) for cell in source.cells()]


@pytest.mark.parametrize("page", ["cp1252", "cp437", "cp850", "mac_roman", "utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("chart", CHARTS)
def test_code_pages_are_told_apart(chart: str, page: str) -> None:
    written = chart.replace("Á", "A").replace("Ó", "O") if page == "cp437" else chart  # it has no such capitals
    assert decoded(written.encode(page)) == written


@pytest.mark.parametrize("page", ["cp1252", "mac_roman"])
@pytest.mark.parametrize(
    "text",
    [
        "Children’s books – for “pre-K”…",
        "the LEA’s 80–90%; parents’ night",
        "‘Sí’ means “yes” — José said",
        "½ hour • 5 ≥ 3",
    ],
)
def test_typographic_signs_are_told_apart(text: str, page: str) -> None:
    written = text.replace("≥ ", "") if page == "cp1252" else text.replace("½", "1/2")
    assert decoded(written.encode(page)) == written


@given(st.text(st.characters(codec="cp1252", exclude_categories=("Cc",)), max_size=40))
def test_unicode_is_never_guessed_at(text: str) -> None:
    for encoding in ("utf-8", "utf-8-sig", "utf-16"):
        assert decoded(text.encode(encoding)) == text


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_wide_text_without_a_mark(encoding: str, tmp_path: Path) -> None:
    assert cells(tmp_path / "a.csv", SPANISH.encode(encoding))[-1] == "Niños de Muñoz\ny Peña"


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_separators_and_line_ends(separator: str, end: str, tmp_path: Path) -> None:
    lines = [separator.join(("ID", "Strategy")), separator.join(("1-1", f'"Train, teach;{end}and | more"')), ""]
    found = cells(tmp_path / "a.txt", end.join(lines).encode())
    assert found == ["ID", "Strategy", "1-1", f"Train, teach;{end}and | more"]


@pytest.mark.parametrize("first", ["sep=;\r\n", '"sep=;"\n', "SEP=;\r", "\ufeffsep=;\r\n", "sep=;;;\r\n"])
def test_a_line_that_tells_the_separator(first: str, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    assert cells(path, f"{first}ID;Strategy\r\n1-1;a,b\r\n".encode()) == ["ID", "Strategy", "1-1", "a,b"]
    assert read_source(path)[0].rows[0][0].place == "row 2, column 1"  # type: ignore[union-attr]


def test_the_end_that_dos_writes(tmp_path: Path) -> None:
    assert cells(tmp_path / "a.csv", b"ID,Strategy\r\n1-1,Train\r\n\x1a") == ["ID", "Strategy", "1-1", "Train"]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ('="1-1"', "1-1"),
        ('= "1-1"', "1-1"),
        ('=("1-1")', "1-1"),
        ('=T("1-1")', "1-1"),
        ('="""1-1"""', "1-1"),
        ('="say ""yes"""', 'say "yes"'),
        ("'1-2", "1-2"),
        ("\u20191-2", "1-2"),
        ("'2027-01-04", "2027-01-04"),
        ("'+5%", "+5%"),
        ("'90s", "'90s"),
        ("'tis 5", "'tis 5"),
        ("1-1'", "1-1'"),
        ('="a"&"b"', '="a"&"b"'),
        ("=A1", "=A1"),
    ],
)
def test_guards_around_values(written: str, read: str, tmp_path: Path) -> None:
    assert unwrapped(written) == read
    quoted = written.replace('"', '""')
    assert cells(tmp_path / "a.csv", f'ID,Strategy\r\n"{quoted}",x\r\n'.encode())[2] == read


@pytest.mark.parametrize(
    "text", ["Click or tap here to enter text.", "Click here to enter a date.", "Choose an item.", "[Enter text here]"]
)
def test_prompts(text: str) -> None:
    assert is_prompt(text)
    assert not is_prompt(f"{text} Train recruiters")


@pytest.mark.parametrize(
    ("text", "ticked", "others"),
    [
        ("☒ Yes ☐ No", ["Yes"], ["No"]),
        ("Yes ☑\nNo ☐", ["Yes"], ["No"]),
        ("■ Yes □ No", ["Yes"], ["No"]),
        ("✓ Yes ☐ No", ["Yes"], ["No"]),
        ("[X] Yes; [ ] No", ["Yes"], ["No"]),
        ("☐ Yes ☐ No", [], ["Yes", "No"]),
        ("☑ Adopted", ["Adopted"], []),
    ],
)
def test_choices(text: str, ticked: list[str], others: list[str]) -> None:
    found = choice(text)
    assert found is not None
    assert (list(found.ticked), list(found.others)) == (ticked, others)


@pytest.mark.parametrize("text", ["✓", "■ one ■ two", "☒", "see [1] and [2]", "Grade (x) 5", "☐ " + "long " * 9])
def test_what_is_no_choice(text: str) -> None:
    assert choice(text) is None
