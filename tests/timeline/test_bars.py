"""The columns of the bars are dated so that nobody takes a month for a day, and the legend explains every mark."""

from __future__ import annotations

import pytest
from openpyxl import load_workbook

import workbook
from schemas.model import HEADER_ROW, TITLE_ROW
from schemas.tables import table

pytestmark = pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")


@pytest.mark.parametrize(
    ("key", "first", "others", "today"),
    [
        ("timeline", "mmm d, yyyy", "mmm d", "Orange: this week"),
        ("implementation_timeline", "mmm yyyy", "mmm yyyy", "Orange: this month"),
    ],
)
def test_headers_name_the_month_and_the_legend_the_orange_lines(key: str, first: str, others: str, today: str) -> None:
    of = table(key)
    sheet = load_workbook(workbook.path("sdp-master.xlsx"))[of.sheet]
    left = len(of.columns) + 1
    forms = [cell.number_format for cell in sheet[HEADER_ROW][left - 1 :]]
    assert forms[0] == first
    assert set(forms[1:]) == {others}
    assert today in {cell.value for cell in sheet[TITLE_ROW]}


def test_the_year_stands_where_it_begins() -> None:
    sheet = load_workbook(workbook.path("sdp-master.xlsx"))["Timeline"]
    rules = [rule for found in sheet.conditional_formatting for rule in found.rules]
    dated = [rule for rule in rules if rule.dxf and rule.dxf.numFmt]
    assert [rule.dxf.numFmt.formatCode for rule in dated] == ["mmm d, yyyy"]
    assert all("YEAR" in rule.formula[0] for rule in dated)
