"""Little sheets in markdown: the third door, for tests."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass, field
from datetime import date, datetime

from markdown_it import MarkdownIt
from markdown_it.token import Token

from schemas.model import FORM_HEADERS, HEADER_ROW, MARKER, SCHEMA_VERSION
from schemas.tables import CHOICES, LISTS_SHEET, START_SHEET, TABLES
from schemas.values import ErrorValue, Uncalculated, Value
from sdp_xl.plan.grid import Grid

TODAY = date(2026, 11, 24)


@dataclass(frozen=True)
class Case:
    """One case of a rule's file: its little workbook, its day, and the findings expected ("Sheet!B7: message")."""

    name: str
    grid: Grid
    today: date
    expected: tuple[str, ...]


def value(text: str) -> Value:
    """A cell as a person would type it: dates, numbers, percentages, TRUE; #REF! an error, =… an open formula;
    `"2027-01-31"` in quotes stays text; \\n is a line break."""
    text = text.strip()
    if not text:
        return None
    if len(text) > 1 and text[0] == text[-1] == '"':
        return str(ast.literal_eval(text))
    if text.startswith("#"):
        return ErrorValue(text)
    if text.startswith("="):
        return Uncalculated(text)
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return date.fromisoformat(text)
    if re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d", text):
        return datetime.fromisoformat(text)
    if re.fullmatch(r"-?\d+", text):
        return int(text)
    if re.fullmatch(r"-?\d+\.\d+", text):
        return float(text)
    if re.fullmatch(r"\d+%", text):
        return int(text[:-1]) / 100
    return text.replace("\\n", "\n")


def cases(text: str) -> list[Case]:
    """The cases of a rule's file: `## name`, facts (see Facts), `### Sheet` with a table each, `### Findings`."""
    found: list[Case] = []
    sheets: dict[str, list[list[Value]]] = {}
    expected: list[str] = []
    name, sheet, facts = "", "", Facts()
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    for number, token in enumerate(tokens):
        if token.type == "heading_open":
            words = tokens[number + 1].content
            if token.tag == "h2":
                if name:
                    found.append(Case(name, facts.grid(sheets), facts.today, tuple(expected)))
                name, sheets, expected, facts = words, {}, [], Facts()
            elif token.tag == "h3":
                sheet = words
        elif token.type == "tr_open":
            sheets.setdefault(sheet, _above(sheet)).append(_cells(tokens, number))
        elif token.type == "list_item_open" and sheet == "Findings":
            expected.append(tokens[number + 2].content)
        elif token.type == "paragraph_open" and not token.hidden:
            for line in tokens[number + 1].content.splitlines():
                facts.read(line)
    found.append(Case(name, facts.grid(sheets), facts.today, tuple(expected)))
    return found


@dataclass
class Facts:
    """What else is known of a case's workbook, one line each (a line that is none of these is a remark):

    Today: 2027-02-01 · Version: 0.9 (or none) · Hidden: Team; Needs · Table sdp_team: Team!A4:J9 ·
    Drop-downs Team: C5:C9 D5:D9 · Formulas Alignment Chart: C5 E5 · Merged Team: B5:B7 ·
    Other sheets: as in the master · Without: Start

    “Other sheets” adds what the case does not show, with the rows that the master brings along, “Without” leaves out.
    """

    today: date = TODAY
    version: str = SCHEMA_VERSION
    hidden: tuple[str, ...] = ()
    others: bool = False
    without: tuple[str, ...] = ()
    tables: dict[str, tuple[str, str]] = field(default_factory=dict)
    dropdowns: dict[str, tuple[str, ...]] = field(default_factory=dict)
    formulas: dict[str, frozenset[str]] = field(default_factory=dict)
    merged: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def read(self, line: str) -> None:
        fact, _, said = line.partition(": ")
        kind, _, about = fact.partition(" ")
        if fact == "Today":
            self.today = date.fromisoformat(said)
        elif fact == "Version":
            self.version = "" if said == "none" else said
        elif fact == "Hidden":
            self.hidden = tuple(said.split("; "))
        elif fact == "Other sheets":
            self.others = said == "as in the master"
        elif fact == "Without":
            self.without = tuple(said.split("; "))
        elif kind == "Table" and "!" in said:
            sheet, _, area = said.rpartition("!")
            self.tables[about] = sheet, area
        elif kind == "Drop-downs":
            self.dropdowns[about] = tuple(said.split())
        elif kind == "Formulas":
            self.formulas[about] = frozenset(said.split())
        elif kind == "Merged":
            self.merged[about] = tuple(said.split())

    def grid(self, sheets: dict[str, list[list[Value]]]) -> Grid:
        shown = {name: rows for name, rows in sheets.items() if name != "Findings"}
        if self.others:
            shown |= {name: rows for name, rows in master().items() if name not in {*shown, *self.without}}
        return Grid(
            sheets=shown,
            hidden=frozenset(self.hidden),
            tables=self.tables or None,
            dropdowns=self.dropdowns or None,
            formulas=self.formulas or None,
            merged=self.merged,
            names={MARKER: f'="{self.version}"'} if self.version else {},
        )


def master() -> dict[str, list[list[Value]]]:
    """The sheets of an empty master workbook, as declared."""
    sheets: dict[str, list[list[Value]]] = {START_SHEET: [[START_SHEET]]}
    for table in TABLES:
        if table.form:
            body: list[list[Value]] = [list(FORM_HEADERS), *([column.header] for column in table.columns)]
        else:
            body = [[column.header for column in table.columns]]
            body += [[row.get(key) for key in table.keys] for row in table.prefilled]
        sheets[table.sheet] = [*_above(table.sheet), *body]
    longest = max(len(choices.values) for choices in CHOICES)
    lists: list[list[Value]] = [[*(choices.header for choices in CHOICES)]]
    lists += [[choices.values[n] if n < len(choices.values) else None for choices in CHOICES] for n in range(longest)]
    return {**sheets, LISTS_SHEET: [*_above(LISTS_SHEET), *lists]}


def _above(sheet: str) -> list[list[Value]]:
    titles = {table.sheet: table.title for table in TABLES}
    return [[titles.get(sheet, sheet)], *([None] for _ in range(HEADER_ROW - 2))]


def _cells(tokens: list[Token], number: int) -> list[Value]:
    row: list[Value] = []
    for token in tokens[number:]:
        if token.type == "tr_close":
            break
        if token.type == "inline":
            row.append(value(token.content))
    return row
