"""Two native charts: the nine actions in time with the milestones, and how far each phase is.

Excel 2016 and LibreOffice draw them from cells in hidden columns, which formulas fill from the Timeline or, as long as
there is none, from the dates on the phase sheets. Time counts in months from the first one: Excel lets no formula say
where an axis of dates begins, and would begin it in 1900.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from schemas import process
from schemas.model import Action
from schemas.tables import table
from schemas.tables.generated import TIMELINE
from schemas.tables.lists import DONE, IN_PROGRESS, NOT_APPLICABLE
from schemas.tables.phases import PHASE_TABLES
from schemas.tables.settings import SETTINGS
from sdp_xl.address import column_letters
from sdp_xl.build.entries import EntryRow
from sdp_xl.build.places import FIRST_ROW, column_area, quoted
from sdp_xl.build.style import FONT, INK, RULE
from sdp_xl.files.ooxml.measure import BODY

COLUMN = 12
"""First of the hidden columns, counted from 0: to the right of all else on the sheet."""

HEADS = ("Action or milestone", "Start", "Finish", "Share done", "Begins after", "Done", "To do", "Milestone")
PHASE_HEADS = ("Phase", DONE, IN_PROGRESS, "Not started")
MILESTONES = {"adoption_date": "Plan adopted", "cycle_start": "Plan takes effect"}
LATEST = 36
"""Months that the chart reaches at most, so that a mistyped year does not press all bars together."""

MONTHS = "Months from"
"""How the name of the axis of time begins, before its first month; the dates themselves stand beside each bar."""

_MONTH = 30.4375
_POINT = 0.25
"""Months that a milestone is drawn wide."""

WIDTH, HEIGHT, BESIDE = 780, 400, 430
"""Pixels of the charts: of the actions, both, and of the phases. So high, they print on the page of the dashboard."""

ROWS = -(-HEIGHT // 19) + 1
"""Rows of the height of a line of text that the charts take."""

_TEXT = {"name": FONT, "size": BODY, "color": INK}
_PLAIN = {"major_gridlines": {"visible": False}}
_DONE, _TODO, _POINTS = {"color": "#12305A"}, {"color": "#2F6DB5"}, {"color": "#B45309"}


def add_charts(workbook: Workbook, sheet: Worksheet, row: int, rows: Mapping[str, Sequence[EntryRow]]) -> None:
    """Adds both charts side by side at a row of a sheet, counted from 0, and their cells beside it.

    ``rows`` are the entries by table key, for the values that the formulas show before Excel calculates them.
    """
    sheet.set_column(COLUMN, COLUMN + len(HEADS) - 1, None, None, {"hidden": True})
    count = _actions(sheet, row)
    last = row + 1 + count

    def cells(column: int, first: int = row + 2, until: int = last) -> list[Any]:
        return [sheet.get_name(), first, COLUMN + column, until, COLUMN + column]

    actions = _chart(workbook, "stacked", "The nine actions")
    for column, look in ((4, {"fill": {"none": True}}), (5, _solid(_DONE)), (6, _solid(_TODO)), (7, _solid(_POINTS))):
        head = HEADS[column] if column > 4 else " "  # what only moves the bars needs no name in the legend
        actions.add_series({"name": head, "categories": cells(0), "values": cells(column), "gap": 35} | look)
    axis = f"={quoted(sheet.get_name())}!${column_letters(COLUMN + 3)}${row + 1}"
    actions.set_x_axis(
        _value({"name": axis, "data": [f"{MONTHS} the start"], "name_font": _TEXT, "min": 0, "major_unit": 3})
    )
    actions.set_plotarea({"layout": {"x": 0.54, "y": 0.16, "width": 0.43, "height": 0.66}})
    actions.set_legend({"position": "bottom", "font": _TEXT})
    actions.set_size({"width": WIDTH, "height": HEIGHT})
    told = "Bar chart: when each of the nine actions of Table A.1 begins and ends, and the milestones. The same dates "
    alt = {"description": f"{told}stand on the sheet {TIMELINE.sheet}.", "object_position": 2}
    sheet.insert_chart(row, 0, actions, alt)

    first = last + 2
    _phases(sheet, first, rows)
    progress = _chart(workbook, "percent_stacked", "Progress by phase")
    hatched = {"pattern": {"pattern": "wide_upward_diagonal", "fg_color": "#1D4F8F", "bg_color": "#C9DDF3"}}
    open_ = {"fill": {"color": "#EEF1F4"}, "border": {"color": "#465260"}}
    for column, look in ((1, _solid(_DONE)), (2, hatched), (3, open_)):
        until = first + len(PHASE_TABLES)
        series = {
            "name": PHASE_HEADS[column],
            "categories": cells(0, first + 1, until),
            "values": cells(column, first + 1, until),
            "gap": 60,
        }
        progress.add_series(series | look)
    progress.set_x_axis(_value({"num_format": "0%", "major_unit": 0.25}))
    progress.set_legend({"position": "bottom", "font": _TEXT})
    progress.set_size({"width": BESIDE, "height": HEIGHT})
    told = "Bar chart: how many activities and items of each phase are done, in progress and not started."
    sheet.insert_chart(row, 0, progress, {"x_offset": WIDTH + 15, "description": told, "object_position": 2})


def _solid(color: dict[str, str]) -> dict[str, Any]:
    return {"fill": color, "border": {"none": True}}


def _chart(workbook: Workbook, subtype: str, title: str) -> Any:
    chart = workbook.add_chart({"type": "bar", "subtype": subtype})
    chart.set_title({"name": title, "name_font": _TEXT | {"size": 14, "bold": True}, "overlay": False})
    chart.set_y_axis({"reverse": True, "num_font": _TEXT, "line": {"color": RULE}, "interval_unit": 1, **_PLAIN})
    chart.set_chartarea({"border": {"color": RULE}})
    chart.show_hidden_data()
    return chart


def _value(more: dict[str, Any]) -> dict[str, Any]:
    return {"num_font": _TEXT, "num_format": "0", "major_gridlines": {"visible": True, "line": {"color": RULE}}} | more


def _write(sheet: Worksheet, row: int, column: int, formula: str, value: float | str = 0) -> None:
    """A formula over whole columns, as Excel 2016 needs it."""
    sheet.write_array_formula(row, column, row, column, f"{{={formula}}}", None, value)


def _actions(sheet: Worksheet, row: int) -> int:
    """Writes the cells of the first chart below title and heads; how many lines they are."""
    lines: list[Action | tuple[str, str]] = [*process.actions(), *MILESTONES.items()]
    top, last = row + 3, row + 2 + len(lines)  # as addresses count
    letters = [column_letters(COLUMN + number + 1) for number in range(len(HEADS))]
    starts = f"${letters[1]}${top}:${letters[1]}${last}"
    origin = f"${letters[1]}${row + 1}"
    sheet.write_string(row, COLUMN, "Cells of the charts")
    early = f"MIN(IF({starts}>=MEDIAN({starts})-{round(LATEST * _MONTH)},{starts}))"
    _write(sheet, row, COLUMN + 1, f'IF(COUNT({starts})=0,"",DATE(YEAR({early}),MONTH({early}),1))', "")
    _write(
        sheet,
        row,
        COLUMN + 2,
        f'"{MONTHS} "&IF({origin}="","the start",TEXT({origin},"mmmm yyyy"))',
        "",
    )
    for number, head in enumerate(HEADS):
        sheet.write_string(row + 1, COLUMN + number, head)
    phases = {action.number: phase.key for phase in process.PHASES for action in phase.actions}
    for number, line in enumerate(lines):
        at = row + 2 + number
        start, finish, share = (f"${letter}{at + 1}" for letter in letters[1:4])
        if not isinstance(line, Action):
            key, name = line
            day = f"{quoted(SETTINGS.sheet)}!$B${FIRST_ROW + SETTINGS.keys.index(key)}"
            for column in (1, 2):
                _write(sheet, at, COLUMN + column, f'IF(ISNUMBER({day}),{day},"")', "")
        else:
            name = f"{line.number}. {line.text}"
            _dates(sheet, at, phases[line.number], f"A{line.number}", name)
        shown = f'TEXT({start},"mmm d")&IF({finish}={start},""," – "&TEXT({finish},"mmm d"))'
        _write(sheet, at, COLUMN, f'"{name}"&IF({start}="","",": "&{shown})', "")
        begins = f'IF({start}="",0,MIN({LATEST},MAX(0,({start}-{origin})/{_MONTH})))'
        _write(sheet, at, COLUMN + 4, begins)
        if not isinstance(line, Action):
            _write(sheet, at, COLUMN + 7, f'IF({start}="",0,{_POINT})')
            continue
        end = f"MIN({finish},{origin}+{round(LATEST * _MONTH)})"
        length = f'IF({start}="",0,MAX({_POINT},({end}-MAX({start},{origin})+1)/{_MONTH}))'
        _write(sheet, at, COLUMN + 5, f"{share}*{length}")
        _write(sheet, at, COLUMN + 6, f"(1-{share})*{length}")
    return len(lines)


def _dates(sheet: Worksheet, at: int, phase: str, id_: str, name: str) -> None:
    """The first start, the last finish and the share done of an action."""
    actions, statuses = column_area(phase, "action"), column_area(phase, "status")
    for column, (key, edge) in enumerate((("start", "MIN"), ("finish", "MAX")), 1):
        made = f'INDEX({column_area("timeline", key)},MATCH("{id_}",{column_area("timeline", "id")},0))'
        typed = column_area(phase, key)
        own = f'{edge}(IF(({actions}="{name}")*ISNUMBER({typed}),{typed}))'
        _write(sheet, at, COLUMN + column, f'IF(N(IFERROR({made},0))>0,{made},IF({own}>0,{own},""))', "")
    count = f'COUNTIFS({actions},"{name}",{statuses},"%s")'
    whole = f'(COUNTIF({actions},"{name}")-{count % NOT_APPLICABLE})'
    _write(sheet, at, COLUMN + 3, f"IF({whole}=0,0,{count % DONE}/{whole})")


def _phases(sheet: Worksheet, row: int, rows: Mapping[str, Sequence[EntryRow]]) -> None:
    """Writes the cells of the second chart: activities by phase and status."""
    for number, head in enumerate(PHASE_HEADS):
        sheet.write_string(row, COLUMN + number, head)
    for at, key in enumerate((found.key for found in PHASE_TABLES), row + 1):
        ids, statuses = column_area(key, "id"), column_area(key, "status")
        done, begun, off = (f'COUNTIF({statuses},"{word}")' for word in (DONE, IN_PROGRESS, NOT_APPLICABLE))
        sheet.write_string(at, COLUMN, table(key).sheet)
        said = [entry.get("status") for entry in rows[key]]
        shown = [said.count(word) for word in (DONE, IN_PROGRESS, NOT_APPLICABLE)]
        open_ = (f"COUNTA({ids})-{off}-{done}-{begun}", len(said) - sum(shown))
        for column, (formula, value) in enumerate(((done, shown[0]), (begun, shown[1]), open_), 1):
            sheet.write_formula(at, COLUMN + column, f"={formula}", None, value)
