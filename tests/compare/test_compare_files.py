"""sdp-xl compare and merge with real files: what is printed and written, and that nothing else of a file changes."""

from __future__ import annotations

import hashlib
import json
import random
import shutil
from datetime import date
from pathlib import Path

import pytest

import workbook
from schemas.model import Kind
from schemas.tables import ENTRY_TABLES
from schemas.values import Value
from sdp_xl import compare as comparing
from sdp_xl.cli import main
from sdp_xl.files import read, write_entries
from sdp_xl.plan.locate import locate
from sdp_xl.plan.model import Plan, Row
from tests.files.test_append import load
from tests.files.zips import parts

MASTER, EXAMPLE = workbook.path("sdp-master.xlsx"), workbook.path("sdp-example.xlsx")


def book(path: Path) -> Plan:
    return locate(read(path), today=date(2027, 1, 1))


@pytest.fixture(scope="module")
def example() -> Plan:
    return book(EXAMPLE)


def cell(row: Row, key: str) -> tuple[str, str]:
    return row.sheet, row.cells[key]


def entry_keys(row: Row) -> list[str]:
    return [key for key in row.cells if row.table.column(key).kind is not Kind.FORMULA]


@pytest.fixture(scope="module")
def copies(example: Plan, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, Path]:
    """Base, and Ana's and Ben's copies of it."""
    folder = tmp_path_factory.mktemp("copies")
    base, ana, ben = (folder / f"{name}.xlsx" for name in ("base", "Ana", "Ben"))
    shutil.copy(EXAMPLE, base)
    needs, team, meetings, mpos = (example[key].rows for key in ("needs", "team", "meetings", "mpos"))
    mine: dict[tuple[str, str], Value] = {
        cell(needs[0], "need"): "Ana's wording",
        cell(meetings[1], "date"): date(2027, 3, 3),
        **{cell(team[7], key): None for key in entry_keys(team[7])},
    }
    theirs: dict[tuple[str, str], Value] = {
        cell(needs[0], "need"): "Ben's wording",
        cell(mpos[0], "share"): 0.91,
        cell(example.settings, "agency"): "Another agency",
    }
    write_entries(EXAMPLE, mine, {"project_plan": [{"id": "P99", "activity": "Train tutors"}]}, (), ana)
    write_entries(EXAMPLE, theirs, {"project_plan": [{"id": "P99", "activity": "Print forms"}]}, (), ben)
    return base, ana, ben


def test_compare_says_what_changed(copies: tuple[Path, ...], capsys: pytest.CaptureFixture[str]) -> None:
    base, ana, _ = copies
    assert main(["compare", str(base), str(base)]) == 0
    assert "No differences." in capsys.readouterr().out
    assert main(["compare", str(base), str(ana)]) == 1
    told = capsys.readouterr().out
    assert "M2 (Date) C6: “10/20/2026” → “3/3/2027”" in told
    assert "row removed: TM8" in told and "row added: P99 A65: ID: P99; Activity: Train tutors" in told
    assert main(["compare", str(base), str(ana), "--format", "json"]) == 1
    changes = json.loads(capsys.readouterr().out)["changes"]
    assert [change["change"] for change in changes] == ["Row removed", "Cell changed", "Cell changed", "Row added"]
    assert ("2026-10-20", "2027-03-03") in [(change["old"], change["new"]) for change in changes]
    assert list(changes[0]) == ["change", "table", "sheet", "cell", "row", "column", "old", "new"]


def test_compare_writes_a_copy_with_the_sheet_changes(copies: tuple[Path, ...], tmp_path: Path) -> None:
    base, ana, _ = copies
    out = tmp_path / "changes.xlsx"
    assert main(["compare", str(base), str(ana), "-o", str(out)]) == 1
    before, after = parts(ana), parts(out)
    added = [name for name in after if name not in before]
    assert len(added) == 1 and set(before) <= set(after)
    assert {name for name in before if before[name] != after[name]} <= {
        "[Content_Types].xml",
        "xl/workbook.xml",
        "xl/_rels/workbook.xml.rels",
    }
    sheet = load(out)["Changes"]
    rows = list(sheet.iter_rows(min_row=5, values_only=True))
    assert [row[:4] for row in rows[:2]] == [
        ("Row removed", "Team", "TM8", None),
        ("Cell changed", "Meetings", "M2", "Date"),
    ]
    assert rows[1][6] == '=HYPERLINK("#\'Meetings\'!C6","Meetings!C6")'
    assert sheet["A5"].alignment.wrap_text and sheet["A4"].font.bold
    assert comparing.compare(book(ana), book(out)).changes == (), "the tool's own sheet is no change"
    again = tmp_path / "again.xlsx"
    assert main(["compare", str(base), str(out), "-o", str(again)]) == 1
    assert load(again).sheetnames == load(out).sheetnames


def test_a_sheet_of_staff_called_changes_is_left_alone(copies: tuple[Path, ...], tmp_path: Path) -> None:
    base, ana, _ = copies
    own = load(ana)
    own.create_sheet("changes").append(["Date", "Who", "What"])
    own.save(tmp_path / "own.xlsx")
    out = tmp_path / "out.xlsx"
    assert main(["compare", str(base), str(tmp_path / "own.xlsx"), "-o", str(out)]) == 1
    done = load(out)
    assert done.sheetnames[-2:] == ["changes", "Changes (2)"]
    assert [c.value for c in done["changes"][1]] == ["Date", "Who", "What"]


def test_merge_takes_both_and_lists_the_rest(
    copies: tuple[Path, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    base, ana, ben = copies
    before = [hashlib.sha256(path.read_bytes()).hexdigest() for path in copies]
    out = tmp_path / "merged.xlsx"
    assert main(["merge", *map(str, copies), "-o", str(out)]) == 1
    told = capsys.readouterr().out
    assert "Both changed: 1.1 (Need) D5" in told and "Same ID twice: P99" in told
    assert [hashlib.sha256(path.read_bytes()).hexdigest() for path in copies] == before
    done, example = book(out), book(base)
    assert done["needs"].rows[0]["need"] == example["needs"].rows[0]["need"]
    assert done["mpos"].rows[0]["share"] == 0.91 and done.settings["agency"] == "Another agency"
    assert done["meetings"].rows[1]["date"] == date(2027, 3, 3)
    assert "tm8" not in done["team"].by_id()
    assert [row["activity"] for row in done["project_plan"].rows[-2:]] == ["Train tutors", "Print forms"]
    sheet = load(out)["Merge Conflicts"]
    kinds = [row[0] for row in sheet.iter_rows(min_row=5, values_only=True)]
    assert kinds == ["Both changed", "Same ID twice", "Remark"]
    assert main(["merge", str(base), str(ben), str(ana), "-o", str(out), "--force", "--format", "json"]) == 1
    conflicts = json.loads(capsys.readouterr().out)["conflicts"]
    assert (conflicts[0]["conflict"], conflicts[0]["a"]) == ("Both changed", "Ben's wording")


def test_merge_without_conflict(copies: tuple[Path, ...], tmp_path: Path) -> None:
    base, ana, _ = copies
    out = tmp_path / "merged.xlsx"
    for three in ((base, ana, base), (base, base, ana), (base, ana, ana)):
        assert main(["merge", *map(str, three), "-o", str(out), "--force"]) == 0
        assert comparing.compare(book(ana), book(out)).changes == ()
        assert "Merge Conflicts" not in load(out).sheetnames


@pytest.mark.parametrize("seed", range(2))
def test_nothing_of_the_example_is_lost(seed: int, example: Plan, tmp_path: Path) -> None:
    """Random edits of the example by two people: each new entry is in the result or in the list."""
    draw = random.Random(seed)
    paths = [tmp_path / "a.xlsx", tmp_path / "b.xlsx"]
    entered: list[tuple[str, str]] = []
    for path in paths:
        cells: dict[tuple[str, str], Value] = {}
        additions: dict[str, list[dict[str, Value]]] = {}
        for number in range(60):
            located = example[draw.choice(ENTRY_TABLES).key]
            row = draw.choice(located.rows)
            texts = [key for key in entry_keys(row) if row.table.column(key).kind is Kind.TEXT]
            text = f"{path.stem}{number} entered"
            what = draw.random()
            if what < 0.15 and not row.table.form:
                cells |= {cell(row, key): None for key in entry_keys(row)}
                continue
            if what < 0.3 and texts and not row.table.form:
                new: dict[str, Value] = {"id": f"Z{draw.randint(1, 5)}"} if "id" in row.cells else {}
                additions.setdefault(row.table.key, []).append({**new, texts[0]: text})
            elif texts:
                cells[cell(row, draw.choice(texts))] = text
        write_entries(EXAMPLE, cells, additions, (), path)
        entered += [
            (row.table.key, str(v)) for t in book(path).tables.values() for row in t for v in row.values.values()
        ]
    out = tmp_path / "out.xlsx"
    assert main(["merge", str(EXAMPLE), *map(str, paths), "-o", str(out)]) == 1
    done = book(out)
    there = {(row.table.key, str(v)) for t in done.tables.values() for row in t for v in row.values.values()}
    listed = "\n".join(
        str(v) for row in load(out)["Merge Conflicts"].iter_rows(min_row=5, values_only=True) for v in row
    )
    new = [(key, text) for key, text in entered if text.endswith(" entered")]
    assert new and not [one for one in new if one not in there and one[1] not in listed]


def test_what_cannot_be_done_is_said_in_one_sentence(
    copies: tuple[Path, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    base, ana, ben = map(str, copies)
    broken = tmp_path / "broken.xlsx"
    broken.write_bytes(copies[1].read_bytes()[:5000])
    there = tmp_path / "there.xlsx"
    there.write_bytes(b"somebody's")
    for arguments, said in (
        (["compare", base, str(tmp_path / "none.xlsx")], "none.xlsx"),
        (["compare", base, str(broken)], "damaged"),
        (["compare", base, ana, "-o", ana], "one of the workbooks"),
        (["compare", base, ana, "-o", str(tmp_path / "out.pdf")], "must end in .xlsx"),
        (["merge", base, ana, str(broken), "-o", str(tmp_path / "out.xlsx")], "damaged"),
        (["merge", base, ana, ben, "-o", base, "--force"], "one of the workbooks"),
        (["merge", base, ana, ben, "-o", str(there)], "exists already"),
    ):
        assert main(arguments) == 2
        error = capsys.readouterr().err
        assert said in error and error.count("\n") == 1
    assert there.read_bytes() == b"somebody's" and not (tmp_path / "out.xlsx").exists()


def test_the_blank_master_and_the_example_can_be_compared(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["compare", str(MASTER), str(EXAMPLE)]) == 1
    assert "State" in capsys.readouterr().out
