"""Workbooks in the strict form of Office Open XML: every command that only reads takes them as any other."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import workbook
from sdp_xl.cli import main
from sdp_xl.files import read
from tests.files.zips import operate, strict_copy, swap

EXAMPLE = workbook.path(workbook.EXAMPLE)
DAY = ("--as-of", "2026-11-24")


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the example as Plan.xlsx, and its strict form under the same name in a folder of its own."""
    for name in ("usual", "strict"):
        (tmp_path / name).mkdir()
    (tmp_path / "usual/Plan.xlsx").write_bytes(EXAMPLE.read_bytes())
    strict_copy(EXAMPLE, tmp_path / "strict/Plan.xlsx")
    monkeypatch.setenv("COLUMNS", "200")
    return tmp_path


def test_a_strict_workbook_holds_the_same(desk: Path) -> None:
    usual, strict = read(desk / "usual/Plan.xlsx"), read(desk / "strict/Plan.xlsx")
    assert strict._replace(digest=usual.digest) == usual


def test_dates_as_the_strict_form_writes_them(tmp_path: Path) -> None:
    path = strict_copy(EXAMPLE, tmp_path / "Plan.xlsx")
    operate(path, sheet1=swap("<sheetData>", '<sheetData><row r="1"><c r="A1" t="d"><v>2027-03-01</v></c></row>'))
    assert next(iter(read(path).sheets.values()))[0][0] == date(2027, 3, 1)


@pytest.mark.parametrize(
    "command",
    [
        ("check", "Plan.xlsx", *DAY),
        ("timeline", "Plan.xlsx", *DAY),
        ("mpo", "Plan.xlsx"),
        ("fix", "Plan.xlsx"),
        ("compare", str(EXAMPLE), "Plan.xlsx"),
        ("rollup", "Plan.xlsx", "-o", "Out.json", *DAY),
        ("report", "Plan.xlsx", "-o", "Out.html", *DAY),
        ("write", "draft", "Plan.xlsx", "-o", "Out.docx", *DAY),
        ("chart", "Plan.xlsx", "-o", "Out.csv"),
    ],
    ids=lambda command: command[0],
)
def test_reading_commands_tell_the_same(
    desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], command: tuple[str, ...]
) -> None:
    told = []
    for name in ("usual", "strict"):
        monkeypatch.chdir(desk / name)
        code = main(command)
        assert code < 2, capsys.readouterr().err
        told.append((code, capsys.readouterr().out, [path.name for path in sorted(Path().iterdir())]))
    assert told[0] == told[1]


@pytest.mark.parametrize(
    "command",
    [
        ("check", "Plan.xlsx", "-o", "Out.xlsx", *DAY),
        ("check", "Plan.xlsx", "--in-place", *DAY),
        ("timeline", "Plan.xlsx", "--in-place", *DAY),
        ("share", "Plan.xlsx", "-o", "Out.xlsx"),
        ("merge", str(EXAMPLE), "Plan.xlsx", str(EXAMPLE), "-o", "Out.xlsx"),
        ("compare", str(EXAMPLE), "Plan.xlsx", "-o", "Out.xlsx"),
    ],
    ids=lambda command: " ".join(word for word in command if not word.endswith("xlsx")),
)
def test_writing_commands_say_how_to_save_it(
    desk: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], command: tuple[str, ...]
) -> None:
    monkeypatch.chdir(desk / "strict")
    before = Path("Plan.xlsx").read_bytes()
    assert main(command) == 2
    assert capsys.readouterr().err.endswith(
        "Plan.xlsx: this workbook is saved as “Strict Open XML Spreadsheet”, which can be read but not changed; "
        "open it in Excel and save it as “Excel Workbook (*.xlsx)”.\n"
    )
    assert [path.name for path in Path().iterdir()] == ["Plan.xlsx"]
    assert Path("Plan.xlsx").read_bytes() == before
