"""The agenda of a meeting: its items as they are typed, and the document as Word has it."""

from __future__ import annotations

import io
from datetime import date, time

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

import workbook
from sdp_xl import jobs
from sdp_xl.documents import Asked
from sdp_xl.documents.agenda import make
from sdp_xl.documents.agenda_items import Item, items
from sdp_xl.documents.said import by_role
from sdp_xl.trouble import Trouble

TYPED = jobs.load(workbook.path(workbook.EXAMPLE), today=date(2026, 11, 24))
PLAN = by_role(TYPED)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", ()),
        ("Welcome; Needs", (Item(text="Welcome"), Item(text="Needs"))),
        ("1. Welcome; by phone\n2) Needs", (Item(text="Welcome; by phone"), Item(text="Needs"))),
        ("9:00 Welcome", (Item(text="Welcome", start=time(9)),)),
        ("9:00-9:30: Welcome", (Item(text="Welcome", start=time(9), finish=time(9, 30)),)),
        ("11:30 to 1:00 Lunch", (Item(text="Lunch", start=time(11, 30), finish=time(13)),)),
        ("1-2 p.m. Needs", (Item(text="Needs", start=time(13), finish=time(14)),)),
        ("9 am Welcome", (Item(text="Welcome", start=time(9)),)),
        ("4 strategies are left", (Item(text="4 strategies are left"),)),
        ("2026-27 data", (Item(text="2026-27 data"),)),
        ("9:00 Needs | Director | CNA", (Item(text="Needs", start=time(9), lead="Director", materials="CNA"),)),
        ("Day 1: 1. Causes Day 2: Chart", (Item(text="Causes", day="Day 1"), Item(text="Chart", day="Day 2"))),
    ],
)
def test_items(text: str, found: tuple[Item, ...]) -> None:
    assert items(text) == found


@given(st.text())
def test_any_text_is_an_agenda(text: str) -> None:
    assert all(item.finish is None or (item.start and item.start < item.finish) for item in items(text))


def texts(meeting: str) -> list[str]:
    document = docx.Document(io.BytesIO(make(PLAN, Asked(ending=".docx", meeting=meeting)).data))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return [*(paragraph.text for paragraph in document.paragraphs), *cells]


def test_the_next_meeting_is_meant_where_none_is_named() -> None:
    assert "Agenda: SDP Planning Team 2: align" in texts("")


def test_an_agenda_tells_what_is_open_and_who_signs_in_by_role() -> None:
    found = texts("m4")
    assert "From M3: May MEP funds pay for a van if the pre-K site belongs to another program?" in found
    assert "Not finished yet: A4.1c Develop and chart: Service delivery strategies" in found
    assert "Migratory Parent, North Valley" in found
    assert "Purpose and objectives" in found and "Expected product" in found


def test_products_read_as_a_list_and_there_is_room_to_sign() -> None:
    document = docx.Document(io.BytesIO(make(PLAN, Asked(ending=".docx", meeting="M4")).data))
    points = [one.text for one in document.paragraphs if one.style and one.style.name == "List Bullet"]
    assert points[:3] == [
        "Adopted strategies",
        "MPOs with every part of the sentence filled",
        "The alignment chart without a gap",
    ]
    head, *seats = document.tables[-1].rows
    assert head.height is None and all(row.height is not None and row.height.inches >= 0.3 for row in seats)


def test_no_name_stands_in_an_agenda() -> None:
    names = [row.text("name") for row in TYPED["team"] if row.filled("name")]
    assert not [name for name in names for text in texts("M4") if name in text]


def test_a_meeting_that_is_not_there_is_told_with_those_that_are() -> None:
    with pytest.raises(Trouble, match=r"no meeting “M99” on Meetings\. There are M1, "):
        make(PLAN, Asked(ending=".docx", meeting="M99"))


def test_a_plan_without_meetings_is_told() -> None:
    with pytest.raises(Trouble, match="There is no meeting on Meetings yet"):
        make(jobs.load(workbook.path(workbook.MASTER), today=date(2026, 11, 24)), Asked(ending=".docx"))


def signed(meeting: str) -> list[str]:
    """The roles in the sign-in table."""
    document = docx.Document(io.BytesIO(make(PLAN, Asked(ending=".docx", meeting=meeting)).data))
    return [row.cells[0].text for row in document.tables[-1].rows[1:] if row.cells[0].text]


def test_who_is_on_both_teams_signs_in_with_each() -> None:
    both = [row.text("role") for row in PLAN["team"] if row.says("team", "Both teams")]
    assert both and signed("M2") == both
    assert set(both) < set(signed("M4"))


def test_who_stands_for_several_signs_in_with_each_of_them() -> None:
    pac = [row.text("role") for row in PLAN["team"] if row.says("represents", "State PAC")]
    several = [row.text("role") for row in PLAN["team"] if len(row.many("represents")) > 1]
    assert set(pac) & set(several) and set(pac) <= set(signed("M1"))
