"""Little sheets in markdown: the third door, for tests."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from datetime import date, datetime

from markdown_it import MarkdownIt
from markdown_it.token import Token

from schemas.model import HEADER_ROW, MARKER, SCHEMA_VERSION
from schemas.tables import TABLES
from schemas.values import ErrorValue, Uncalculated, Value
from sdp_xl.grid import Grid

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
    """The cases of a rule's file: `## name`, `### Sheet` with a table each, `### Findings` with a list."""
    found: list[Case] = []
    sheets: dict[str, list[list[Value]]] = {}
    expected: list[str] = []
    name, sheet, day = "", "", TODAY
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    for number, token in enumerate(tokens):
        if token.type == "heading_open":
            words = tokens[number + 1].content
            if token.tag == "h2":
                if name:
                    found.append(Case(name, _grid(sheets), day, tuple(expected)))
                name, sheets, expected, day = words, {}, [], TODAY
            elif token.tag == "h3":
                sheet = words
        elif token.type == "tr_open":
            sheets.setdefault(sheet, _above(sheet)).append(_cells(tokens, number))
        elif token.type == "list_item_open" and sheet == "Findings":
            expected.append(tokens[number + 2].content)
        elif token.type == "inline" and token.content.startswith("Today: "):
            day = date.fromisoformat(token.content[7:])
    found.append(Case(name, _grid(sheets), day, tuple(expected)))
    return found


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


def _grid(sheets: dict[str, list[list[Value]]]) -> Grid:
    return Grid(
        sheets={name: rows for name, rows in sheets.items() if name != "Findings"},
        names={MARKER: f'="{SCHEMA_VERSION}"'},
    )
