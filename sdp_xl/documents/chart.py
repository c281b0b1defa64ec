"""The alignment chart, joined and readable, as a Word document, a workbook or a CSV file."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence

from sdp_xl.chart.printed import GAP_WORDS, JOINED_HEADERS, NOT_IN_CHART, Chain, Chart, chart
from sdp_xl.documents import Asked, Made
from sdp_xl.documents.parts import Heading, Part, Table, Text
from sdp_xl.plan.model import Plan

_TURNS = re.compile(r"\d+[-/]\d+|\d+\.\d*0")
"""IDs that Excel takes for a date or a number when it opens a CSV file."""

_WIDTHS = (1.1, 1.6, 1.75, 1.9, 2.05, 1.6)
"""Inches, by column: together the width of a landscape letter page between margins of half an inch."""


def make(plan: Plan, asked: Asked) -> Made:
    """The chart in the form that its ending says."""
    made = chart(plan)
    return Made(data=_written(made, asked.ending), told=tuple(_told(made, asked.ending)))


def _written(made: Chart, ending: str) -> bytes:
    if ending == ".docx":
        return written_in_word(made)
    from sdp_xl.chart.spreadsheet import write_chart_csv, write_chart_xlsx

    file = io.BytesIO()
    (write_chart_csv if ending == ".csv" else write_chart_xlsx)(made, file)
    return file.getvalue()


def written_in_word(made: Chart) -> bytes:
    """The chart on lying pages, each ID with its text in one cell; what no chain holds in a second table."""
    from sdp_xl.documents.word import word

    counted = made.counted()
    parts: list[Part] = [Text(text=made.title, style="Title"), Text(text=f"{counted[0].upper()}{counted[1:]}.")]
    if made.chains:
        parts.append(chart_table(made.title, made.chains, captioned=False))
    if made.loose:
        parts += [Heading(text=NOT_IN_CHART), chart_table(NOT_IN_CHART, made.loose, captioned=False)]
    return word(made.title, parts, landscape=True, margin=0.5)


def chart_table(
    caption: str, chains: Sequence[Chain], *, inches: float = sum(_WIDTHS), captioned: bool = True
) -> Table:
    """Chains as a table of a document, so many inches wide; what repeats stands once."""
    return Table(
        caption=caption,
        headers=JOINED_HEADERS,
        rows=tuple(chain.joined() for chain in chains),
        widths=tuple(round(width * inches / sum(_WIDTHS), 2) for width in _WIDTHS),
        merged=tuple(range(len(JOINED_HEADERS))),
        ids=tuple(range(1, len(JOINED_HEADERS))),
        gaps=GAP_WORDS,
        captioned=captioned,
    )


def _told(made: Chart, ending: str) -> Iterator[str]:
    yield f"{made.counted()}."
    ids = (one.id for chain in (*made.chains, *made.loose) for found in chain.links.values() for one in found)
    if ending == ".csv" and any(map(_TURNS.fullmatch, ids)):
        yield (
            "In Excel, open it by Data > From Text/CSV with all columns as text: IDs such as 1-1 would turn into dates."
        )
