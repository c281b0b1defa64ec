"""Tables are found wherever staff move them: each drift is one finding, all other findings stay the same."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date
from functools import cache

import pytest

import workbook
from schemas.tables import ENTRY_TABLES, table
from schemas.values import Value
from sdp_xl import files
from sdp_xl.checking import check
from sdp_xl.plan.findings import Finding
from sdp_xl.plan.grid import Grid, SheetRows
from sdp_xl.plan.locate import locate
from tests.markdown import TODAY

Cells = list[list[Value]]

EMPTIED = {"Team": "B6", "Needs": "D7", "Strategies": "C5", "MPOs": "C8", "Project Plan": "H9"}
"""Cells of the example that these tests empty, so that there is something to find."""


@cache
def example() -> Grid:
    """The example with some cells emptied, and without the facts that only the file door knows."""
    grid = files.read(workbook.path("sdp-example.xlsx"))
    sheets = {name: [list(row) for row in rows] for name, rows in grid.sheets.items()}
    for sheet, cell in EMPTIED.items():
        sheets[sheet][int(cell[1:]) - 1][ord(cell[0]) - 65] = None
    return grid._replace(sheets=sheets, tables=None, dropdowns=None, formulas=None)


@cache
def before() -> check.Report:
    return check.run(example(), today=TODAY)


def substance(findings: tuple[Finding, ...]) -> Counter[tuple[str, ...]]:
    """What is found, without where it stands and without family 0."""
    return Counter((f.rule, f.table, f.row_id, f.header, f.message) for f in findings if f.rule[3] != "0")


def drift(findings: tuple[Finding, ...]) -> list[str]:
    return [finding.rule for finding in findings if finding.rule[3] == "0"]


def changed(grid: Grid, sheet: str, change: Callable[[Cells], Cells]) -> Grid:
    cells = [list(row) for row in grid.sheets[sheet]]
    return grid._replace(sheets={**grid.sheets, sheet: change(cells)})


def without(grid: Grid, sheet: str) -> dict[str, SheetRows]:
    return {name: rows for name, rows in grid.sheets.items() if name != sheet}


def renamed(old: str, new: str) -> Callable[[Grid], Grid]:
    return lambda grid: grid._replace(sheets={new if name == old else name: rows for name, rows in grid.sheets.items()})


def header(change: Callable[[list[Value]], list[Value]], sheet: str = "Strategies") -> Callable[[Grid], Grid]:
    return lambda grid: changed(grid, sheet, lambda cells: [*cells[:3], change(cells[3]), *cells[4:]])


def each_row(change: Callable[[list[Value]], list[Value]], sheet: str = "Strategies") -> Callable[[Grid], Grid]:
    def change_all(cells: Cells) -> Cells:
        wide = len(cells[3])
        return [*cells[:3], *(change([*row, *[None] * (wide - len(row))]) for row in cells[3:])]

    return lambda grid: changed(grid, sheet, change_all)


def with_one_header(old: str, new: str) -> Callable[[Grid], Grid]:
    return header(lambda row: [new if text == old else text for text in row])


DRIFTS: dict[str, tuple[Callable[[Grid], Grid], list[str]]] = {
    "sheet renamed": (renamed("Strategies", "What we do"), ["SDP002"]),
    "sheet misspelt": (renamed("Strategies", "Stratgies"), ["SDP002"]),
    "phase sheet renamed": (renamed("Development", "Phase two"), ["SDP002"]),
    "lists renamed": (renamed("Lists", "Our words"), ["SDP002"]),
    "a header renamed beyond recognition": (with_one_header("Recommendations for implementation", "Tips"), ["SDP005"]),
    "Start deleted": (lambda grid: grid._replace(sheets=without(grid, "Start")), ["SDP017"]),
    "sheets in another order": (
        lambda grid: grid._replace(sheets=dict(reversed(list(grid.sheets.items())))),
        [],
    ),
    "sheet hidden": (lambda grid: grid._replace(hidden=frozenset({"Strategies"})), ["SDP003"]),
    "column inserted": (each_row(lambda row: [*row[:2], None, *row[2:]]), ["SDP007"]),
    "own column inserted": (
        lambda grid: header(lambda row: [*row[:2], "Region of the State", *row[3:]])(
            each_row(lambda row: [*row[:2], "x", *row[2:]])(grid)
        ),
        ["SDP007"],
    ),
    "columns reordered": (each_row(lambda row: [*row[::-1]]), ["SDP007"]),
    "first column empty": (each_row(lambda row: [None, *row]), ["SDP007"]),
    "header in capitals": (with_one_header("Strategy", "STRATEGY"), ["SDP006"]),
    "header with a no-break space": (with_one_header("Goal area", "Goal\u00a0area "), ["SDP006"]),
    "header by another name": (with_one_header("Strategy", "Solution strategy"), ["SDP006"]),
    "header misspelt": (with_one_header("Population", "Populaton"), ["SDP006"]),
    "header in other words": (with_one_header("Strategy", "Full text of the strategies"), ["SDP006"]),
    "own column named in other words, beside the real one": (
        lambda grid: header(lambda row: [*row[:2], "Strategy statement", *row[3:]])(
            each_row(lambda row: [*row[:2], "x", *row[2:]])(grid)
        ),
        ["SDP007"],
    ),
    "header on two lines": (with_one_header("Delivered with", "Delivered\nwith"), ["SDP006"]),
    "letterhead above": (
        lambda grid: changed(grid, "Strategies", lambda cells: [["Department"], [None], [None], *cells]),
        ["SDP008"],
    ),
    "title rows deleted": (lambda grid: changed(grid, "Strategies", lambda cells: cells[3:]), ["SDP008"]),
    "blank rows between": (
        lambda grid: changed(grid, "Strategies", lambda cells: [*cells[:8], *([[None]] * 50), *cells[8:]]),
        [],
    ),
    "a stray note below": (
        lambda grid: changed(
            grid, "Team", lambda cells: [*cells[: 5 + 25], *([[None]] * 3), [None, None, "Source: survey"]]
        ),
        ["SDP013"],
    ),
    "a stray cell far right": (
        each_row(lambda row: [*row, *([None] * 20), "seen by the director"] if row[0] == "1-1" else row),
        [],
    ),
    "settings moved": (
        lambda grid: changed(grid, "Settings", lambda cells: [[None, *row] for row in [["x"], *cells]]),
        [],
    ),
}


@pytest.mark.parametrize("name", DRIFTS)
def test_each_drift_is_one_finding_and_all_others_stay(name: str) -> None:
    change, expected = DRIFTS[name]
    after = check.run(change(example()), today=TODAY)
    assert drift(after.findings) == expected
    assert substance(after.findings) == substance(before().findings)


def test_the_example_has_no_drift_but_what_these_tests_took_away() -> None:
    assert drift(before().findings) == []
    report = check.run(files.read(workbook.path("sdp-example.xlsx")), today=TODAY)
    assert drift(report.findings) == []


def test_addresses_follow_the_cells() -> None:
    moved = changed(example(), "Strategies", lambda cells: [["x"], [None], *([None, None, *row] for row in cells)])
    found = [f for f in check.run(moved, today=TODAY).findings if f.rule == "SDP101" and f.table == "strategies"]
    assert [f.cell for f in found] == ["E7"]  # C5 two rows down and two columns to the right


def test_facts_of_the_file_door_tell_what_was_overwritten() -> None:
    real = files.read(workbook.path("sdp-example.xlsx"))
    assert real.tables and real.dropdowns and real.formulas
    without_table = real._replace(tables={k: v for k, v in real.tables.items() if k != "sdp_team"})
    assert drift(check.run(without_table, today=TODAY).findings) == ["SDP009"]
    without_list = real._replace(dropdowns={**real.dropdowns, "Feedback": ()})
    assert set(drift(check.run(without_list, today=TODAY).findings)) == {"SDP010"}
    without_formula = real._replace(formulas={**real.formulas, "Alignment Chart": frozenset()})
    assert drift(check.run(without_formula, today=TODAY).findings) == ["SDP011"] * 5


@pytest.mark.parametrize("name", ["Findings", "Timeline"])
def test_a_lost_generated_sheet_is_one_finding(name: str) -> None:
    grid = example()._replace(sheets=without(example(), name))
    assert drift(check.run(grid, today=TODAY).findings) == ["SDP012"]


@pytest.mark.parametrize("lost", [one.sheet for one in ENTRY_TABLES])
def test_a_lost_sheet_is_one_finding_and_never_an_exception(lost: str) -> None:
    grid = example()._replace(sheets=without(example(), lost))
    report = check.run(grid, today=TODAY)
    assert drift(report.findings) == ["SDP001"]
    assert "SDP901" not in {finding.rule for finding in report.findings}


def test_every_header_and_alias_means_one_column_of_its_table() -> None:
    from schemas.values import fold

    for one in ENTRY_TABLES:
        names = [fold(name) for column in one.columns for name in (column.header, *column.aliases)]
        assert len(names) == len(set(names)), one.key


def test_all_tables_of_the_example_are_found_where_they_are() -> None:
    book = locate(example(), today=TODAY)
    for one in ENTRY_TABLES:
        assert book[one.key].present and book[one.key].sheet == one.sheet
    assert len(book["team"].rows) == 25
    assert book.settings.date("cycle_end") is not None
    assert table("settings").form


LINKED_IDS = ("targets", "needs", "strategies", "mpos", "evaluation", "meetings", "project_plan", "development")


@pytest.mark.parametrize("key", LINKED_IDS)
def test_an_id_that_became_a_date_is_one_finding_and_what_refers_to_it_none(key: str) -> None:
    sheet = table(key).sheet
    spoiled = changed(example(), sheet, lambda cells: [*cells[:4], [date(2026, 1, 1), *cells[4][1:]], *cells[5:]])
    new = substance(check.run(spoiled, today=TODAY).findings) - substance(before().findings)
    assert [rule for rule, *_ in new.elements() if rule != "SDP101"] == ["SDP105"]


LOST_COLUMNS = {
    # what a lost column may bring besides its own finding: the elements of the law that it would show
    "Strategies!ID": {"SDP612", "SDP613"},
    "Needs!ID": set(),
    "Needs!Population": {"SDP612", "SDP613"},
    "Meetings!ID": set(),
    "MPOs!By (deadline)": set(),
    "Evaluation!Use of results": {"SDP611"},
    "Alignment Chart!Evaluation ID": set(),
    "Alignment Chart!Strategy ID": set(),
    "Project Plan!ID": set(),
    "Project Plan!Start": set(),
    "Strategies!Status": {"SDP610", "SDP612", "SDP613", "SDP701"},
    "Exceptions!Reason": set(),
}


@pytest.mark.parametrize("place", LOST_COLUMNS)
def test_a_lost_column_is_one_finding_and_no_flood(place: str) -> None:
    sheet, _, lost = place.partition("!")
    at = list(example().sheets[sheet][3]).index(lost)
    wide = len(example().sheets[sheet][3])
    grid = each_row(lambda row: row[:at] + row[at + 1 :] if len(row) >= wide else row, sheet)(example())
    found = check.run(grid, today=TODAY).findings
    assert [rule for rule in drift(found) if rule in ("SDP004", "SDP005")] in (["SDP004"], ["SDP005"])
    new = {(f.rule, f.table, f.header) for f in found} - {(f.rule, f.table, f.header) for f in before().findings}
    assert {rule for rule, *_ in new if rule[3] != "0"} == LOST_COLUMNS[place]
    assert all(f.message for f in found)


@pytest.mark.parametrize("blank", [59, 60, 200])
def test_what_stands_below_many_blank_rows_is_read_or_told(blank: int) -> None:
    row: list[Value] = ["P999", None, "Visit the camps once a month", "State Director"]
    grid = changed(example(), "Project Plan", lambda cells: [*cells, *([[]] * blank), row])
    end = len(example().sheets["Project Plan"]) + blank + 1
    told = [one.cell for one in check.run(grid, today=TODAY).findings if one.rule == "SDP013"]
    assert told == ([] if blank < 60 else [f"A{end}"])
    cut = changed(grid, "Project Plan", lambda cells: cells[: end - blank - 1])._replace(below={"Project Plan": end})
    assert [one.cell for one in check.run(cut, today=TODAY).findings if one.rule == "SDP013"] == [f"A{end}"]


def test_the_letter_that_renames_a_sheet_is_named() -> None:
    grid = example()
    sheets = {name.replace("Needs", "Nееds"): rows for name, rows in grid.sheets.items()}
    (told,) = (one for one in check.run(grid._replace(sheets=sheets), today=TODAY).findings if one.rule == "SDP002")
    assert "Cyrillic" in told.message


def test_merged_header_cells_are_told() -> None:
    grid = example()._replace(merged={"Project Plan": ("E4:F4",)})
    assert [one.cell for one in check.run(grid, today=TODAY).findings if one.rule == "SDP018"] == ["E4"]


def test_a_column_of_ticks_is_not_what_a_row_is_about() -> None:
    def ticked(cells: Cells) -> Cells:
        header = [one if one != "Activity" else "Milestone" for one in cells[3]]
        at = cells[3].index("Activity")
        body = [[*row[:at], *(["Yes"] if len(row) > at else []), *row[at + 1 :]] for row in cells[4:]]
        return [*cells[:3], header, *body]

    findings = check.run(changed(example(), "Project Plan", ticked), today=TODAY).findings
    assert "The column “Activity” is not on this sheet." in {one.message for one in findings if one.rule == "SDP004"}
