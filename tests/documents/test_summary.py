"""The summary for parents: both languages say the same in plain words, and what has no Spanish is told."""

from __future__ import annotations

import re
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

import workbook
from sdp_xl import jobs
from sdp_xl.build.catalogs import catalogs
from sdp_xl.cli import main
from sdp_xl.documents.summary import words
from tests.documents.office import TODAY, barriers, desk, set_cells, texts
from tests.reliability.oracle import findings

ROOT = Path(__file__).parents[2]
SENTENCES = [text for text in words.EVERY if len(text.split()) > 3 and text not in (words.MEETING, words.ONLY_ENGLISH)]


def summary(path: Path, *more: str) -> Path:
    target = path.with_name("Summary.docx")
    command = ["write", "summary", str(path), "-o", str(target), "--as-of", TODAY.isoformat(), "--force"]
    assert main([*command, *more]) == 0
    return target


def syllables(word: str) -> int:
    """Vowels in a row are one; a silent e at the end is none."""
    groups = len(re.findall(r"[aeiouyáéíóúü]+", word.lower()))
    silent = word.lower().endswith("e") and not word.lower().endswith(("le", "ee")) and groups > 1
    return max(groups - silent, 1)


def measured(text: str) -> tuple[float, float]:
    """Words a sentence, and syllables a word."""
    plain = re.sub(r"\{\w+\}|_+", "", text)
    said = re.findall(r"[^\W\d_]+", plain)
    return len(said) / max(len(re.findall(r"[.?!:]", plain)), 1), sum(map(syllables, said)) / len(said)


def test_the_measure_is_flesch_kincaids() -> None:
    """Their formula on a text of known grade: the Gettysburg Address is for grade 10 to 12, a primer for 1 or less."""
    hard = (
        "Four score and seven years ago our fathers brought forth on this continent a new nation conceived in liberty "
        "and dedicated to the proposition that all men are created equal."
    )
    assert grade(hard) > 10 and grade("The cat sat on the mat. The dog ran to the cat.") < 1


def grade(text: str) -> float:
    """Flesch-Kincaid, for English."""
    long, heavy = measured(text)
    return 0.39 * long + 11.8 * heavy - 15.59


def test_the_english_words_are_for_grade_eight_or_lower() -> None:
    assert grade(" ".join(SENTENCES)) <= 6
    assert max(map(grade, SENTENCES)) <= 8, max(SENTENCES, key=grade)


def test_the_spanish_words_are_easy() -> None:
    """Fernández Huerta: 70 and more is easy, for grade 7 or lower."""
    say = words.translated("es")
    long, heavy = measured(" ".join(map(say, SENTENCES)))
    assert 206.84 - 60 * heavy - 1.02 * long >= 70


def test_each_language_has_every_text_and_its_blanks() -> None:
    for language in words.LANGUAGES:
        say = words.translated(language)
        for text in words.EVERY:
            assert language == "en" or text == words.MEETING or say(text) != text, text
            assert set(re.findall(r"\{\w+\}", say(text))) == set(re.findall(r"\{\w+\}", text))


def test_catalogs_are_current() -> None:
    for path, data in catalogs(ROOT).items():
        assert path.read_bytes() == data, f"{path.name} is stale: run sdp-xl build"


def test_both_languages_say_the_same_each_on_a_side_of_one_sheet(tmp_path: Path) -> None:
    target = summary(desk(tmp_path))
    found = docx.Document(str(target)).paragraphs
    turn = next(n for n, one in enumerate(found) if n and one.style and one.style.name == "Heading 1")
    sides = found[:turn], found[turn:]
    assert [one.style and one.style.name for one in sides[0]] == [one.style and one.style.name for one in sides[1]]
    assert found[turn].paragraph_format.page_break_before
    languages = [{one.get(qn("w:val")) for text in side for one in text._p.iter(qn("w:lang"))} for side in sides]
    assert languages == [set(), {"es-US"}]
    plan = jobs.load(workbook.path(workbook.EXAMPLE))
    adopted = [row for row in plan["strategies"] if row.says("status", "Adopted")]
    whole = "\n".join(texts(target))
    assert all(row.text("strategy") in whole and row.text("spanish") in whole for row in adopted)
    assert all(row.text("strategy") not in whole for row in plan["strategies"] if row not in adopted)
    assert "6 de mayo de 2027 (en persona y en línea, inglés, español, Mixteco)" in whole
    assert "May 6, 2027 (Hybrid, English, Spanish, Mixteco)" in whole and "September 24, 2026" not in whole
    assert not [*barriers(target)] and not findings(target)


def test_what_has_no_spanish_is_told_and_shown_in_english(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = desk(tmp_path)
    summary(path)
    assert "all texts of the plan are there in Spanish" in capsys.readouterr().out
    set_cells(path, {("strategies", "2-1", "spanish"): None, ("mpos", "4A", "spanish"): None})
    whole = "\n".join(texts(summary(path)))
    told = capsys.readouterr().out
    assert "1 strategy without Spanish, shown in English: 2-1." in told and "1 MPO without Spanish" in told
    assert whole.count("por ahora solo en inglés") == 2


def test_one_language_alone_and_an_unknown_one(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = desk(tmp_path)
    whole = "\n".join(texts(summary(path, "--lang", "es")))
    assert "¿Qué es este plan?" in whole and "What is this plan?" not in whole
    assert main(["write", "summary", str(path), "-o", str(tmp_path / "S.docx"), "--lang", "en,fr"]) == 2
    assert "There is no summary in “fr” yet: en and es are there." in capsys.readouterr().err


def test_an_option_of_another_document_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["write", "chart", str(desk(tmp_path)), "-o", str(tmp_path / "C.docx"), "--lang", "es"]) == 2
    assert "“write chart” has no option --lang." in capsys.readouterr().err


def test_an_empty_plan_promises_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = summary(desk(tmp_path, workbook.MASTER))
    assert "it says nothing of strategies and MPOs, since there are none yet." in capsys.readouterr().out
    assert words.WHAT in texts(target) and words.SERVICES not in texts(target) and words.PROMISES not in texts(target)
