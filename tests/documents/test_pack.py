"""What a monitor asks for: the list says where each document is, and the others stand beside it."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest

import workbook
from schemas.requirements import REQUIREMENTS
from sdp_xl import jobs
from sdp_xl.cli import main
from sdp_xl.documents import DOCUMENTS, FOLDERS
from sdp_xl.documents.pack import ASSETS
from tests.documents.office import TODAY, barriers, cells, desk
from tests.reliability.oracle import findings


@pytest.mark.parametrize("name", [workbook.EXAMPLE, workbook.MASTER])
def test_the_folder_holds_the_list_and_what_it_says_is_made(name: str, tmp_path: Path) -> None:
    folder = tmp_path / "Monitoring"
    path = desk(tmp_path, name)
    assert main(["write", "pack", str(path), "-o", str(folder), "--as-of", TODAY.isoformat()]) == 0
    assert {one.name for one in folder.iterdir()} == {DOCUMENTS[one].file for one in FOLDERS["pack"]}
    target = folder / DOCUMENTS["pack"].file
    documents, elements, outcomes = docx.Document(str(target)).tables
    rows = cells(documents)[1:]
    assert [*dict.fromkeys(row[0] for row in rows)] == [asset.title for asset in ASSETS]
    for title, place, day, standing in rows:
        assert title and (standing == "To attach") != (folder / place).is_file()
        assert day == "November 24, 2026" or standing == "To attach"
    assert len(elements.rows) == 1 + len(REQUIREMENTS)
    assert len(outcomes.rows) == 1 + len(jobs.load(path)["outcomes"].rows)
    assert not [*barriers(target)] and not findings(target)


def test_minutes_and_evidence_are_where_the_workbook_says(tmp_path: Path) -> None:
    path = desk(tmp_path)
    assert main(["write", "pack", str(path), "-o", str(tmp_path / "M"), "--as-of", TODAY.isoformat()]) == 0
    documents, _, outcomes = docx.Document(str(tmp_path / "M" / DOCUMENTS["pack"].file)).tables
    places = [row[1:3] for row in cells(documents)]
    held = [row for row in jobs.load(path)["meetings"] if row.says("status", "Held")]
    assert held and all(any(row.text("evidence") in place for place, _ in places) for row in held)
    assert ["No place in the workbook yet", "March 31, 2026"] in places
    assert cells(outcomes)[1][:3] == [
        "List of Management Team members",
        "Team sheet, members of the Management Team",
        "October 19, 2026",
    ]
