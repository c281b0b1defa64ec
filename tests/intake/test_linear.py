"""Import takes time in proportion to the rows, whatever they hold: twice the rows never take four times as long."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from time import process_time

import pytest

import workbook
from sdp_xl.files import read
from sdp_xl.intake import import_tables
from sdp_xl.intake.model import SourceCell, SourceTable
from sdp_xl.plan.locate import locate

Row = tuple[str, ...]
KINDS: dict[str, tuple[Row, Callable[[int], Row]]] = {
    "no known header": (("Name", "City"), lambda n: (f"Item {n}", f"Town {n}")),
    "strategies of one text": (("ID", "Strategy"), lambda n: (f"{n}-1", "Tutor all")),
    "a chart": (("Need", "Strategy"), lambda n: (f"Need {n}", f"Strategy {n}")),
    "single texts": (("Minutes",), lambda n: (f"Line {n}",)),
    "a plan": (("ID", "Activity"), lambda n: (f"P{n}", f"Do {n}")),
}


def seconds(kind: str, count: int) -> float:
    header, row = KINDS[kind]
    rows = [header, *map(row, range(count))]
    cells = tuple(
        tuple(SourceCell(value=text, file="x", place=f"row {number}", text=text) for text in texts)
        for number, texts in enumerate(rows)
    )
    plan = locate(read(workbook.path(workbook.MASTER)), today=date(2027, 1, 1))
    begun = process_time()
    import_tables([SourceTable(name="x", rows=cells)], plan)
    return process_time() - begun


@pytest.mark.parametrize("kind", KINDS)
def test_four_times_the_rows_take_far_less_than_sixteen_times_as_long(kind: str) -> None:
    few, many = (min(seconds(kind, count) for _ in range(2)) for count in (500, 2000))
    assert many < 9 * few + 0.1
