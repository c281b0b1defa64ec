"""The ledger of an import: draft rows, links between them, and the fate of every source cell."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from schemas.model import Column, Kind, Table
from schemas.tables import table
from schemas.tables.generated import IMPORT_NOTES
from schemas.values import Value, as_date, canonical_id, clean, fold, show
from sdp_xl.intake.dividers import area_name
from sdp_xl.intake.fit import fit
from sdp_xl.intake.model import ImportNote, Matter, Remark, SourceCell
from sdp_xl.plan.model import Plan, Row
from sdp_xl.plan.shown import shorten
from sdp_xl.written import read_id
from sdp_xl.written.entries import days_first
from sdp_xl.written.shown import as_excel_shows

NOTES = "notes"
ID_NOTE = "ID in the imported file"
"""What stands in the notes before an ID that was replaced by a proposed one."""
NO_COLUMN_TODO = "Copy it to where it belongs in your plan, if it does."
LONGEST = 32_000
"""Characters; an Excel cell holds 32,767, and a note may add its own words."""


def is_single(column: Column) -> bool:
    """Whether a cell of the column holds one value only, so that a second one cannot be written below it."""
    return column.kind in (Kind.ID, Kind.DATE, Kind.NUMBER, Kind.SHARE) or (
        column.kind is Kind.CHOICE and not column.many
    )


_ASKED = {Kind.DATE: "a single day", Kind.SHARE: "one percentage", Kind.NUMBER: "a number"}


@dataclass(frozen=True, slots=True, eq=False)
class SourcedValue:
    """A value for one column of a row, and the source cell that says it."""

    cell: SourceCell
    value: Value


@dataclass(slots=True, eq=False)
class DraftRow:
    """A row to be added: its parts by column key, and, once resolved, the row of the workbook that it is.

    ``area`` is the goal area it stands under; ``reference``: only its ID is known, so it makes no row by itself.
    ``conflict`` is a row with the same ID and another text. ``merged`` is the earlier draft that says the same.
    ``new_id`` is an ID that was proposed, in place of the one written. ``composed`` are columns whose text names other
    rows, by the IDs that these will have: pieces of text and rows.
    """

    table: Table
    area: str = ""
    parts: dict[str, list[SourcedValue]] = field(default_factory=dict)
    reference: bool = False
    merged: DraftRow | None = None
    existing: Row | None = None
    conflict: Row | None = None
    new_id: str = ""
    composed: dict[str, tuple[str | DraftRow, ...]] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The text of its identity column."""
        return as_excel_shows(self.value(self.table.main))

    @property
    def final(self) -> DraftRow:
        """The draft that stands for this one."""
        return self.merged.final if self.merged else self

    @property
    def id(self) -> str:
        """The ID that the row has, or will have."""
        if self.existing is None:
            return show(self.value("id"))
        holds = self.existing["id"]
        return show(holds) if as_date(holds) is None else str(read_id(holds))

    def holds(self, column: str) -> bool:
        """Whether something was put into the column."""
        return bool(self.parts.get(column))

    def value(self, column: str) -> Value:
        """The value of a column: of several parts the different texts, a line each."""
        if column == "id" and self.new_id:
            return self.new_id
        if column in self.composed:
            return "".join(piece if isinstance(piece, str) else piece.final.id for piece in self.composed[column])
        values = [part.value for part in self.kept(column)]
        if len(values) < 2:
            return values[0] if values else None
        text = ""
        for one in map(as_excel_shows, values):
            text += (" " if one[:1].islower() else "\n") + one if text else one
        return text

    def kept(self, column: str) -> tuple[SourcedValue, ...]:
        """The parts of a column without repetitions; where one value is asked for only the first."""
        parts = self.parts.get(column, [])
        if len(parts) < 2:
            return tuple(parts)
        if is_single(self.table.column(column)):
            return tuple(parts[:1])
        seen: dict[str, SourcedValue] = {}
        for part in parts:
            seen.setdefault(fold(show(part.value)), part)
        return tuple(seen.values())


@dataclass(frozen=True, slots=True, eq=False)
class SourceChain:
    """A row of a chart: the components that it links, by table key, its goal area, and the number of its table."""

    drafts: Mapping[str, tuple[DraftRow, ...]]
    area: str
    area_cell: SourceCell | None
    block: int = 0


class Ledger:
    """The draft rows, chains, notes and remarks that are collected while charts are read."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.headings = frozenset(fold(one) for key in ("goal_areas", "teams") for one in plan.choices(key))
        self.drafts: dict[str, list[DraftRow]] = {}
        self.chains: list[SourceChain] = []
        self.structure: dict[int, str] = {}
        self.noted: set[int] = set()
        self.notes: dict[ImportNote, None] = {}
        self.remarks: dict[Remark, None] = {}
        self.unlisted: dict[tuple[str, str, str], list[str]] = {}
        self.day_first: set[int] = set()
        self.block = 0

    def area(self, cell: SourceCell | None) -> str:
        """The goal area that a heading or a cell names, as on Lists where it is there; empty for no cell."""
        if cell is None:
            return ""
        name, text = area_name(cell.text, self.headings), clean(cell.text)
        if any(sign.isdigit() for sign in text.removesuffix(name)):
            self.remark(Matter.LISTED, cell, f"“{text}” is written “{name}”, as on your Lists.")
        return name

    def read_days(self, columns: Iterable[Sequence[SourceCell]]) -> None:
        """Settles for each column of dates whether they stand day first, since one of them cannot be read otherwise."""
        for cells in columns:
            if days_first(cell.value for cell in cells):
                self.day_first |= {id(cell) for cell in cells}

    def chain(self, drafts: Mapping[str, tuple[DraftRow, ...]], area: str, area_cell: SourceCell | None) -> None:
        """Adds a chain of the table that is being read."""
        self.chains.append(SourceChain(drafts=drafts, area=area, area_cell=area_cell, block=self.block))

    def draft(self, key: str, area: str = "") -> DraftRow:
        """A new draft row."""
        made = DraftRow(table=table(key), area=clean(area))
        self.drafts.setdefault(key, []).append(made)
        return made

    def put(
        self, drafts: Sequence[DraftRow], column: str, cell: SourceCell, text: str | None = None, header: str = ""
    ) -> None:
        """Puts a source cell (or a part of its text) into a column of rows; into their notes if it does not fit there.

        ``header`` is what the source calls the column.
        """
        said = cell.text if text is None else text
        for draft in drafts:
            declared = draft.table.column(column)
            fitted = fit(declared, cell, said, self.plan, day_first=id(cell) in self.day_first)
            if fitted is None or (
                is_single(declared)
                and column != "id"
                and draft.holds(column)
                and fold(show(draft.value(column))) != fold(show(fitted.value))
            ):
                self.put_note([draft], header or declared.header, cell, said)
                asked = _ASKED.get(declared.kind, "what the column asks for")
                why = f"is not {asked}" if fitted is None else "is a second value"
                where = "Notes" if NOTES in draft.table.keys else IMPORT_NOTES.sheet
                text_ = f"“{shorten(said)}” {why}, so it stands in {where} instead of “{declared.header}”."
                self.remark(Matter.READ, cell, text_)
                continue
            draft.parts.setdefault(column, []).append(SourcedValue(cell, fitted.value))
            if fitted.kept:
                self.put_note([draft], header or declared.header, cell, said)
            if fitted.matter is Matter.UNLISTED:
                places = self.unlisted.setdefault((draft.table.key, column, fitted.remark), [])
                places.append(cell.place)
            elif fitted.matter and fitted.remark:
                self.remark(fitted.matter, cell, fitted.remark)

    def put_note(self, drafts: Sequence[DraftRow], header: str, cell: SourceCell, text: str | None = None) -> None:
        """Writes a text with the header it stood under into the notes of rows; lists it where a sheet has no notes."""
        said = clean(cell.text if text is None else text)
        words = f"{' '.join(clean(header).split())}: {said}" if header else said
        for draft in drafts:
            if NOTES in draft.table.keys:
                draft.parts.setdefault(NOTES, []).append(SourcedValue(cell, words))
            else:
                self.note(cell, f"The sheet “{draft.table.sheet}” has no column for it.", NO_COLUMN_TODO, words)

    def rename(self, draft: DraftRow, new: str) -> None:
        """Gives a row another ID than the one written, which is kept in its notes."""
        for part in draft.kept("id"):
            self.put_note([draft], ID_NOTE, part.cell, show(part.value))
        draft.new_id = new

    def note(self, cell: SourceCell, why: str, todo: str, text: str | None = None) -> None:
        """Lists a text that has no place in the workbook; a very long one in several pieces."""
        self.noted.add(id(cell))
        said = clean(cell.text if text is None else text)
        for start in range(0, max(len(said), 1), LONGEST):
            piece = said[start : start + LONGEST]
            note = ImportNote(file=cell.file, place=cell.place, text=piece, why=why, todo=todo)
            self.notes.setdefault(note)

    def mark_structure(self, cell: SourceCell, what: str) -> None:
        """Marks a cell as a part of the chart's structure: a header, an area heading, a title."""
        self.structure.setdefault(id(cell), what)

    def remark(self, matter: Matter, cell: SourceCell | None, text: str, count: int = 1) -> None:
        """Notes a sentence for the report, each once; it tells of ``count`` things."""
        where = f"{cell.file}, {cell.place}: " if cell else ""
        self.remarks.setdefault(Remark(matter=matter, text=f"{where}{text}", count=count))

    def rows(self, key: str) -> Iterator[Row]:
        """The rows that the workbook holds in a table."""
        return iter(self.plan[key])

    def known(self, key: str, text: str) -> Row | None:
        """The row of the workbook that says just this text."""
        column = table(key).main
        wanted = fold(text)
        return next((row for row in self.plan[key] if wanted and fold(row.text(column)) == wanted), None)


def same_id(one: Value, other: Value) -> bool:
    """Whether two IDs are the same one; blanks are none."""
    return bool(canonical_id(one)) and canonical_id(one) == canonical_id(other)
