"""The Start sheet: what to do in what order, how far the plan is, what is due, what is open, where everything is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from xlsxwriter.format import Format

from schemas.model import FINDING_KEYS, NOTE_ROW, PURPOSE_ROW, SCHEMA_VERSION, Table
from schemas.tables import LISTS_SHEET, START_SHEET, TABLES
from schemas.tables.generated import FINDINGS
from schemas.tables.lists import DONE, IN_PROGRESS, NOT_APPLICABLE
from schemas.tables.phases import PHASE_TABLES
from schemas.tables.settings import SETTINGS
from schemas.values import is_blank, show
from sdp_xl.address import address
from sdp_xl.build import charts, due, lists
from sdp_xl.build.entries import EntryRow
from sdp_xl.build.places import FIRST_ROW, LAST_FINDING, column_area, quoted
from sdp_xl.build.sheet import Sheets
from sdp_xl.build.start_texts import LEGEND, PRESS, PURPOSE, RUN, SEVERITIES, STEPS, TITLE
from sdp_xl.build.style import LINKED, NOTE, PLAIN, RULE, SETUP, TODAY, ColorPair, group
from sdp_xl.files.ooxml.measure import LINE

WIDTHS = (25, 13, 14, 13, 58, 28)


class Start:
    """Writes the sections of the Start sheet one below the other."""

    def __init__(self, sheets: Sheets, rows: Mapping[str, Sequence[EntryRow]], *, pressed: bool) -> None:
        """``pressed``: the workbook has buttons."""
        self.sheets, self.styles, self.rows = sheets, sheets.styles, rows
        self.run = PRESS if pressed else RUN
        self.sheet = sheets.add(START_SHEET, TITLE, PURPOSE, SETUP, WIDTHS, frozen=(NOTE_ROW, 0))
        for number, width in enumerate(WIDTHS):
            self.sheet.set_column(number, number, width, self.styles.cell())
        self.row = NOTE_ROW

    def _next(self) -> None:
        self.sheet.set_row(self.row, LINE + 5)
        self.row += 1

    def write(self) -> None:
        """Writes all sections."""
        self._state()
        self._steps()
        self._progress()
        self._due()
        breaks = [self.row]
        self._charts()
        breaks.append(self.row)
        self._findings()
        self._legend()
        breaks.append(self.row)
        self._directory()
        self.sheet.set_h_pagebreaks(breaks)
        self.sheet.set_selection(0, 0, 0, 0)

    def _state(self) -> None:
        state, title = (
            f"{SETTINGS.sheet}!$B${FIRST_ROW + SETTINGS.keys.index(key)}" for key in ("state", "plan_title")
        )
        asked = f"Begin with {SETTINGS.sheet}: name your State."
        formula = f'=IF({state}="","{asked}",{state}&IF({title}="",""," | "&{title}))'
        answers = self.rows[SETTINGS.key][0] if self.rows[SETTINGS.key] else {}
        named = " | ".join(show(answers[key]) for key in ("state", "plan_title") if not is_blank(answers.get(key)))
        self.sheet.write_formula(NOTE_ROW - 1, 0, formula, self.styles.cell(bold=True), named or asked)
        version = f"Workbook version {SCHEMA_VERSION}"
        self.sheet.write_string(PURPOSE_ROW - 1, 5, version, self.styles.cell(NOTE, align="right"))

    def _section(self, text: str, *headers: str) -> None:
        self.sheets.section(self.sheet, self.row, text, SETUP)
        self.row += 1
        for number, header in enumerate(headers):
            self.sheet.write_string(self.row, number, header, self.styles.header(SETUP, border_color=SETUP.fill))
        for number in range(len(headers), len(WIDTHS)):
            self.sheet.write_blank(self.row, number, None, self.styles.header(SETUP, border_color=SETUP.fill))
        self._next()

    def _sentence(self, column: int, text: str) -> None:
        """A text that runs over the blank cells to its right, on one ruled line."""
        for number in range(column, len(WIDTHS)):
            self.sheet.write_blank(self.row, number, None, self._ruled())
        self.sheet.write_string(self.row, column, text, self._ruled())

    def _ruled(self, pair: ColorPair = PLAIN, **more: object) -> Format:
        return self.styles.cell(pair, bottom=1, bottom_color=RULE, valign="vcenter", **more)

    def _link(self, name: str) -> None:
        style = self._ruled(LINKED, underline=1)
        self.sheet.write_url(self.row, 0, f"internal:{quoted(name)}!A1", style, name)

    def _steps(self) -> None:
        self._section("What to do, in this order", "Begin at", "Step")
        for number, (name, text) in enumerate(STEPS, 1):
            self._link(name)
            self._sentence(1, f"{number}. {text}")
            self._next()
        self.sheet.write_string(self.row, 1, self.run, self.styles.cell(NOTE))
        self._next()

    def _progress(self) -> None:
        self._section("How far you are", "Phase", "Done", "In progress", "Activities", "Share done")
        first = self.row + 1
        for table in PHASE_TABLES:
            ids, status = column_area(table.key, "id"), column_area(table.key, "status")
            said = [row.get("status") for row in self.rows[table.key]]
            apply = len(said) - said.count(NOT_APPLICABLE)
            self._link(table.sheet)
            count = f'=COUNTIF({status},"%s")'
            self._count(1, count % DONE, said.count(DONE))
            self._count(2, count % IN_PROGRESS, said.count(IN_PROGRESS))
            self._count(3, f"=COUNTA({ids})-{count[1:] % NOT_APPLICABLE}", apply)
            self._share(said.count(DONE), apply)
        self.sheet.write_string(self.row, 0, "All phases", self._ruled(bold=True))
        totals = []
        for column in (2, 3, 4):
            statuses = [row.get("status") for table in PHASE_TABLES for row in self.rows[table.key]]
            totals = [statuses.count(DONE), statuses.count(IN_PROGRESS), len(statuses) - statuses.count(NOT_APPLICABLE)]
            cells = f"{address(first, column)}:{address(self.row, column)}"
            self._count(column - 1, f"=SUM({cells})", totals[column - 2])
        self._share(totals[0], totals[2])
        bar = {
            "type": "data_bar",
            "bar_solid": True,
            "bar_color": "#BFD3EC",
            "min_type": "num",
            "max_type": "num",
            "min_value": 0,
            "max_value": 1,
        }
        self.sheet.conditional_format(first - 1, 4, self.row - 1, 4, bar)

    def _count(self, column: int, formula: str, value: int | str, pair: ColorPair = PLAIN) -> None:
        self.sheet.write_formula(self.row, column, formula, self._ruled(pair, align="left"), value)

    def _share(self, done: int, of: int) -> None:
        counted, whole = address(self.row + 1, 2), address(self.row + 1, 4)
        style = self._ruled(num_format="0%", align="left")
        share = done / of if of else 0
        self.sheet.write_formula(self.row, 4, f"=IF({whole}=0,0,{counted}/{whole})", style, share)
        self.sheet.write_blank(self.row, 5, None, self._ruled())
        self._next()

    def _due(self) -> None:
        self._section("Next five due", *due.HEADERS)
        due.write_due(self.sheet, self.styles, self.row, self.rows)
        rule = {"type": "cell", "criteria": "==", "value": '"Overdue"', "format": self.styles.when(bold=True)}
        self.sheet.conditional_format(self.row, 2, self.row + due.SHOWN - 1, 2, rule)
        self.row += due.SHOWN

    def _charts(self) -> None:
        self._section("The plan at a glance")
        charts.add_charts(self.sheets.workbook, self.sheet, self.row, self.rows)
        self.row += charts.ROWS

    def _findings(self) -> None:
        self._section("Open findings", "Severity", "Open", "What it means")
        severity = column_area(FINDINGS.key, "severity", LAST_FINDING)
        for word, pair, text in SEVERITIES:
            self.sheet.write_string(self.row, 0, word.capitalize(), self._ruled(pair, bold=True))
            self._count(1, f'=COUNTIF({severity},"{word}")', "")
            self._sentence(2, text)
            self._next()
        note = f"{quoted(FINDINGS.sheet)}!$A${NOTE_ROW}"
        self.sheet.write_formula(self.row, 0, f'={note}&""', self.styles.cell(NOTE), "")
        self._next()

    def _legend(self) -> None:
        self._section("Colors and marks", "Looks like", "Means")
        for word, pair, text in LEGEND:
            framed = {"border": 1, "border_color": TODAY} if word == "Framed" else {}
            self.sheet.write_string(
                self.row, 0, word, self.styles.cell(pair, **framed) if framed else self._ruled(pair)
            )
            self._sentence(1, text)
            self._next()

    def _directory(self) -> None:
        self._section("All sheets", "Sheet", "Whose", "Open in cells", "What it is for")
        for table in TABLES:
            self._line(table.sheet, table.purpose, group(table.key), table)
        self._line(LISTS_SHEET, lists.PURPOSE, SETUP, None)

    def _line(self, name: str, purpose: str, color: ColorPair, table: Table | None) -> None:
        self._link(name)
        tool = table is not None and table.generated
        self.sheet.write_string(self.row, 1, "The tool's" if tool else "Yours", self._ruled())
        if table and not tool:
            self._count(2, f'=COUNTIF({FINDING_KEYS},"{table.key}!*")', "")
        else:
            self.sheet.write_blank(self.row, 2, None, self._ruled())
        self._sentence(3, purpose)
        self._next()
