"""What a file says of its cells beside their values: linked data types, and totals rows of tables."""

from __future__ import annotations

from pathlib import Path

import xlsxwriter

from schemas.values import ErrorValue
from sdp_xl.checking import check
from sdp_xl.files.read import read
from tests.files.zips import operate, swap
from tests.markdown import TODAY


def needs(path: Path) -> Path:
    """A sheet of needs with a totals row, and an error in the place of the text of the first need."""
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Needs")
        headers = [{"header": text} for text in ("ID", "Need", "Goal area", "Kind of need")]
        headers[2]["total_function"] = "count"
        sheet.add_table("A4:D7", {"name": "sdp_needs", "columns": headers, "total_row": True})
        sheet.write_formula("B5", "=1/0", None, "#VALUE!")
        sheet.write_row("A5", ["1.1"])
        sheet.write_row("A6", ["1.2", "Tutors are few"])
    return path


def test_a_totals_row_of_a_table_is_no_record(tmp_path: Path) -> None:
    grid = read(needs(tmp_path / "Plan.xlsx"))
    assert grid.totals == {"Needs": {7}}
    (told,) = check.run(grid, today=TODAY, only={"SDP020"}).findings
    assert (told.cell, told.message) == ("A7", "Totals stand here, and are not read as a row.")
    assert not [one for one in check.run(grid, today=TODAY).findings if one.cell[1:] == "7" and one.rule != "SDP020"]


def test_a_linked_data_type_is_told_with_what_to_do(tmp_path: Path) -> None:
    grid = read(operate(needs(tmp_path / "Plan.xlsx"), sheet1=swap('r="B5"', 'r="B5" vm="1"')))
    assert grid.sheets["Needs"][4][1] == ErrorValue("#VALUE!", linked=True)
    (told,) = check.run(grid, today=TODAY, only={"SDP106"}).findings
    assert "Convert to Text" in told.fix
    (usual,) = check.run(read(needs(tmp_path / "Usual.xlsx")), today=TODAY, only={"SDP106"}).findings
    assert "Convert to Text" not in usual.fix
