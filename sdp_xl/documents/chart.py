"""The alignment chart, joined and readable, as a Word document, a workbook or a CSV file."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

from sdp_xl.chart.printed import Chart, chart
from sdp_xl.documents import Asked, Made
from sdp_xl.plan.model import Plan

_TURNS = re.compile(r"\d+[-/]\d+|\d+\.\d*0")
"""IDs that Excel takes for a date or a number when it opens a CSV file."""


def make(plan: Plan, asked: Asked) -> Made:
    """The chart in the form that its ending says."""
    made, file = chart(plan), io.BytesIO()
    if asked.ending == ".docx":
        from sdp_xl.chart.word import write_chart_docx

        write_chart_docx(made, file)
    else:
        from sdp_xl.chart.spreadsheet import write_chart_csv, write_chart_xlsx

        (write_chart_csv if asked.ending == ".csv" else write_chart_xlsx)(made, file)
    return Made(data=file.getvalue(), told=tuple(_told(made, asked.ending)))


def _told(made: Chart, ending: str) -> Iterator[str]:
    yield f"{made.counted()}."
    ids = (one.id for chain in (*made.chains, *made.loose) for found in chain.links.values() for one in found)
    if ending == ".csv" and any(map(_TURNS.fullmatch, ids)):
        yield (
            "In Excel, open it by Data > From Text/CSV with all columns as text: IDs such as 1-1 would turn into dates."
        )
