"""The Start sheet: the dashboard, then what each step asks, what the marks mean, and what every sheet is for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from schemas.model import FINDING_KEYS, NOTE_ROW, Table
from schemas.tables import LISTS_SHEET, TABLES
from schemas.tables.generated import FINDINGS
from sdp_xl.build import charts, lists
from sdp_xl.build.dashboard import Dashboard
from sdp_xl.build.entries import EntryRow
from sdp_xl.build.places import quoted
from sdp_xl.build.sheet import Sheets
from sdp_xl.build.start_lines import RIGHT, Lines
from sdp_xl.build.start_texts import LEGEND, SEVERITIES
from sdp_xl.build.steps import IN_EFFECT, STEPS, counted, filled, open_findings, step_of
from sdp_xl.build.style import NOTE, TODAY


class Start:
    """Writes the sections of the Start sheet one below the other."""

    def __init__(self, sheets: Sheets, rows: Mapping[str, Sequence[EntryRow]], *, pressed: bool) -> None:
        """``rows`` of all tables by table key; ``pressed``: the workbook has buttons."""
        self.sheets, self.rows = sheets, rows
        self.lines = Lines(sheets)
        self.dashboard = Dashboard(self.lines, rows, pressed=pressed)

    def write(self) -> None:
        """Writes all sections."""
        now = self.dashboard.write()
        self._charts()
        breaks = [self.lines.row]
        self._texts()
        self._findings()
        self._legend()
        breaks.append(self.lines.row)
        self._directory(now)
        self.lines.sheet.set_h_pagebreaks(breaks)
        self.lines.sheet.set_selection(0, 0, 0, 0)

    def _charts(self) -> None:
        self.lines.section("The plan at a glance")
        charts.add_charts(self.sheets.workbook, self.lines.sheet, self.lines.row, self.rows)
        self.lines.row += charts.ROWS

    def _texts(self) -> None:
        self.lines.section("The nine steps", "Begin at", "What to do")
        for number, step in enumerate(STEPS, 1):
            self.lines.link(step.sheet)
            self.lines.sentence(1, f"{number}. {step.text}")
            self.lines.next()

    def _findings(self) -> None:
        self.lines.section("Open findings", "Severity", "Open", "What it means")
        for word, pair, text in SEVERITIES:
            self.lines.sheet.write_string(self.lines.row, 0, word.capitalize(), self.lines.ruled(pair, bold=True))
            self.lines.sheet.write_formula(
                self.lines.row, 1, f"={open_findings(word)}", self.lines.ruled(align="left"), ""
            )
            self.lines.sentence(2, text)
            self.lines.next()
        note = f"{quoted(FINDINGS.sheet)}!$A${NOTE_ROW}"
        self.lines.sheet.write_formula(self.lines.row, 0, f'={note}&""', self.lines.styles.cell(NOTE), "")
        self.lines.next()

    def _legend(self) -> None:
        self.lines.section("Colors and marks", "Looks like", "Means")
        for word, pair, text in LEGEND:
            framed = {"border": 1, "border_color": TODAY} if word == "Framed" else {}
            self.lines.sheet.write_string(
                self.lines.row, 0, word, self.lines.styles.cell(pair, **framed) if framed else self.lines.ruled(pair)
            )
            self.lines.sentence(1, text)
            self.lines.next()

    def _directory(self, now: str) -> None:
        """Every sheet: whose it is, whether it is needed yet, and what it is for. ``now`` holds the step of today."""
        self.lines.section("All sheets", "Sheet", "Whose", "Now", "", "What it is for")
        for table in TABLES:
            self._line(table, now)
        self.lines.link(LISTS_SHEET)
        self.lines.sheet.write_string(self.lines.row, 1, "Yours", self.lines.ruled())
        self.lines.sheet.write_string(self.lines.row, 2, "In use", self.lines.ruled())
        self._purpose(lists.PURPOSE)

    def _line(self, table: Table, now: str) -> None:
        self.lines.link(table.sheet)
        self.lines.sheet.write_string(
            self.lines.row, 1, "The tool's" if table.generated else "Yours", self.lines.ruled()
        )
        used = "Written" if table.generated else "In use"
        if table.later:
            later = f'IF({IN_EFFECT},"Needed now","Needed once the plan takes effect")'
        else:
            step = step_of(table.key)
            later = f'IF({now}<{step},"Not needed yet: step {step}","Needed now")'
        found = f'COUNTIF({FINDING_KEYS},"{table.key}!*")'
        told = f'IF({found}=0,"",", "&{counted(found, "open finding", "open findings")})'
        note = f'=IF({filled(table.key)}>0,"{used}",{later})' + ("" if table.generated else f"&{told}")
        self.lines.sheet.write_formula(self.lines.row, 2, note, self.lines.ruled(), "")
        self._purpose(table.purpose)

    def _purpose(self, text: str) -> None:
        """Ends the line with the first sentence of what the sheet is for."""
        first = text.partition(". ")[0].rstrip(".")
        self.lines.sheet.write_blank(self.lines.row, 3, None, self.lines.ruled())
        self.lines.sentence(RIGHT, f"{first}.")
        self.lines.next()
