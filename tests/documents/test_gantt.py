"""The timeline for a slide: its bars are the actions and the strategies, in each of its forms."""

from __future__ import annotations

from datetime import date
from xml.etree import ElementTree as ET

import pytest

import workbook
from schemas import process
from sdp_xl import jobs
from sdp_xl.documents import Asked
from sdp_xl.documents.gantt import TITLE, make
from sdp_xl.report import drawing as drawing_of
from sdp_xl.report.gantt import chart
from sdp_xl.trouble import Trouble

TODAY = date(2026, 11, 24)
PLAN = jobs.load(workbook.path(workbook.EXAMPLE), today=TODAY)


def test_the_bars_are_the_nine_actions_the_adoption_and_the_strategies() -> None:
    drawing = ET.fromstring(make(PLAN, Asked(ending=".svg")).data)
    names = [
        "".join(text.itertext()) for text in drawing.iterfind(".//{*}text") if text.get("class", "").startswith("name")
    ]
    actions = [action for phase in process.PHASES for action in phase.actions]
    assert [name.split()[0] for name in names[:9]] == [str(action.number) for action in actions]
    assert names[9] == "Plan adopted"
    planned = {row.ids("strategy")[0] for row in PLAN["project_plan"] if row.ids("strategy")}
    assert {name.split()[0] for name in names[10:]} == planned
    tasks = "\n".join(row.text("strategy") for row in PLAN["strategies"])
    for name in (name.partition(" ")[2] for name in names[10:]):
        assert tasks[tasks.index(name.rstrip("…")) + len(name.rstrip("…"))] in " -", "no word is cut"
    bars = [*drawing.iterfind(".//{*}rect"), *drawing.iterfind(".//{*}path")]
    assert len(bars) == len(names)
    words = ["".join(bar.itertext()) for bar in bars]
    assert all(" to " in text for text in words), "each bar says its dates"


def test_a_picture_is_wide_enough_for_a_slide_and_a_pdf_has_its_words() -> None:
    picture = make(PLAN, Asked(ending=".png")).data
    assert picture.startswith(b"\x89PNG") and int.from_bytes(picture[16:20], "big") >= 1920
    page = make(PLAN, Asked(ending=".pdf")).data
    assert page.startswith(b"%PDF") and page.count(b"/Type /Page\n") == 1
    assert (b"/Alt " in page and b"/Lang" in page and TITLE.encode("utf-16-be") in page) or TITLE.encode() in page


def test_a_plan_without_dates_has_no_timeline_to_draw() -> None:
    with pytest.raises(Trouble, match="Nothing has a date yet"):
        make(jobs.load(workbook.path(workbook.MASTER), today=TODAY), Asked(ending=".png"))


def test_a_drawing_has_its_title_and_says_what_its_colors_mean() -> None:
    drawing = ET.fromstring(make(PLAN, Asked(ending=".svg")).data)
    texts = {text.get("class"): text.text for text in drawing.iterfind(".//{*}text")}
    assert texts["title"] == TITLE
    legend = [text.text for text in drawing.iterfind(".//{*}text[@class='legend']")]
    assert legend == ["Still to do", "Done", "Late", "Milestone"]
    _, top, _, height = map(int, drawing.get("viewBox", "").split())
    ys = [float(text.get("y", "")) for text in drawing.iterfind(".//{*}text")]
    assert top < min(ys) and max(ys) < top + height, "none is cut off"


def test_the_diamond_of_a_milestone_stands_with_its_middle_on_the_day() -> None:
    adopted = next(row for row in Asked(ending=".svg").scheduled(PLAN).development if row.milestone and not row.work)
    drawn = chart(TITLE, [adopted._replace(start=date(2027, 6, 1), finish=date(2027, 6, 1))], TODAY)
    assert drawn
    drawing = ET.fromstring(drawing_of(drawn))
    (june,) = drawing.iterfind(".//{*}line[@class='grid']")
    (diamond,) = drawing.iterfind(".//{*}path")
    left, _, half = diamond.get("d", "").removeprefix("M").replace("l", " ").split()[:3]
    assert float(left) + float(half) == float(june.get("x1", ""))
