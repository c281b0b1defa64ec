"""Pages in the open workbook: the same cells as in a file, no formula but our links, and no cell of staff touched."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

import workbook
from schemas.tables import GENERATED_TABLES, table
from schemas.tables.generated import FINDINGS, TIMELINE
from sdp_xl import files, live
from sdp_xl.address import Link
from sdp_xl.checking import check
from sdp_xl.live.read import header_in, read_sheets
from sdp_xl.pages import check_pages, timeline_pages
from sdp_xl.plan.grid import Grid
from sdp_xl.plan.page import Page
from sdp_xl.scheduling import make
from sdp_xl.trouble import Trouble
from tests.live.double import Office
from tests.live.workbooks import Cell, Opened, opened, saved

TODAY = date(2026, 11, 24)
EXAMPLE = workbook.path(workbook.EXAMPLE)
OURS = {of.sheet for of in GENERATED_TABLES}


@pytest.fixture(scope="module")
def pages() -> tuple[Page, ...]:
    report = check.run(files.read(EXAMPLE), today=TODAY)
    return *check_pages(report), *timeline_pages(make(report.plan))


def write(office: Office, *pages: Page) -> tuple[str, ...]:
    book = office.xl()
    return live.write_pages(book, pages, read_sheets(book), today=TODAY).kept


def others(book: Opened) -> dict[str, Any]:
    """All cells of the sheets that are not the tool's."""
    return {tab.name: dict(tab.cells) for tab in book.tabs if tab.name not in OURS}


def findings(*rows: tuple[Any, ...], sheet: str = "Findings") -> Page:
    width = len(FINDINGS.columns)
    return Page(
        table=FINDINGS, sheet=sheet, note="Checked.", rows=tuple((*row, *[""] * (width - len(row))) for row in rows)
    )


def under(book: Opened, sheet: str = "Findings", row: int = 5) -> list[tuple[Any, ...]]:
    """The values from a row on, as rows of equal length."""
    cells = book.tab(sheet).cells
    last = max((number for (number, _), cell in cells.items() if cell.value is not None), default=0)
    return [
        tuple(cells.get((number, column), Cell()).value for column in range(1, 10)) for number in range(row, last + 1)
    ]


def test_pages_stand_there_as_in_a_file(pages: tuple[Page, ...], tmp_path: Path) -> None:
    files.write_pages(EXAMPLE, pages, tmp_path / "file.xlsx")
    by_file = files.read(tmp_path / "file.xlsx")
    office = Office(opened(EXAMPLE))
    before = others(office.book)
    write(office, *pages)
    by_hand = live.read(office.xl())
    for of in GENERATED_TABLES:
        wanted, came = by_file.sheets[of.sheet], by_hand.sheets[of.sheet]
        top = header_in(wanted, of).row
        assert came[top - 2] == wanted[top - 2]
        assert came[top:] == wanted[top:]
        assert (by_hand.formulas or {})[of.sheet] == (by_file.formulas or {})[of.sheet]
    assert others(office.book) == before


HOSTILE = (
    "=1+1",
    '=HYPERLINK("https://example.org","x")',
    "+1+A1",
    "-A1",
    "@SUM(A1)",
    "1-1",
    "3/4",
    "2027-01-31",
    "TRUE",
    "12",
    "1e5",
    "'quoted",
    "#REF!",
    "=",
    "a\nb",
    "Ünïcode “=1”",
)


@pytest.mark.parametrize("form", ["General", "@", "yyyy-mm-dd"])
def test_no_text_becomes_a_formula_number_or_date(form: str) -> None:
    office = Office(opened(EXAMPLE))
    tab = office.book.tab("Findings")
    for row in range(5, 30):
        for column in range(1, 10):
            tab.put(row, column, Cell("=old", "=old", form))
    write(office, findings(*((text, text, Link(text, url="https://www.ed.gov")) for text in HOSTILE)))
    for row, text in enumerate(HOSTILE, 5):
        for column in (1, 2):
            assert (tab.cells[row, column].value, tab.cells[row, column].formula) == (text, ""), text
        link = tab.cells[row, 3]
        assert link.value == " ".join(text.split())
        assert link.formula.startswith('=HYPERLINK("https://www.ed.gov","')


def test_a_link_that_leads_nowhere_we_know_is_plain_text() -> None:
    office = Office(opened(EXAMPLE))
    write(office, findings((Link("=cmd", url="javascript:x"), Link("=long", sheet="x" * 300))))
    first = office.book.tab("Findings").cells
    assert [(first[5, column].value, first[5, column].formula) for column in (1, 2)] == [("=cmd", ""), ("=long", "")]


def test_kinds_of_values_and_formats_of_dates() -> None:
    office = Office(opened(EXAMPLE))
    row = ("A1", "Task", "", date(2027, 3, 1), datetime(2027, 3, 2, 12), 3, "Done", True, None, 2.5, "because")
    write(office, Page(table=TIMELINE, sheet="Timeline", note="Made.", rows=(row,)))
    cells = office.book.tab("Timeline").cells
    values = [cells.get((5, column), Cell()).value for column in range(1, 12)]
    assert values == [
        "A1",
        "Task",
        None,
        datetime(2027, 3, 1),
        datetime(2027, 3, 2, 12),
        3,
        "Done",
        True,
        None,
        2.5,
        "because",
    ]
    assert {cells[5, column].format for column in (4, 5)} == {"m/d/yyyy"}
    assert cells[5, 6].format == "General"


@pytest.mark.parametrize("way", ["copy", "sheets"])
def test_fewer_rows_leave_none_behind_even_under_a_filter_and_in_merged_cells(way: str) -> None:
    office = Office(opened(EXAMPLE))
    tab = office.book.tab("Findings")
    write(office, findings(*(("Error", f"SDP{n}") for n in range(100, 140))))
    tab.filtered, tab.merged = True, ["A6:B8"]
    seen = read_sheets(office.xl())
    if way == "copy":
        seen = seen._replace(tables={}, merged={"Findings": ("A6:B8",)})
    written = live.write_pages(office.xl(), [findings(("Error", "SDP1"), ("Error", "SDP2"))], seen, today=TODAY)
    assert written.unfiltered == ("Findings",)
    assert [row[:2] for row in under(office.book)] == [("Error", "SDP1"), ("Error", "SDP2")]
    assert not tab.filtered and not tab.merged
    assert tab.value("A3") == "Checked."


def test_header_that_staff_moved_is_found_and_their_rows_above_stay() -> None:
    office = Office(opened(EXAMPLE))
    tab = office.book.tab("Findings")
    tab.cells = {(row + 3, column + 1): cell for (row, column), cell in tab.cells.items()}
    tab.put(1, 1, Cell("Our letterhead"))
    write(office, findings(("Error", "SDP1")))
    assert tab.value("A1") == "Our letterhead" and tab.value("B6") == "Checked."
    assert (tab.value("B7"), tab.value("B8"), tab.value("C8")) == ("Severity", "Error", "SDP1")


def test_header_that_is_gone_is_written_again() -> None:
    office = Office(opened(EXAMPLE))
    tab = office.book.tab("Findings")
    tab.cells = {}
    write(office, findings(("Error", "SDP1")))
    assert tab.texts(4) == [column.header for column in FINDINGS.columns]
    assert under(office.book)[0][:2] == ("Error", "SDP1")


def test_sheet_that_was_deleted_is_added_and_the_place_kept() -> None:
    office = Office(opened(EXAMPLE))
    office.book.tabs.remove(office.book.tab("Findings"))
    office.active = office.book.tab("Team")
    before = others(office.book)
    write(office, findings(("Error", "SDP1")))
    assert office.book.tabs[-1].name == "Findings" and office.active.name == "Team"
    assert office.book.tabs[-1].value("A1") == "Findings"
    assert under(office.book)[0][:2] == ("Error", "SDP1")
    assert others(office.book) == before
    assert live.read(office.xl()).sheets["Findings"][4][:2] == ("Error", "SDP1")


ROWS = (("Error", "SDP1", "", "Title"), ("Warning", "SDP2", "", "Other"))


def edited(office: Office, what: str) -> None:
    tab = office.book.tab("Findings")
    if what == "a word":
        tab.put(6, 4, Cell("Other, done by us"))
    elif what == "a note beside":
        tab.put(5, 12, Cell("ask the director"))
    elif what == "a row more":
        tab.put(7, 1, Cell("mine"))


@pytest.mark.parametrize("what", ["a word", "a note beside", "a row more"])
@pytest.mark.parametrize("way", ["copy", "sheets"])
def test_what_staff_changed_on_our_sheet_is_kept(what: str, way: str) -> None:
    office = Office(opened(EXAMPLE))
    office.active = office.book.tab("Team")
    write(office, findings(*ROWS))
    edited(office, what)
    theirs = dict(office.book.tab("Findings").cells)
    for name in ("Findings (kept 2026-11-24)", "Findings (kept 2026-11-24 2)"):
        seen = live.read(office.xl()) if way == "copy" else read_sheets(office.xl())
        assert live.write_pages(office.xl(), [findings(*ROWS)], seen, today=TODAY).kept == (name,)
        assert office.book.tab(name).cells == theirs
        assert office.active.name == "Team"
        edited(office, what)
    assert write(office, findings(*ROWS)) != ()
    assert write(office, findings(*ROWS)) == ()
    places = check.run(live.read(office.xl()), today=TODAY).plan.tables
    assert places["findings"].sheet == "Findings"


def test_what_is_as_we_wrote_it_is_not_kept(pages: tuple[Page, ...], tmp_path: Path) -> None:
    office = Office(opened(EXAMPLE))
    for _ in range(2):
        assert write(office, *pages) == ()
        assert live.write_pages(office.xl(), pages, live.read(office.xl()), today=TODAY).kept == ()
    tab = office.book.tab("Findings")
    first, second = ({column: tab.cells.get((row, column)) for column in range(1, 10)} for row in (5, 6))
    tab.cells |= {(6, column): cell for column, cell in first.items() if cell}
    tab.cells |= {(5, column): cell for column, cell in second.items() if cell}
    assert write(office, *pages) == ()  # sorted, not changed
    path = tmp_path / "from the command line.xlsx"
    path.write_bytes(saved(office.book))
    files.write_pages(path, [pages[0]._replace(note="Checked for another day.", rows=pages[0].rows[:1])], path)
    assert write(Office(opened(path)), *pages) == ()


def test_long_names_are_cut_to_what_excel_allows() -> None:
    office = Office(opened(EXAMPLE))
    of = table("implementation_timeline")
    page = Page(table=of, sheet=of.sheet, note="Made.", rows=(tuple(["x"] * len(of.columns)),))
    write(office, page)
    office.book.tab(of.sheet).put(5, 2, Cell("mine"))
    (name,) = write(office, page)
    assert name == "Implementatio (kept 2026-11-24)" and len(name) == 31


@pytest.mark.parametrize("mac", [False, True], ids=["windows", "mac"])
def test_protection_is_told_before_anything_is_written(mac: bool) -> None:
    office = Office(opened(EXAMPLE), mac=mac)
    office.book.tab("Timeline").protected = True
    timeline = Page(table=TIMELINE, sheet="Timeline", note="Made.", rows=())
    before = office.book.clone()
    with pytest.raises(Trouble, match="The sheet Timeline is protected, so nothing was written"):
        write(office, findings(*ROWS), timeline)
    office.book.tab("Timeline").protected = False
    office.book.structure = True
    write(office, findings(*ROWS))  # no sheet to add, so the structure does not matter
    edited(office, "a word")
    with pytest.raises(Trouble, match="the sheet Findings cannot be kept as you changed it"):
        write(office, findings(*ROWS))
    before = office.book.clone()
    office.book.tabs.remove(office.book.tab("Timeline"))
    with pytest.raises(Trouble, match="the sheet Timeline cannot be added"):
        write(office, timeline)
    assert office.book.tab("Findings").cells == before.tab("Findings").cells


def test_a_mac_writes_the_same(pages: tuple[Page, ...]) -> None:
    windows, mac = (Office(opened(EXAMPLE), mac=mac) for mac in (False, True))
    mac.book.tab("Findings").filtered = True
    for office in (windows, mac):
        write(office, *pages)
    for one, other in zip(windows.book.tabs, mac.book.tabs, strict=True):
        assert one.cells == other.cells


def test_an_empty_grid_writes_all_sheets_anew(pages: tuple[Page, ...]) -> None:
    office = Office(opened(EXAMPLE))
    office.book.tabs = [tab for tab in office.book.tabs if tab.name not in OURS]
    assert live.write_pages(office.xl(), pages, Grid(sheets={}), today=TODAY).kept == ()
    assert {tab.name for tab in office.book.tabs} >= OURS


def test_a_timeline_of_an_older_version_keeps_its_columns_and_says_how_it_is_renewed(pages: tuple[Page, ...]) -> None:
    office = Office(opened(EXAMPLE))
    tab = office.book.tab("Timeline")
    titles = (
        "ID",
        "Task",
        "Who",
        "Start",
        "Finish",
        "Work days",
        "Status",
        "Dates",
        "Slack",
        "Mark",
        "Why these dates",
    )
    for number in range(1, 100):
        tab.put(4, number, Cell(titles[number - 1] if number <= len(titles) else None))
    page = next(page for page in pages if page.table is TIMELINE)
    write(office, page)
    assert tab.value("A3").startswith("This sheet has the look of an older version")
    column = page.table.keys.index("days")
    assert [tab.value(f"F{row}") for row in range(5, 15)] == [row[column] or None for row in page.rows[:10]]
    assert tab.value("M5") is None


def test_what_stands_over_the_bars_is_written_and_tasks_are_indented(pages: tuple[Page, ...]) -> None:
    office = Office(opened(EXAMPLE))
    page = next(page for page in pages if page.table is TIMELINE)
    assert page.bars is not None
    write(office, page)
    left = len(page.table.columns) + 1
    cells = office.book.tab("Timeline").cells
    head = [cells[4, left + number].value for number in range(len(page.bars.heads[-1]))]
    assert [day.date() if isinstance(day, datetime) else day for day in head[:1]] in (
        [page.bars.heads[-1][0]],
        [head[0]],
    )
    assert cells[3, left].value == page.bars.heads[1][0]
    assert set(office.indents.values()) == {1, 2, 3} and office.indents["B5:B5"] == 1


def test_a_timeline_is_scrolled_to_the_month_that_it_opens_at_and_the_front_sheet_stays(
    pages: tuple[Page, ...],
) -> None:
    page = next(page for page in pages if page.table is TIMELINE)
    assert page.bars is not None and not page.bars.opens
    later = page._replace(bars=page.bars._replace(opens=20))
    calls = []
    for one in (page, later):
        office = Office(opened(EXAMPLE))
        front = office.active
        write(office, one)
        assert office.active is front
        calls.append(office.calls)
    assert office.scrolled == {"Timeline": len(page.table.columns) + 1 + 20}
    assert calls[1] - calls[0] <= 6


@pytest.mark.parametrize("damage", ["@", "General"])
def test_a_timeline_made_again_mends_the_columns_whose_format_was_changed(damage: str, pages: tuple[Page, ...]) -> None:
    office = Office(opened(EXAMPLE))
    page = next(page for page in pages if page.table is TIMELINE)
    live.write_pages(office.xl(), [page], live.read(office.xl()), today=TODAY)
    tab = office.book.tab("Timeline")
    whole = dict(tab.cells)
    start = page.table.keys.index("start") + 1
    for row in range(5, 5 + len(page.rows)):
        tab.put(row, start, Cell(46_000.0, format=damage))
    live.write_pages(office.xl(), [page], live.read(office.xl()), today=TODAY)
    for place, cell in whole.items():
        assert (tab.cells[place].value, tab.cells[place].format) == (cell.value, cell.format), place


def test_what_staff_wrote_beside_the_note_stays(pages: tuple[Page, ...]) -> None:
    for value in ("ask the director", 3.0, datetime(2027, 3, 1)):
        office = Office(opened(EXAMPLE))
        tab = office.book.tab("Findings")
        tab.put(3, 5, Cell(value, format="m/d/yyyy" if isinstance(value, datetime) else "General"))
        theirs = tab.cells[3, 5]
        live.write_pages(office.xl(), [pages[0]], live.read(office.xl()), today=TODAY)
        assert tab.cells[3, 5] == theirs and tab.value("A3") == pages[0].note
        assert tab.texts(4)[:2] == [column.header for column in FINDINGS.columns][:2]
