"""The button “Apply suggestions” on the double of Excel: it asks first, and enters what is sure and nothing else."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest

import workbook
from sdp_xl import live
from sdp_xl.files import read
from sdp_xl.live.fold import fold
from sdp_xl.plan.findings import Suggestion
from sdp_xl.trouble import Trouble
from tests.live.double import App, Office
from tests.live.test_buttons import FOUND, entries, press
from tests.live.workbooks import Cell, opened


@pytest.fixture
def office() -> Office:
    """The example open in Excel, with a date in words, an ID that became a date, and a row without an ID."""
    book = opened(workbook.path(workbook.EXAMPLE))
    book.tab("Meetings").put(5, 3, Cell("July27, 2026", format="@"))
    book.tab("Team").put(6, 1, Cell(None))
    return Office(book)


def test_it_lists_asks_enters_and_checks_anew(office: Office) -> None:
    before = entries(office)
    press(office, "fix")
    (_, question), (_, sentence) = office.alerts
    assert "Meetings!C5: July27, 2026 → 7/27/2026" in question and "Team!A6: (blank) → " in question
    assert sentence.startswith("2 of 2 entered. Checked: ")
    assert office.calls + FOUND <= 76
    after = entries(office)
    assert str(office.book.tab("Meetings").value("C5")).startswith("2026-07-27")
    changed = {
        (name, place)
        for name, cells in after.items()
        for place in {*cells, *before[name]}
        if cells.get(place) != before[name].get(place)
    }
    assert changed == {("Meetings", (5, 3)), ("Team", (6, 1))}


@pytest.mark.parametrize("place", ["here", "", "https://d.docs.live.net/1/Plans", "gone"])
def test_a_backup_of_the_open_plan_is_kept_or_another_way_back_is_told(
    office: Office, tmp_path: Path, place: str
) -> None:
    office.folder = {"here": str(tmp_path), "gone": str(tmp_path / "gone")}.get(place, place)
    press(office, "fix")
    sentence = office.alerts[-1][1]
    kept = [path for path in tmp_path.iterdir() if path.stem.startswith("plan (backup ")]
    assert len(kept) == (place == "here")
    if place == "here":
        assert kept[0].name in sentence and read(kept[0]).sheets["Meetings"][4][2] == "July27, 2026"
    else:
        assert ("Version History" if "://" in place else "close it without saving") in sentence


def test_without_agreement_nothing_is_entered(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    before = entries(office)
    monkeypatch.setattr(App, "alert", lambda self, prompt, *rest: office.alerts.append(("info", prompt)) or "cancel")
    press(office, "fix")
    assert entries(office) == before and office.alerts[-1][1] == "Nothing was entered."


def test_a_cell_that_holds_something_else_by_now_and_a_protected_sheet_are_left_alone(office: Office) -> None:
    one = Suggestion(sheet="Meetings", cell="C5", now="July 1, 2026", then=date(2026, 7, 1), why="")
    assert live.apply(office.xl(), [one]) == ()
    office.book.tab("Meetings").protected = True
    with pytest.raises(Trouble, match="Meetings is protected"):
        live.apply(office.xl(), [one])


def test_rows_fold_by_the_names_that_windows_and_a_mac_know() -> None:
    told: list[tuple[str, int, bool]] = []

    class Rows:
        def __init__(self, area: str) -> None:
            self.area, self.level = area, 0

        def __setattr__(self, name: str, value: object) -> None:
            object.__setattr__(self, name, value)
            if name == "Hidden":
                told.extend((area, self.OutlineLevel, bool(value)) for area in self.area.split(","))  # type: ignore[attr-defined]

    class Range:
        def __init__(self, area: str) -> None:
            self.api = type("Api", (), {"EntireRow": Rows(area)})

    class Sheet:
        def range(self, area: str) -> Range:
            return Range(area)

    fold(Sheet(), 5, 10, {1, 2, 5})  # type: ignore[arg-type]
    assert told == [("A5:A14", 1, False), ("A6:A7", 2, True), ("A10:A10", 2, True)]


def test_rows_fold_one_area_at_a_time_in_an_excel_that_takes_no_more() -> None:
    told: list[str] = []

    class Rows:
        OutlineLevel = 0

        def __init__(self, area: str) -> None:
            self.area = area

        def __setattr__(self, name: str, value: object) -> None:
            if name == "area" or "," not in self.area:
                object.__setattr__(self, name, value)
            else:
                raise ValueError(name)
            if name == "Hidden":
                told.append(self.area)

    def cells(area: str) -> object:
        return SimpleNamespace(api=SimpleNamespace(EntireRow=Rows(area)))

    fold(SimpleNamespace(range=cells), 5, 10, {1, 2, 5})  # type: ignore[arg-type]
    assert told == ["A5:A14", "A6:A7", "A10:A10"]
