"""The dashboard at the head of Start, one screen: what to do now, how far the plan is, and what is due."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from schemas.model import DATE_NUMBER, NOTE_ROW, PURPOSE_ROW, SCHEMA_VERSION
from schemas.tables import START_SHEET
from schemas.tables.generated import REQUIRED_ELEMENTS
from schemas.tables.lists import DONE, IN_PROGRESS, NOT_APPLICABLE
from schemas.tables.phases import PHASE_TABLES
from schemas.tables.settings import SETTINGS
from schemas.values import is_blank, show
from sdp_xl.address import address
from sdp_xl.build import due, steps
from sdp_xl.build.entries import EntryRow
from sdp_xl.build.places import FIRST_ROW, column_area
from sdp_xl.build.start_lines import RIGHT, WIDTHS, Lines
from sdp_xl.build.start_texts import PRESS, RUN
from sdp_xl.build.steps import ALL_DONE, STEPS, counted, open_findings
from sdp_xl.build.style import CAUTION, GOOD, NEUTRAL, NOTE, SECTION, SETUP, SHADED


class Dashboard:
    """Writes the dashboard into the first lines of Start."""

    def __init__(self, lines: Lines, rows: Mapping[str, Sequence[EntryRow]], *, pressed: bool) -> None:
        """``rows`` of all tables by table key; ``pressed``: the workbook has buttons."""
        self.lines, self.rows = lines, rows
        self.run = PRESS if pressed else RUN

    def write(self) -> str:
        """Writes it; returns the cell that holds the number of the step to do now."""
        self._state()
        now = self.lines.row
        self.lines.next(30)
        self._figures()
        first = self.lines.row + 1
        self._steps(first)
        self._due(first - 1)
        self._progress(first + due.SHOWN)
        return self._now(now, first)

    def _state(self) -> None:
        state, title = (_answer(key) for key in ("state", "plan_title"))
        formula = f'={state}&IF(OR({state}="",{title}=""),""," | ")&{title}'
        answers = self.rows[SETTINGS.key][0] if self.rows[SETTINGS.key] else {}
        told = " | ".join(show(answers[key]) for key in ("state", "plan_title") if not is_blank(answers.get(key)))
        self.lines.sheet.write_formula(NOTE_ROW - 1, 0, formula, self.lines.styles.cell(bold=True), told)
        version = f"Workbook version {SCHEMA_VERSION}"
        self.lines.sheet.write_string(
            PURPOSE_ROW - 1, len(WIDTHS) - 1, version, self.lines.styles.cell(NOTE, align="right")
        )

    def _now(self, row: int, first: int) -> str:
        """The line that says what to do now: the first step that is not done, with a link to where it begins."""
        number, last = due.HELPERS, first + len(STEPS)
        states = f"$B${first + 1}:$B${last}"
        which = f'{{=IFERROR(MATCH(TRUE,{states}<>"{steps.DONE}",0),{len(STEPS) + 1})}}'
        self.lines.sheet.write_array_formula(row, number, row, number, which, None, "")
        key = address(row + 1, number + 1)
        names = ",".join(f'"{name}"' for name in (*(step.sheet for step in STEPS), START_SHEET))
        texts = ",".join((*(f'"Now: {step.sheet}. {step.text}"' for step in STEPS), _then(first)))
        style = self.lines.styles.cell(
            SHADED, bold=True, underline=1, font_size=SECTION, valign="vcenter", top=2, top_color=SETUP.fill
        )
        for column in range(1, len(WIDTHS)):
            self.lines.sheet.write_blank(row, column, None, style)
        formula = f'=HYPERLINK("#\'"&CHOOSE({key},{names})&"\'!A1",CHOOSE({key},{texts}))'
        self.lines.sheet.write_formula(row, 0, formula, style, "")
        return f"${address(row + 1, number + 1)[:-1]}${row + 1}"

    def _figures(self) -> None:
        """Four figures in large letters, each below its name."""
        level, status = (column_area(REQUIRED_ELEMENTS.key, key) for key in ("level", "status"))
        of, met, free = (
            f'COUNTIF({level},"Required*")',
            *(f'COUNTIFS({level},"Required*",{status},"{word}")' for word in ("Met", NOT_APPLICABLE)),
        )
        told = '&", "&'.join(
            (
                counted(open_findings("error"), "error", "errors"),
                counted(open_findings("warning"), "warning", "warnings"),
                f'{open_findings("advice")}&" advice"',
            )
        )
        day = _answer("adoption_date")
        left = f'IF({day}<TODAY(),"Adopted",{day}-TODAY())'
        figures = (
            (0, "Required elements met", f'IF({of}=0,"Not checked yet",{met}&" of "&{of}-{free})'),
            (2, "Open findings", f'IF({steps.CHECKED},{told},"Not checked yet")'),
            (RIGHT, "Days to adoption", f'IF(ISNUMBER({day}),{left},"No date yet")'),
            (RIGHT + 3, "Adoption of the plan", f'IF(ISNUMBER({day}),{day},"No date yet")'),
        )
        large: dict[str, Any] = {"bold": True, "font_size": SECTION, "align": "left", "valign": "vcenter"}
        for column, name, formula in figures:
            shown: dict[str, Any] = {"num_format": DATE_NUMBER} if column == RIGHT + 3 else {}
            self.lines.sheet.write_string(self.lines.row, column, name, self.lines.styles.cell(NOTE, valign="bottom"))
            self.lines.sheet.write_formula(
                self.lines.row + 1, column, f"={formula}", self.lines.styles.cell(**large, **shown), ""
            )
        self.lines.next()
        self.lines.next(24)
        self.lines.next(8)

    def _steps(self, first: int) -> None:
        self.lines.header(self.lines.row, 0, "Step", "State", "How far", last=3)
        self.lines.next()
        for number, step in enumerate(STEPS, 1):
            self.lines.link(step.sheet, text=f"{number}. {step.sheet}")
            state = f'=IF({step.done},"{steps.DONE}",IF({step.begun},"{steps.BEGUN}","{steps.TO_DO}"))'
            self.lines.sheet.write_formula(self.lines.row, 1, state, self.lines.ruled(), "")
            self.lines.sheet.write_formula(self.lines.row, 2, f"={step.far}", self.lines.ruled(), "")
            self.lines.next()
        for word, pair in ((steps.DONE, GOOD), (steps.BEGUN, CAUTION), (steps.TO_DO, NEUTRAL)):
            rule = {"type": "cell", "criteria": "==", "value": f'"{word}"', "format": self.lines.styles.when(pair)}
            self.lines.sheet.conditional_format(first, 1, first + len(STEPS) - 1, 1, rule)
        self.lines.sheet.write_string(self.lines.row, 0, self.run, self.lines.styles.cell(NOTE, valign="vcenter"))
        self.lines.next()

    def _due(self, row: int) -> None:
        self.lines.header(row, RIGHT, *due.HEADERS)
        due.write_due(self.lines.sheet, self.lines.styles, row + 1, self.rows)
        rule = {"type": "cell", "criteria": "==", "value": '"Overdue"', "format": self.lines.styles.when(bold=True)}
        self.lines.sheet.conditional_format(row + 1, RIGHT, row + due.SHOWN, RIGHT, rule)

    def _progress(self, row: int) -> None:
        """How far each phase is, from ``row``: so many activities and items are done of those that apply."""
        self.lines.header(row, RIGHT, "Phase", "Done", "Begun", "Share done", "Activities and items")
        first = row + 1
        for number, table in enumerate(PHASE_TABLES, first):
            ids, status = column_area(table.key, "id"), column_area(table.key, "status")
            said = [one.get("status") for one in self.rows[table.key]]
            self.lines.link(table.sheet, RIGHT, number)
            count = f'=COUNTIF({status},"%s")'
            whole = f"=COUNTA({ids})-{count[1:] % NOT_APPLICABLE}"
            values = said.count(DONE), said.count(IN_PROGRESS), len(said) - said.count(NOT_APPLICABLE)
            self._phase(number, (count % DONE, count % IN_PROGRESS, whole), values)
        last = first + len(PHASE_TABLES)
        self.lines.sheet.write_string(last, RIGHT, "All phases", self.lines.ruled(bold=True))
        told = [one.get("status") for table in PHASE_TABLES for one in self.rows[table.key]]
        sums = [f"=SUM({address(first + 1, column)}:{address(last, column)})" for column in _COUNTED]
        values = told.count(DONE), told.count(IN_PROGRESS), len(told) - told.count(NOT_APPLICABLE)
        self._phase(last, sums, values)
        limits = {"min_type": "num", "max_type": "num", "min_value": 0, "max_value": 1}
        bar = {"type": "data_bar", "bar_solid": True, "bar_color": "#BFD3EC", **limits}
        self.lines.sheet.conditional_format(first, RIGHT + 3, last, RIGHT + 3, bar)

    def _phase(self, row: int, formulas: Sequence[str], values: tuple[int, int, int]) -> None:
        counts = zip(_COUNTED, formulas, values, strict=True)
        for column, formula, value in counts:
            self.lines.sheet.write_formula(row, column - 1, formula, self.lines.ruled(align="left"), value)
        done, of = address(row + 1, _COUNTED[0]), address(row + 1, _COUNTED[2])
        style, share = self.lines.ruled(num_format="0%", align="left"), values[0] / values[2] if values[2] else 0
        self.lines.sheet.write_formula(row, RIGHT + 3, f"=IF({of}=0,0,{done}/{of})", style, share)


_COUNTED = (RIGHT + 2, RIGHT + 3, RIGHT + 5)
"""The columns, counted from 1, of the activities and items that are done, begun, and all."""


def _answer(key: str) -> str:
    """The cell of an answer on Settings."""
    return f"{SETTINGS.sheet}!$B${FIRST_ROW + SETTINGS.keys.index(key)}"


def _then(first: int) -> str:
    """What to do when every step is done, as a formula: the activity that is due first, if any is open."""
    when, id_, owner = (address(first + 1, due.LEFT + 1 + number) for number in (0, 2, 4))
    activity, by = due.activity(first, due.IN_NOW), f'IF({owner}="","",", "&{owner})'
    return f'IF({id_}="","Now: {ALL_DONE}","Now: "&{id_}&" "&{activity}&" ("&LOWER({when})&{by}&")")'
