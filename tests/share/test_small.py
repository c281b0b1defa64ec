"""A shared copy holds no small number of children: not on Results, and not on the page that an earlier check wrote."""

from __future__ import annotations

import warnings
from pathlib import Path

import openpyxl
import pytest

import workbook
from sdp_xl.cli import main
from sdp_xl.files import read

NUMBERS = ("D", "E", "F")


def opened(path: Path) -> openpyxl.Workbook:
    """The workbook in openpyxl, which says that it leaves out what Excel alone knows."""
    with warnings.catch_warnings(action="ignore"):
        return openpyxl.load_workbook(path)


def filled(path: Path, rows: dict[int, tuple[object, ...]], size: int | None = None) -> Path:
    """The master with these rows of Results, and the size below which numbers are hidden."""
    book = opened(workbook.path(workbook.MASTER))
    for number, row in rows.items():
        for column, value in enumerate(row, 1):
            book["Results"].cell(number, column, value)
    mpos = book["MPOs"]
    mpos["A5"], mpos["C5"] = "1A", "By May 2028, 80% of children will gain 5 points as measured by the literacy check"
    answers = {row[0].value: row[1] for row in book["Settings"].iter_rows(min_row=5, max_col=2)}
    answers["Hide numbers of children below"].value = size
    book.save(path)
    return path


def cells(path: Path, sheet: str, row: int, columns: tuple[str, ...]) -> list[object]:
    values = (*read(path).sheets[sheet][row - 1], *[None] * 26)
    return [values[ord(column) - 65] for column in columns]


ROWS: dict[int, tuple[object, ...]] = {
    5: ("1A", "2025-26", "All", 100, 60, 0.6, "Check", "Why not"),
    6: ("1A", "2025-26", "PFS", 6, 4),
    7: ("1A", "2025-26", "Others than PFS", 94, 56),
    8: ("1A", "2024-25", "All", 50, 30),
    9: (None, None, None, 7),
}


def test_small_numbers_and_what_would_tell_them(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plan = filled(tmp_path / "Plan.xlsx", ROWS)
    assert main(["share", str(plan), "-o", str(tmp_path / "Copy.xlsx")]) == 0
    told = capsys.readouterr().out
    assert "  5 × number of a few children: Results!D6:D7, Results!D9, Results!E6:E7" in told
    assert "the texts of Results (Source, Why, Decision)" in told
    copy = tmp_path / "Copy.xlsx"
    assert cells(copy, "Results", 5, NUMBERS) == [100, 60, 0.6]
    assert cells(copy, "Results", 6, NUMBERS) == cells(copy, "Results", 7, NUMBERS) == ["Hidden", "Hidden", None]
    assert cells(copy, "Results", 8, NUMBERS) == [50, 30, None]
    assert cells(copy, "Results", 9, NUMBERS) == ["Hidden", None, None]


def test_the_copy_can_be_checked_without_noise(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plan = filled(tmp_path / "Plan.xlsx", {key: row for key, row in ROWS.items() if key < 9})
    main(["share", str(plan), "-o", str(tmp_path / "Copy.xlsx")])
    capsys.readouterr()
    main(["check", str(tmp_path / "Copy.xlsx"), "--as-of", "2027-01-15"])
    shared = capsys.readouterr().out
    main(["check", str(plan), "--as-of", "2027-01-15"])
    assert shared == capsys.readouterr().out.replace("Plan.xlsx", "Copy.xlsx")


def test_what_an_earlier_check_wrote_is_hidden_too(tmp_path: Path) -> None:
    plan = filled(tmp_path / "Plan.xlsx", {8: ROWS[8], 9: ("1A", "2025-26", "All", 50, 33)}, size=5)
    main(["check", str(plan), "--in-place", "--as-of", "2027-01-15"])
    written = ("F", "G", "H", "J")
    assert cells(plan, "Results by Year", 6, written) == ["50", "33", "66%", "+6 points"]
    book = opened(plan)
    settings = {row[0].value: row[1] for row in book["Settings"].iter_rows(min_row=5, max_col=2)}
    settings["Hide numbers of children below"].value = 20
    book.save(plan)
    assert main(["share", str(plan), "-o", str(tmp_path / "Copy.xlsx")]) == 0
    assert cells(tmp_path / "Copy.xlsx", "Results by Year", 6, written) == ["50", "Hidden", "Hidden", "Hidden"]
    assert cells(tmp_path / "Copy.xlsx", "Results", 9, NUMBERS) == [50, "Hidden", None]
