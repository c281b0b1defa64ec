"""The project file, read back by MPXJ, the library by which ProjectLibre reads it too."""

from __future__ import annotations

from datetime import date

import pytest

import workbook
from sdp_xl import jobs
from sdp_xl.documents import Asked
from sdp_xl.documents.project import make
from sdp_xl.trouble import Trouble
from tests import mpxj

TODAY = date(2026, 11, 24)


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> list[list[str]]:
    path = tmp_path_factory.mktemp("project") / "Plan.xml"
    plan = jobs.load(workbook.path(workbook.EXAMPLE), today=TODAY)
    path.write_bytes(make(plan, Asked(ending=".xml")).data)
    return [line.split("\t") for line in mpxj.run("read.py", str(path))]


def test_the_tasks_have_the_dates_of_the_timeline(read: list[list[str]]) -> None:
    timeline = jobs.timeline(workbook.path(workbook.EXAMPLE), today=TODAY)
    rows = [row for row in (*timeline.development, *timeline.implementation) if row.start and row.finish]
    found = {cells[0]: cells for cells in read[:-1] if cells[0]}
    assert {row.id for row in rows if row.id} == set(found)
    for row in rows:
        if row.id:
            _, _, start, finish, milestone, _, people = found[row.id]
            assert (start[:10], finish[:10]) == (str(row.start), str(row.finish)), row.id
            assert (milestone.lower() == "true") is row.milestone
            assert people.split(";") == [who.strip() for who in row.who.split(";")]


def test_links_outline_and_holidays_come_along(read: list[list[str]]) -> None:
    found = {cells[0]: cells for cells in read[:-1] if cells[0]}
    assert found["A4.1d"][5] == "A4.1aFS0.0d;A4.1cFS0.0d"
    assert (found["A4.1"][1], found["A4.1d"][1]) == ("2", "3")
    assert int(read[-1][0]) > 10


def test_a_plan_without_dates_has_no_project() -> None:
    with pytest.raises(Trouble, match="Nothing has a date yet"):
        make(jobs.load(workbook.path(workbook.MASTER), today=TODAY), Asked(ending=".xml"))
