"""What the tool knows it mends: every sure suggestion is applied and its finding goes; nothing else is touched."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import openpyxl
import pytest

import sdp_xl
import workbook
from schemas.tables import ENTRY_TABLES
from schemas.values import Value
from sdp_xl.checking.check import Report
from sdp_xl.checking.fixes import applicable, applied, listed, suggestions
from sdp_xl.cli import main
from sdp_xl.files import backups, read
from sdp_xl.files.ooxml.package import Package
from sdp_xl.jobs import new, written
from sdp_xl.plan.findings import Suggestion
from sdp_xl.written.shown import as_excel_shows
from tests.markdown import TODAY, cases
from tests.test_plans import PLANS
from tests.test_plans import report as plan_report
from tests.test_rules import FILES

EXAMPLE = workbook.path(workbook.EXAMPLE)

MESS: dict[tuple[str, str], Value] = {
    ("Meetings", "C5"): "July27, 2026",
    ("Team", "A6"): None,
    ("Strategies", "A6"): date(2026, 1, 2),
}
"""What a person may have typed into the example."""


def reports() -> list[Report]:
    """All the little workbooks of the rules, and three States' plans."""
    found = [plan_report(plan) for plan in PLANS]
    for path in FILES.values():
        found += [
            sdp_xl.check(case.grid, today=case.today) for case in cases(path.read_text("utf-8")) if case.grid.names
        ]
    return found


def test_every_sure_suggestion_applied_makes_its_finding_go_and_brings_no_error() -> None:
    tried: set[str] = set()
    for before in reports():
        found = applicable(before.plan.grid, suggestions(before))
        if not found:
            continue
        after = sdp_xl.check(applied(before.plan.grid, found), today=before.plan.today)
        left = {(one.rule, one.sheet, one.cell, one.message) for one in after.findings}
        for finding in before.findings:
            if finding.suggestions and set(finding.suggestions) <= set(found):
                tried.add(finding.rule)
                assert (finding.rule, finding.sheet, finding.cell, finding.message) not in left
        cells = {(one.sheet, one.cell) for one in found}
        was = {(one.rule, one.sheet, one.cell) for one in before.findings}
        new = [one for one in after.findings if (one.sheet, one.cell) in cells and one.rule[3] == "1"]
        assert [one for one in new if (one.rule, one.sheet, one.cell) not in was] == []
    assert {"SDP102", "SDP103", "SDP104", "SDP105", "SDP108", "SDP112", "SDP119", "SDP426"} <= tried


def test_the_words_and_the_deed_are_the_same() -> None:
    """What a fix says to type is what its suggestion enters."""
    for before in reports():
        for finding in before.findings:
            for one in finding.suggestions:
                if finding.rule in ("SDP102", "SDP104", "SDP105", "SDP112") and one.sure:
                    shown = f"{one.then:.0%}" if isinstance(one.then, float) else as_excel_shows(one.then)
                    assert shown in finding.fix, (finding.fix, one)


def case(rows: str) -> tuple[Suggestion, ...]:
    text = f"# Fixes\n## one\nOther sheets: as in the master\n### Strategies\n{rows}"
    one = cases(text)[0]
    return suggestions(sdp_xl.check(one.grid, today=one.today))


def test_list_words_by_their_short_names_and_no_guesses() -> None:
    head = "| ID | Strategy | Population | Status |\n|---|---|---|---|\n"
    osy, both, typo = (
        next(one for one in case(f'{head}| "1-1" | Tutoring | {word} | Adopted |\n') if one.cell == "C5")
        for word in ("OSY", "OSY; Elementary", "Preschol")
    )
    assert osy.sure and osy.then == "Out-of-school youth (OSY)"
    assert both.sure and both.then == "Out-of-school youth (OSY); Elementary (K-5)"
    assert not typo.sure and typo.then == "Preschool"


def test_an_id_that_others_refer_to_is_left_to_staff() -> None:
    rows = '| ID | Need | Kind of need |\n|---|---|---|\n| "1" | a | Other need to take part in school |\n'
    text = (
        "# Fixes\n## one\nOther sheets: as in the master\n### Needs\n"
        f'{rows}| "1" | b | Other need to take part in school |\n'
        '### Alignment Chart\n| Goal area | Need ID |\n|---|---|\n| Reading | "1" |\n'
    )
    one = cases(text)[0]
    found = suggestions(sdp_xl.check(one.grid, today=one.today))
    assert [(one.then, one.sure) for one in found if one.cell == "A6" and one.sheet == "Needs"] == [("2", False)]
    free = cases(text.replace('| Reading | "1" |', "| Reading | |"))[0]
    found = suggestions(sdp_xl.check(free.grid, today=free.today))
    assert [(one.then, one.sure) for one in found if one.cell == "A6" and one.sheet == "Needs"] == [("2", True)]


def test_a_cell_that_changed_and_a_formula_are_left_alone() -> None:
    one = Suggestion(sheet="Team", cell="B2", now="a", then="b", why="")
    grid = read(EXAMPLE)
    assert applicable(grid, [one]) == ()
    assert "and 5 more" in listed([one] * 20)


@pytest.fixture
def messy(tmp_path: Path) -> Path:
    plan = new(tmp_path / "Plan.xlsx", example=True)
    written(plan, plan, (), read(plan), cells=MESS)
    for backup in backups(plan):
        backup.path.unlink()
    return plan


def test_without_a_target_fix_lists_and_writes_nothing(messy: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = messy.read_bytes()
    assert main(["fix", str(messy), "--as-of", TODAY.isoformat()]) == 1
    told = capsys.readouterr().out
    assert "Meetings!C5: July27, 2026 → 7/27/2026" in told and "--in-place" in told
    assert messy.read_bytes() == before and not backups(messy)
    assert main(["fix", str(messy), "--format", "json"]) == 1
    found = json.loads(capsys.readouterr().out)["suggestions"]
    assert {(one["cell"], one["then"]) for one in found if one["sure"]} >= {("C5", "2026-07-27")}


def test_in_place_it_mends_what_is_sure_keeps_a_backup_and_every_other_cell(messy: Path) -> None:
    before = read(messy)
    found = applicable(before, suggestions(sdp_xl.check(messy, today=TODAY)))
    main(["fix", str(messy), "--in-place", "--as-of", TODAY.isoformat()])
    after = read(messy)
    wanted = applied(before, found)
    for sheet in (table.sheet for table in ENTRY_TABLES):
        assert [list(row) for row in after.sheets[sheet]] == [list(row) for row in wanted.sheets[sheet]]
    assert {(one.sheet, one.cell) for one in found} == set(MESS)
    assert len(backups(messy)) == 1
    assert after.sheets["Findings"][2][0]  # checked anew


@pytest.mark.parametrize("sheet", ["Feedback", "Pre-Planning", "Needs", "Findings", "Settings"])
@pytest.mark.filterwarnings("ignore::UserWarning")
def test_a_deleted_sheet_comes_back_with_table_lists_and_names_and_all_else_stays(tmp_path: Path, sheet: str) -> None:
    plan, back = tmp_path / "Plan.xlsx", tmp_path / "Back.xlsx"
    book = openpyxl.load_workbook(EXAMPLE)
    del book[sheet]
    book.save(plan)
    assert main(["fix", str(plan), "--restore-sheet", sheet.lower(), "-o", str(back)]) == 0
    lost, found, master = (openpyxl.load_workbook(path) for path in (plan, back, workbook.path(workbook.MASTER)))
    assert found.sheetnames == [*lost.sheetnames, sheet]
    new, old = found[sheet], master[sheet]
    assert [[cell.value for cell in row] for row in new.rows] == [[cell.value for cell in row] for row in old.rows]
    assert new.tables.items() == old.tables.items()
    assert {(str(one.sqref), one.formula1) for one in new.data_validations.dataValidation} == {
        (str(one.sqref), one.formula1) for one in old.data_validations.dataValidation
    }
    for cell in ("A1", "A4", "A5", "B5", "C6"):
        one, other = new[cell], old[cell]
        for look in ("font", "fill", "border", "number_format"):
            assert repr(getattr(one, look)) == repr(getattr(other, look))
    assert new.print_title_rows == old.print_title_rows
    numbers = [table.id for tab in found for table in tab.tables.values()]
    assert len(numbers) == len(set(numbers))
    was, now = (Package(path, path.read_bytes()) for path in (plan, back))
    changed = {"[content_types].xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml"}
    for entry in was.entries:
        if entry.filename.lower() not in changed:
            assert now.part(entry.filename) == was.raw(entry), entry.filename
    assert not [one for one in sdp_xl.check(back, today=TODAY).findings if one.rule in ("SDP001", "SDP009", "SDP012")]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--restore-sheet", "Team", "--in-place"], "still has the sheet “Team”"),
        (["--restore-sheet", "Feedbak", "--in-place"], "Did you mean “Feedback”?"),
        (["--restore-sheet", "Feedback"], "say where to"),
    ],
)
def test_what_cannot_be_brought_back(
    tmp_path: Path, words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    plan = new(tmp_path / "Plan.xlsx")
    before = plan.read_bytes()
    assert main(["fix", str(plan), *words]) == 2
    assert said in capsys.readouterr().err and plan.read_bytes() == before
