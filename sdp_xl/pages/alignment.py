"""The Alignment Map: needs by strategies, strategies by MPOs, and what stands in no row of the Alignment Chart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from schemas.tables import table
from schemas.tables.generated import ALIGNMENT_MAP, MAP_COLUMNS
from schemas.values import Value
from sdp_xl.address import Link
from sdp_xl.checking.check import Report
from sdp_xl.plan.chains import CHART_COLUMNS, charted, counts, in_plan, is_unnamed, linked
from sdp_xl.plan.model import Plan, Row
from sdp_xl.plan.page import Page, PageRow
from sdp_xl.plan.shown import shorten
from sdp_xl.written.shown import as_excel_shows

NOT_CHARTED, WITHOUT = "Not in the chart", "without"
UNCLEAR, UNCLEAR_CELL = "Unclear", "?"
"""A link that may be there: an ID of the Alignment Chart cannot be read."""

AGREED = ", accepted"
"""What follows a hole that staff accepted with a reason on Exceptions."""

_ABOUT_LINKS = "SDP40"
"""How the IDs of the rules about missing links begin (sdp_xl/rules/alignment/orphans.py)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """The rows of one component against the IDs of another: how many rows of the chart link them.

    ``linked`` and ``met`` are the IDs of the rows and of the columns that have a link, or may have one.
    """

    one: str
    other: str
    rows: tuple[Row, ...]
    columns: Mapping[str, Row]
    counts: Counter[tuple[str, str]]
    linked: frozenset[str]
    met: frozenset[str]

    @property
    def holes(self) -> tuple[Row, ...]:
        """The rows that nothing is linked to."""
        return tuple(row for row in self.rows if row.id not in self.linked)

    @property
    def unmet(self) -> tuple[Row, ...]:
        """The columns that nothing is linked to."""
        return tuple(row for id_, row in self.columns.items() if id_ not in self.met)


def alignment_page(report: Report) -> Page:
    """The page from a report: both matrices, each with a heading and a count of its columns, then the rest."""
    plan = report.plan
    matrices = _matrix(plan, "needs", "strategies"), _matrix(plan, "strategies", "mpos")
    held = {key: charted(plan, key) for key in CHART_COLUMNS}
    rest = [row for key in CHART_COLUMNS for row in _rows(plan, key) if row.id not in held[key]]
    agreed = _agreed(report)
    lines = [line for matrix in matrices for line in _lines(matrix, agreed)]
    lines.append((NOT_CHARTED, "", "What stands in no row of the Alignment Chart", f"{len(rest) or 'Nothing'}", ""))
    for row in rest:
        status = _capital(table(row.table.key).nouns[0]) + (AGREED if _place(row) in agreed else "")
        lines.append((NOT_CHARTED, _link(row), _text(row), status, ""))
    width = max(map(len, lines))
    return Page(
        table=ALIGNMENT_MAP,
        sheet=plan[ALIGNMENT_MAP.key].sheet,
        note=f"Checked for {as_excel_shows(plan.today)}. {_note(matrices, lines, len(rest))}",
        rows=tuple((*line, *[None] * (width - len(line))) for line in lines),
    )


def _rows(plan: Plan, component: str) -> tuple[Row, ...]:
    return tuple(row for row in plan[component] if (row.id and in_plan(row)) or is_unnamed(row))


def _matrix(plan: Plan, one: str, other: str) -> Matrix:
    columns: dict[str, Row] = {}
    for row in _rows(plan, other):
        columns.setdefault(row.id, row)
    return Matrix(
        one=one,
        other=other,
        rows=_rows(plan, one),
        columns=columns,
        counts=counts(plan, one, other),
        linked=linked(plan, one, other),
        met=linked(plan, other, one),
    )


def _place(row: Row) -> tuple[str, str]:
    return row.table.key, row.cells["id"]


def _agreed(report: Report) -> frozenset[tuple[str, str]]:
    """The rows, by table and cell of the ID, of which every finding about a missing link was accepted."""
    open_, accepted = (
        {(finding.table, finding.cell) for finding in findings if finding.rule.startswith(_ABOUT_LINKS)}
        for findings in (report.findings, report.accepted)
    )
    return frozenset(accepted - open_)


def _lines(matrix: Matrix, agreed: frozenset[tuple[str, str]]) -> Iterator[PageRow]:
    noun, other = table(matrix.one).nouns[0], table(matrix.other).nouns[0]
    part = f"{_capital(table(matrix.one).nouns[1])} and {table(matrix.other).nouns[1]}"
    columns = tuple(matrix.columns.items())
    shown = columns[:MAP_COLUMNS]
    text = f"Each {noun}, and the {table(matrix.other).nouns[1]} that it is linked to"
    if len(columns) > MAP_COLUMNS:
        text += f". The words show all, the columns the first {MAP_COLUMNS}"
    sizes = _number(len(matrix.rows), matrix.one), _number(len(columns), matrix.other)
    yield (part, "", text, *sizes, *(row.text("id") for _, row in shown))
    for row in matrix.rows:
        partners = [column.text("id") for id_, column in columns if matrix.counts[row.id, id_]]
        status = _number(len(partners), matrix.other) if partners else UNCLEAR
        if row.id not in matrix.linked:
            status = f"No {other}" + (AGREED if _place(row) in agreed else "")
        cells = (matrix.counts[row.id, id_] or None for id_, _ in shown)
        yield (part, _link(row), _text(row), status, "; ".join(partners), *cells)
    if columns:
        text, status = f"Number of {table(matrix.one).nouns[1]} for each {other}", "All have one"
        if unmet := matrix.unmet:
            text += f". None for {'; '.join(row.text('id') for row in unmet)}"
            status = f"{len(unmet)} {WITHOUT} {_article(noun)}"
        yield (part, "", text, status, "", *(_total(matrix, id_) for id_, _ in shown))


def _total(matrix: Matrix, column: str) -> Value:
    """How many IDs of the rows are linked to a column; a question mark if some may be."""
    total = sum(pair[1] == column for pair in matrix.counts)
    return total if total or column not in matrix.met else UNCLEAR_CELL


def _note(matrices: tuple[Matrix, Matrix], lines: list[PageRow], rest: int) -> str:
    needs, strategies = matrices
    note = (
        f"Needs {WITHOUT} a strategy: {len(needs.holes)}. "
        f"Strategies {WITHOUT} a need: {len(needs.unmet)}, {WITHOUT} an MPO: {len(strategies.holes)}. "
        f"MPOs {WITHOUT} a strategy: {len(strategies.unmet)}. {NOT_CHARTED}: {rest}."
    )
    if any(UNCLEAR in line or UNCLEAR_CELL in line for line in lines):
        note += f" {UNCLEAR}: an ID beside it in the chart cannot be read; see Findings."
    return note


def _link(row: Row) -> Link:
    return Link(row.text("id"), sheet=row.sheet, cell=row.cells["id"])


def _text(row: Row) -> str:
    """The component in one line of a few words: the ID leads to the rest."""
    return shorten(row[row.table.main])


def _number(count: int, component: str) -> str:
    return f"{count} {table(component).nouns[count != 1]}"


def _article(noun: str) -> str:
    return f"{'an' if noun[0] in 'aeiouM' else 'a'} {noun}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
