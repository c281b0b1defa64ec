"""Writing documents: each name makes its file, all of them fill a folder, and what cannot be is one sentence."""

from __future__ import annotations

from pathlib import Path

import pytest

import workbook
from schemas.model import Kind
from sdp_xl import files, jobs, scheduling
from sdp_xl.cli import main
from sdp_xl.documents import DOCUMENTS, Asked
from tests.documents.office import TODAY, barriers, desk

EXAMPLE = workbook.path(workbook.EXAMPLE)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_each_document_is_made_under_its_own_name(name: str, tmp_path: Path) -> None:
    target = tmp_path / DOCUMENTS[name].file
    assert target.suffix in DOCUMENTS[name].endings
    assert set(DOCUMENTS[name].options) <= set(Asked.__dataclass_fields__) - {"ending"}
    assert main(["write", name, str(EXAMPLE), "-o", str(target)]) == 0
    assert target.stat().st_size


def test_all_documents_stand_in_one_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["write", "all", str(EXAMPLE), "-o", str(tmp_path / "new" / "folder")]) == 0
    made = {path.name for path in (tmp_path / "new" / "folder").iterdir()}
    assert made == {document.file for document in DOCUMENTS.values()}
    told = capsys.readouterr().out
    assert all(f"Wrote {tmp_path / 'new' / 'folder' / name}" in told for name in made)


def test_of_all_documents_those_that_cannot_be_made_are_told_in_a_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "Documents"
    assert main(["write", "all", str(workbook.path(workbook.MASTER)), "-o", str(folder)]) == 0
    told = capsys.readouterr().out.splitlines()
    made = {path.name for path in folder.iterdir()}
    for document in DOCUMENTS.values():
        of_it = [line for line in told if document.file in line]
        begins = f"Wrote {folder / document.file}" if document.file in made else f"Not written: {document.file}. "
        assert len(of_it) == 1 and of_it[0].startswith(begins)
    assert len(made) == 5


def test_a_half_filled_plan_gets_each_of_its_documents(tmp_path: Path) -> None:
    path = desk(tmp_path)
    plan = jobs.load(path)
    halves = [row for key in ("strategies", "mpos", "project_plan", "results") for row in [*plan[key]][::2]]
    blanks = {
        (row.sheet, cell): None
        for row in (*halves, *plan["local_projects"])
        for key, cell in row.cells.items()
        if row.table.column(key).kind is not Kind.FORMULA
    }
    files.write_entries(path, blanks, {}, [], path)
    assert main(["write", "all", str(path), "-o", str(tmp_path / "Documents"), "--as-of", TODAY.isoformat()]) == 0
    made = {one.name: one for one in (tmp_path / "Documents").iterdir()}
    assert {*made} == {document.file for document in DOCUMENTS.values()}
    assert not [where for one in made.values() if one.suffix == ".docx" for where in barriers(one)]


def test_all_overwrites_nothing_unless_forced(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    there = tmp_path / DOCUMENTS["chart"].file
    there.write_bytes(b"mine")
    assert main(["write", "all", str(EXAMPLE), "-o", str(tmp_path)]) == 2
    assert "exists already" in capsys.readouterr().err
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"mine"]
    assert main(["write", "all", str(EXAMPLE), "-o", str(tmp_path), "--force"]) == 0
    assert there.read_bytes() != b"mine"


def test_all_are_made_of_one_timeline(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[scheduling.Timeline] = []
    make = scheduling.make
    monkeypatch.setattr(scheduling, "make", lambda plan: made.append(make(plan)) or made[-1])
    assert main(["write", "all", str(EXAMPLE), "-o", str(tmp_path)]) == 0
    assert len(made) == 1


def test_write_chart_is_the_chart_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = []
    for number, command in enumerate((["chart"], ["write", "chart"])):
        assert main([*command, str(EXAMPLE), "-o", str(tmp_path / f"{number}.csv")]) == 0
        told.append(capsys.readouterr().out.replace(f"{number}.csv", ""))
    assert told[0] == told[1]
    assert (tmp_path / "0.csv").read_bytes() == (tmp_path / "1.csv").read_bytes()
