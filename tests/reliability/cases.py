"""Workbooks with one hard cell each, and what every door must make of it: reuse them for any door that gives a Grid.

for name, case in CASES.items():
    path = case.build(folder / "Plan.xlsx")
    assert case.seen(grid_of_that_door(path)) == case.expected
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import xlsxwriter

from schemas.model import MARKER, SCHEMA_VERSION
from schemas.values import Value
from sdp_xl.address import position
from sdp_xl.checking import check
from sdp_xl.plan.grid import Grid
from tests.files.zips import operate, swap

PLAN = "Project Plan"
HEADERS = ("ID", "Activity", "Start", "Finish", "Work days", "Status", "Depends on", "Notes")
TODAY = date(2026, 11, 24)
DATE, GERMAN, SPANISH = 1, 2, 3
"""Styles of the workbook: a date as here, and as German and Spanish Excel may have written it."""

Edit = Callable[[bytes], bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A workbook: cells of the sheet Project Plan as XML by address (rows 5 and 6), and further edits of its sheet.

    ``values`` are what the cells named in it hold, ``findings`` (rule, cell) of merged cells and of family 1 (cells).
    """

    cells: dict[str, str]
    values: dict[str, Value] = field(default_factory=dict)
    findings: frozenset[tuple[str, str]] = frozenset()
    edits: tuple[Edit, ...] = ()
    options: dict[str, object] = field(default_factory=dict)

    @property
    def expected(self) -> tuple[dict[str, Value], frozenset[tuple[str, str]]]:
        return self.values, self.findings

    def build(self, path: Path) -> Path:
        book = xlsxwriter.Workbook(path, self.options)
        sheet = book.add_worksheet(PLAN)
        sheet.write_row("A4", HEADERS)
        given = {"A5": text("P1"), "B5": text("Draft"), "A6": text("P2"), "B6": text("Print"), **self.cells}
        for place, name in enumerate(given):
            sheet.write_number(name, 900_000 + place)
        for row, code in enumerate(("yyyy-mm-dd", "TT.MM.JJJJ", "[$-C0A]dd/mm/aaaa")):
            sheet.write_blank(row, 25, None, book.add_format({"num_format": code}))
        book.define_name(MARKER, f'="{SCHEMA_VERSION}"')
        book.close()
        for place, (name, xml) in enumerate(given.items()):
            old = f'<c r="{name}"><v>{900_000 + place}</v></c>'
            operate(path, sheet1=swap(old, xml.replace("<c", f'<c r="{name}"', 1)))
        for edit in self.edits:
            operate(path, sheet1=edit)
        return path

    def seen(self, grid: Grid) -> tuple[dict[str, Value], frozenset[tuple[str, str]]]:
        """What a door's grid holds in the cells in question, and what the check finds there."""
        rows = grid.sheets[PLAN]
        values: dict[str, Value] = {}
        for name in self.values:
            row, column = position(name)
            values[name] = rows[row - 1][column - 1] if row <= len(rows) and column <= len(rows[row - 1]) else None
        found = check.run(grid, today=TODAY).findings
        at = {
            (one.rule, one.cell)
            for one in found
            if one.sheet == PLAN and one.rule.startswith(("SDP018", "SDP10", "SDP11"))
        }
        return values, frozenset(at)


def text(content: str) -> str:
    return f'<c t="inlineStr"><is><t xml:space="preserve">{content}</t></is></c>'


def number(content: str, style: int = 0) -> str:
    return f'<c s="{style}"><v>{content}</v></c>'


def wrong(name: str, xml: str, value: Value) -> Case:
    """A cell that is of the wrong kind, and stays what was typed."""
    return Case(cells={name: xml}, values={name: value}, findings=frozenset({("SDP102", name)}))


def sound(name: str, xml: str, value: Value, **more: object) -> Case:
    return Case(cells={name: xml}, values={name: value}, **more)  # type: ignore[arg-type]


JANUARY = date(2027, 1, 31)
SERIAL, SERIAL_1904 = "46418", "44956"

CASES: dict[str, Case] = {
    "a date": sound("C5", number(SERIAL, DATE), JANUARY),
    "a date of German Excel": sound("C5", number(SERIAL, GERMAN), JANUARY),
    "a date of Spanish Excel": sound("C5", number(SERIAL, SPANISH), JANUARY),
    "a date of 1904": sound("C5", number(SERIAL_1904, DATE), JANUARY, options={"date_1904": True}),
    "a date in ISO form": sound("C5", '<c t="d" s="1"><v>2027-01-31</v></c>', JANUARY),
    "a date as text": wrong("C5", text("2027-01-31"), "2027-01-31"),
    "a German date as text": wrong("C5", text("31.01.2027"), "31.01.2027"),
    "a Spanish date as text": wrong("C5", text("31/01/2027"), "31/01/2027"),
    "a day that both may mean": wrong("C5", text("05/04/2027"), "05/04/2027"),
    "a number as text": wrong("E5", text("5"), "5"),
    "a decimal comma": wrong("E5", text("3,5"), "3,5"),
    "a date without format": wrong("C5", number(SERIAL), 46418),
    "no-break and zero-width spaces": sound("F5", text("In\u00a0pro\u200bgress\ufeff"), "In\u00a0pro\u200bgress\ufeff"),
    "marks of direction": sound("F5", text("\u202aIn progress\u202c\u2069"), "\u202aIn progress\u202c\u2069"),
    "nothing but invisible characters": sound("F5", text("\u00a0\u200b\u202e"), None),
    "dashes and quotes of Word": Case(
        cells={"A5": text("“P–1”"), "G6": text('"P-1"')}, values={"A5": "“P–1”", "G6": '"P-1"'}
    ),
    "lines of Windows": sound("G6", text("P1_x000D_\nP2"), "P1_x000D_\nP2"),
    "emoji": sound("B5", text("Draft 😀👩‍🏫"), "Draft 😀👩‍🏫"),
    "the longest text": sound("H5", text("x" * 32_767), "x" * 32_767),
    "a text like a formula": sound("H5", text("=1+1"), "=1+1"),
    "a text like an error": sound("H5", text("#REF!"), "#REF!"),
    "a rich text": Case(
        cells={"F5": '<c t="inlineStr"><is><r><t>Some</t></r><r><rPr><b/></rPr><t>day</t></r></is></c>'},
        values={"F5": "Someday"},
        findings=frozenset({("SDP103", "F5")}),
    ),
    "merged cells": Case(
        cells={"H5": text("both"), "H6": "<c/>"},
        values={"H5": "both", "H6": None},
        findings=frozenset({("SDP018", "H5")}),
        edits=(swap("</sheetData>", '</sheetData><mergeCells count="1"><mergeCell ref="H5:H6"/></mergeCells>'),),
    ),
    "a hidden row": Case(
        cells={"E6": text("two")},
        values={"E6": "two"},
        findings=frozenset({("SDP102", "E6")}),
        edits=(swap('<row r="6"', '<row r="6" hidden="1"'),),
    ),
    "a hidden column": Case(
        cells={"E6": text("two")},
        values={"E6": "two"},
        findings=frozenset({("SDP102", "E6")}),
        edits=(swap("<sheetData>", '<cols><col min="5" max="5" width="9" hidden="1"/></cols><sheetData>'),),
    ),
    "a filtered row": Case(
        cells={"E5": text("two")},
        values={"E5": "two"},
        findings=frozenset({("SDP102", "E5")}),
        edits=(
            swap('<row r="5"', '<row r="5" hidden="1"'),
            swap(
                "</sheetData>",
                '</sheetData><autoFilter ref="A4:H6"><filterColumn colId="0"><filters><filter val="P2"/></filters>'
                "</filterColumn></autoFilter>",
            ),
        ),
    ),
    "cells without addresses": Case(
        cells={"C5": text("blue")},
        values={"C5": "blue"},
        findings=frozenset({("SDP102", "C5")}),
        edits=tuple(swap(f' r="{name}"', "") for name in ("A5", "B5", "C5")),
    ),
    "a shared formula without values": Case(
        cells={
            "E5": '<c><f t="shared" ref="E5:E6" si="0">2+3</f></c>',
            "E6": '<c><f t="shared" si="0"/></c>',
        },
        findings=frozenset({("SDP107", "E5"), ("SDP107", "E6")}),
    ),
    "a shared formula with values": Case(
        cells={
            "E5": '<c><f t="shared" ref="E5:E6" si="0">2+3</f><v>5</v></c>',
            "E6": '<c><f t="shared" si="0"/><v>5</v></c>',
        },
        values={"E5": 5, "E6": 5},
    ),
    "a formula that gave an error": Case(
        cells={"E5": '<c t="e"><f>1/0</f><v>#DIV/0!</v></c>'}, findings=frozenset({("SDP106", "E5")})
    ),
    **{
        f"the error {code}": Case(cells={"E5": f'<c t="e"><v>{code}</v></c>'}, findings=frozenset({("SDP106", "E5")}))
        for code in (
            *("#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#GETTING_DATA"),
            *("#SPILL!", "#CALC!", "#FIELD!", "#BLOCKED!", "#UNKNOWN!", "#CONNECT!", "#BUSY!", "#PYTHON!"),
        )
    },
    **{
        f"the number {digits}": Case(cells={"E5": number(digits)}, findings=frozenset({("SDP106", "E5")}))
        for digits in ("1E400", "-1E400")
    },
    "a date beyond all years": Case(cells={"C5": number("1E12", DATE)}, findings=frozenset({("SDP106", "C5")})),
}
