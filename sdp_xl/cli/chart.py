"""sdp-xl chart: the alignment chart joined and readable, as a workbook, a CSV file or a Word document."""

from __future__ import annotations

import argparse
import re
from io import BytesIO
from pathlib import Path

from sdp_xl.trouble import Trouble

ENDINGS = (".xlsx", ".csv", ".docx")
_TURNS = re.compile(r"\d+[-/]\d+|\d+\.\d*0")
"""IDs that Excel takes for a date or a number when it opens a CSV file."""


def chart(given: argparse.Namespace) -> int:
    """Writes the chart of ``given.file`` to ``given.output``; always 0. Raises Trouble; then nothing is written."""
    from sdp_xl import jobs
    from sdp_xl.chart.printed import chart as made_of
    from sdp_xl.chart.spreadsheet import write_chart_csv, write_chart_xlsx
    from sdp_xl.files.atomic import replacing
    from sdp_xl.files.target import check_unused, usable

    path: Path = given.file
    target = usable(given.output)
    ending = target.suffix.lower()
    if ending not in ENDINGS:
        raise Trouble(f"{target.name} must end in .xlsx, .csv or .docx: the ending says what is made.")
    if target.exists() and path.exists() and target.samefile(path):
        raise Trouble(f"{target.name} is the workbook itself. Choose another name for the chart.")
    check_unused(target, force=given.force)
    made = made_of(jobs.load(path))
    content = BytesIO()  # made whole first: on a full disk a half zip would complain once more when it is let go
    if ending == ".xlsx":
        write_chart_xlsx(made, content)
    elif ending == ".csv":
        write_chart_csv(made, content)
    else:
        from sdp_xl.chart.word import write_chart_docx

        write_chart_docx(made, content)
    with replacing(target, source=path) as file:
        file.write(content.getvalue())
    print(f"Wrote {target}: {made.counted()}.")
    ids = (one.id for chain in (*made.chains, *made.loose) for found in chain.links.values() for one in found)
    if ending == ".csv" and any(map(_TURNS.fullmatch, ids)):
        print(
            "In Excel, open it by Data > From Text/CSV with all columns as text: IDs such as 1-1 would turn into dates."
        )
    return 0
