"""The live line at the head of the Alignment Chart: how much of each component stands in no row of it yet."""

from __future__ import annotations

from schemas.tables import table
from schemas.tables.lists import DROPPED, PROPOSED
from sdp_xl.plan.chains import CHART, CHART_COLUMNS


def chart_note() -> str:
    """The text of the line as a formula (without "="), to be written as an array formula.

    Excel 2016 and LibreOffice 7.4 calculate it. IDs are compared as texts, so that 1.1 is not 1.10 and 1-1 no date,
    whatever their case; a cell may hold several, parted by semicolons, commas or lines.
    """
    parts = [f'"{table(key).nouns[1]} "&{_missing(key)}' for key in CHART_COLUMNS]
    return '"Not in the chart: "&' + '&", "&'.join(parts) + '&". "'


def _missing(component: str) -> str:
    """A formula that counts the IDs of a component that the chart does not hold; a question mark without its column."""
    one, chart = table(component), table(CHART)
    ids = f"{one.name}[{one.column('id').header}]"
    cells = f"{chart.name}[{chart.column(CHART_COLUMNS[component]).header}]"
    held = f"ISNUMBER(SEARCH({_parted(ids)},{_parted(f'TRANSPOSE({cells})')}))"
    counted = f'({ids}<>"")*(MMULT(--{held},ROW({cells})^0)=0)'
    if component == "strategies":
        status = f"{one.name}[{one.column('status').header}]"
        counted += f'*({status}<>"{PROPOSED}")*({status}<>"{DROPPED}")'
    return f'IFERROR(SUM({counted}),"?")'


def _parted(cells: str) -> str:
    """The IDs of a cell with a semicolon before and after each, without outer spaces and a bracket at their end."""
    ids = f"TRIM({cells})"
    for sign in ("CHAR(10)", '","', '"; "', '" ;"'):
        ids = f'SUBSTITUTE({ids},{sign},";")'
    return f'SUBSTITUTE(";"&{ids}&";",");",";")'
