"""The next five due activities of the three phase sheets, by formulas that Excel 2016 and LibreOffice 7.4 calculate."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from xlsxwriter.worksheet import Worksheet

from schemas.model import DATE_NUMBER, HEADER_ROW
from schemas.tables.lists import DONE, NOT_APPLICABLE
from schemas.tables.phases import PHASE_TABLES
from schemas.values import as_date, show
from sdp_xl.address import address
from sdp_xl.build.entries import EntryRow
from sdp_xl.build.places import column_area
from sdp_xl.build.style import LINKED, BookStyles

SHOWN = 5
LONGEST, IN_NOW = 32, 80
"""Characters of an activity that are shown: in its column, and in the line that says what to do now."""
HEADERS = ("Due", "Finish", "ID", "Activity", "Owner")
LEFT = 4
"""The column, counted from 0, in which the lines begin."""
NOTHING = "No finish date yet: nothing is due."

DAY, PHASE = 1_000_000, 10_000
"""A due activity is one number, so that ties have an order: its day * DAY + its phase * PHASE + its row."""

HELPERS = LEFT + len(HEADERS) + 1
"""First of four hidden columns, counted from 0: the numbers of each phase, and the smallest of all."""

EPOCH = date(1899, 12, 30)
"""Day 0 of Excel's calendar, for dates after February 1900."""

_ROW, _PHASE = f"MOD({{key}},{PHASE})", f"MOD(INT({{key}}/{PHASE}),{DAY // PHASE})"


def _pick(key: str, column: str) -> str:
    areas = ",".join(column_area(table.key, column) for table in PHASE_TABLES)
    return f"INDEX(CHOOSE({_PHASE.format(key=key)},{areas}),{_ROW.format(key=key)}-{HEADER_ROW})"


def activity(row: int, longest: int) -> str:
    """The activity of the due line in a row, counted from 0, in so many characters at most, as a formula."""
    text = _pick(f"${address(row + 1, HELPERS + len(PHASE_TABLES) + 1)}", "activity")
    return f'IF(LEN({text})>{longest},LEFT({text},{longest - 2})&"…",{text}&"")'


def write_due(sheet: Worksheet, styles: BookStyles, top: int, rows: Mapping[str, Sequence[EntryRow]]) -> None:
    """Writes the five lines from row ``top`` (counted from 0), with the values that they show for ``rows``."""
    phases = len(PHASE_TABLES)
    sheet.set_column(HELPERS, HELPERS + phases, None, None, {"hidden": True})
    due = next_due(rows)
    block = f"${address(top + 1, HELPERS + 1)}:${address(top + SHOWN, HELPERS + phases)}".replace("$", "")
    for rank in range(1, SHOWN + 1):
        row = top + rank - 1
        for number, table in enumerate(PHASE_TABLES, 1):
            finish, status = column_area(table.key, "finish"), column_area(table.key, "status")
            open_ = f'ISNUMBER({finish})*({status}<>"{DONE}")*({status}<>"{NOT_APPLICABLE}")'
            key = f"INT({finish})*{DAY}+{number * PHASE}+ROW({finish})"
            formula = f'{{=IFERROR(SMALL(IF({open_},{key}),{rank}),"")}}'
            column = HELPERS + number - 1
            sheet.write_array_formula(row, column, row, column, formula, None, "")
        sheet.write_formula(row, HELPERS + phases, f'=IFERROR(SMALL({block},{rank}),"")', None, "")
        key = f"${address(row + 1, HELPERS + phases + 1)}"
        shown = due[rank - 1] if rank <= len(due) else None
        _line(sheet, styles, row, key, shown, NOTHING if rank == 1 else "")


def _line(sheet: Worksheet, styles: BookStyles, row: int, key: str, shown: Due | None, nothing: str) -> None:
    names = ",".join(f'"{table.sheet}"' for table in PHASE_TABLES)
    name = f"CHOOSE({_PHASE.format(key=key)},{names})"
    own_id = _pick(key, "id") + '&""'
    link = f'HYPERLINK("#\'"&{name}&"\'!A"&{_ROW.format(key=key)},{own_id})'
    finish, id_ = address(row + 1, LEFT + 2), address(row + 1, LEFT + 3)
    when = f'IF({finish}<TODAY(),"Overdue",IF({finish}=TODAY(),"Today","In "&({finish}-TODAY())&" days"))'
    # An item without an owner takes that of its activity: A1.1a that of A1.1.
    areas = [",".join(column_area(table.key, column) for table in PHASE_TABLES) for column in ("owner", "id")]
    owners, ids = (f"CHOOSE({_PHASE.format(key=key)},{area})" for area in areas)
    of_parent = f'IFERROR(INDEX({owners},MATCH(LEFT({id_},LEN({id_})-1),{ids},0))&"","")'
    inherited = f'IF(ISNUMBER(-RIGHT({id_},1)),"",{of_parent})'
    own = _pick(key, "owner")
    cut = activity(row, LONGEST)
    plain, dated = styles.ruled(), styles.ruled(num_format=DATE_NUMBER, align="left")
    values = shown or ("", "", nothing, "")
    cells = (
        (when, plain, ""),
        (f"INT({key}/{DAY})", dated, values[0]),
        (link, styles.ruled(LINKED, underline=1), values[1]),
        (cut, plain, values[2]),
        (f'IF({own}<>"",{own},{inherited})', plain, values[3]),
    )
    for column, (formula, style, value) in enumerate(cells, LEFT):
        otherwise = nothing if formula is cut else ""
        sheet.write_formula(row, column, f'=IF({key}="","{otherwise}",{formula})', style, value)


Due = tuple[int | str, str, str, str]
"""Day of Excel's calendar, ID, activity, owner."""


def next_due(rows: Mapping[str, Sequence[EntryRow]]) -> list[Due]:
    """What the five lines show for these rows by table key; the same order as the formulas give."""
    found: list[tuple[tuple[date, int, int], Due]] = []
    for phase, table in enumerate(PHASE_TABLES):
        owners = {show(row.get("id")): show(row.get("owner")) for row in reversed(rows[table.key])}
        for number, row in enumerate(rows[table.key]):
            day = as_date(row.get("finish"))
            if day is None or row.get("status") in (DONE, NOT_APPLICABLE):
                continue
            id_ = show(row.get("id"))
            inherited = "" if id_[-1:].isdigit() else owners.get(id_[:-1], "")
            owner = owners[id_] or inherited
            text = show(row.get("activity"))
            shown = text if len(text) <= LONGEST else text[: LONGEST - 2] + "…"
            line = ((day - EPOCH).days, id_, shown, owner)
            found.append(((day, phase, number), line))
    return [line for _, line in sorted(found)[:SHOWN]]
