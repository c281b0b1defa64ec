"""The result of an import: rows to add, links, notes, and the fate of every source cell."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from schemas.model import Kind
from schemas.tables import choices, table
from schemas.values import Value, canonical_id, fold, is_blank, show
from sdp_xl.intake.ledger import ID_NOTE, LONGEST, NOTES, DraftRow, Ledger, SourceChain
from sdp_xl.intake.links import Links, link_rows
from sdp_xl.intake.model import CellFate, Fate, Intake, Matter, Placement, SourceCell, SourceTable
from sdp_xl.intake.names import IMPORTED_TABLES
from sdp_xl.plan.chains import CHART, CHART_COLUMNS
from sdp_xl.plan.model import Row
from sdp_xl.plan.shown import shorten
from sdp_xl.written.shown import as_excel_shows

NOT_UNDERSTOOD = "It was not understood where this belongs.", "Copy it to the sheet where it belongs."


def finish(ledger: Ledger, sources: Iterable[SourceTable]) -> Intake:
    """The intake from draft rows that have been resolved."""
    return _Finish(ledger).make(sources)


class _Finish:
    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self.placements: dict[int, dict[Placement, None]] = {}
        self.additions: dict[str, list[dict[str, Value]]] = {}
        self.found: dict[str, int] = {}
        self.unplaced: dict[int, tuple[str, str]] = {}

    def make(self, sources: Iterable[SourceTable]) -> Intake:
        """Rows in the order of the workbook's tabs, then links, then the fate of each cell."""
        for key in IMPORTED_TABLES:
            for draft in self.ledger.drafts.get(key, ()):
                if draft.merged is None:
                    self._draft(key, draft)
        self._chains()
        fates = tuple(self._fate(cell) for source in sources for cell in source.cells())
        self._blanks()
        self._unlisted()
        order = list(Matter)
        return Intake(
            additions={key: tuple(rows) for key, rows in self.additions.items() if rows},
            found={key: count for key, count in self.found.items() if count},
            fates=fates,
            notes=tuple(self.ledger.notes),
            remarks=tuple(sorted(self.ledger.remarks, key=lambda remark: order.index(remark.matter))),
        )

    def _place(self, cell: SourceCell, key: str, row: int | None, column: str, value: Value) -> None:
        placement = Placement(table=key, row=row, column=column, value=value)
        self.placements.setdefault(id(cell), {}).setdefault(placement)

    def _draft(self, key: str, draft: DraftRow) -> None:
        if draft.existing is not None:
            self.found[key] = self.found.get(key, 0) + 1
            self._existing(key, draft, draft.existing)
        elif draft.conflict is not None:
            self._conflict(draft, draft.conflict)
        elif not draft.reference:
            self._new(key, draft)

    def _new(self, key: str, draft: DraftRow) -> None:
        rows = self.additions.setdefault(key, [])
        values: dict[str, Value] = {}
        for column in draft.table.keys:
            value = draft.value(column)
            if isinstance(value, str) and len(value) > LONGEST:
                for part in draft.parts[column]:
                    self.ledger.note(part.cell, "It is longer than a cell can hold.", "Shorten it, and type it there.")
                continue
            if not is_blank(value):
                values[column] = value
                self._parts(key, draft, column, len(rows), value)
                for piece in draft.composed.get(column, ()):
                    if isinstance(piece, DraftRow) and piece.table.key != key:
                        for part in piece.final.parts.get("id", ()):
                            self._place(part.cell, key, len(rows), column, value)
        rows.append(values)

    def _parts(self, key: str, draft: DraftRow, column: str, row: int, value: Value) -> None:
        """Places the parts of a column; what was left out, since the column holds one value, is noted."""
        kept, parts = draft.kept(column), draft.parts.get(column, ())
        whole = len(kept) == len(parts)
        said = set() if whole else {fold(show(part.value)) for part in kept}
        for number, part in enumerate(parts):
            if column == "id" and draft.new_id and number == 0:
                continue  # it stands in the notes
            if (
                whole
                or fold(show(part.value)) in said
                or (column == "id" and canonical_id(part.value) == canonical_id(value))
            ):
                self._place(part.cell, key, row, column, value)
            else:
                header = draft.table.column(column).header
                why = f"“{header}” of {draft.id} holds “{as_excel_shows(value)}” already."
                self.ledger.note(part.cell, why, "Decide which of the two is right.", as_excel_shows(part.value))

    def _existing(self, key: str, draft: DraftRow, row: Row) -> None:
        """Nothing that stands in the workbook is changed: what differs from it is noted."""
        for column, parts in draft.parts.items():
            holds, header = row[column], draft.table.column(column).header
            for part in parts:
                if _holds(row, column, draft.value(column) if column in draft.composed else part.value):
                    self._place(part.cell, key, None, column, row[column])
                    continue
                place = f"{row.sheet}!{row.cells[column]}" if column in row.cells else f"the sheet {row.sheet}"
                stands = f"{header} at {place} " + (f"is “{shorten(holds)}”" if row.filled(column) else "is blank")
                why = f"The row {row.text('id')} stands in the workbook already, where {stands}."
                todo = f"If the chart is right, type it into {place}."
                self.ledger.note(part.cell, why, todo, as_excel_shows(part.value))

    def _conflict(self, draft: DraftRow, row: Row) -> None:
        """A row that has the ID of another one: its texts are listed, its goal area only if it leads no other."""
        where = f"{row.sheet}!{row.cells.get('id', '')}"
        why = f"The workbook has another row with the ID {row.text('id')} at {where}; it was not overwritten."
        todo = "If the chart's is a new version, change the row there; if it is another one, give it a free ID."
        text = draft.table.main
        said = {id(part.cell) for part in draft.parts.get(text, ())}
        for column, parts in draft.parts.items():
            for part in parts:
                if column == "goal_area":
                    self.unplaced[id(part.cell)] = why, todo
                elif column == text:
                    self.ledger.note(part.cell, why, todo, f"{draft.id}: {as_excel_shows(part.value)}")
                elif column != "id" or id(part.cell) not in said:
                    self.ledger.note(part.cell, why, todo, as_excel_shows(part.value))

    def _chains(self) -> None:
        """The rows of the Alignment Chart: those that the workbook has not got yet."""
        rows = self.additions.setdefault(CHART, [])
        seen = Links()
        for row in self.ledger.rows(CHART):
            seen.add(row.values)
        standing = len(seen.links)
        for link in link_rows(self.ledger):
            place = seen.first_with(link.values)
            if place is None:
                place = seen.add(link.values)
                rows.append(dict(link.values))
            elif place < standing:
                self.found[CHART] = self.found.get(CHART, 0) + 1
            for chain in link.chains:
                self._linked(chain, link.values, None if place < standing else place - standing)

    def _linked(self, chain: SourceChain, row: Mapping[str, Value], place: int | None) -> None:
        if chain.area_cell is not None:
            self._place(chain.area_cell, CHART, place, "goal_area", row.get("goal_area"))
        for key, drafts in chain.drafts.items():
            for draft in drafts:
                for part in draft.parts.get("id", ()) if draft.final.reference else ():
                    if row.get(CHART_COLUMNS[key]) == draft.final.id:
                        self._place(part.cell, CHART, place, CHART_COLUMNS[key], draft.final.id)

    def _fate(self, cell: SourceCell) -> CellFate:
        placements = tuple(self.placements.get(id(cell), ()))
        if not placements and id(cell) not in self.ledger.noted and id(cell) not in self.ledger.structure:
            self.ledger.note(cell, *self.unplaced.get(id(cell), NOT_UNDERSTOOD))
        if id(cell) in self.ledger.noted:
            return CellFate(cell=cell, fate=Fate.NOTED, placements=placements)
        if placements:
            return CellFate(cell=cell, fate=Fate.PLACED, placements=placements)
        return CellFate(cell=cell, fate=Fate.STRUCTURE, why=self.ledger.structure[id(cell)])

    def _blanks(self) -> None:
        """Remarks on required columns that the new rows leave blank."""
        for key, rows in self.additions.items():
            for column in table(key).columns:
                blank = sum(is_blank(row.get(column.key)) for row in rows)
                if column.personal and blank < len(rows):
                    text = f"{table(key).sheet} holds “{column.header}” now; clear it if the workbook will be shared."
                    self.ledger.remark(Matter.READ, None, text)
                if column.required and blank:
                    text = f"{table(key).sheet}: “{column.header}” in {blank} of {len(rows)} new rows."
                    self.ledger.remark(Matter.BLANK, None, text)

    def _unlisted(self) -> None:
        """Remarks on words that are on no list, each once with the columns that hold it."""
        by_list: dict[tuple[str, str], list[tuple[str, str]]] = {}
        for (key, column, value), places in self.ledger.unlisted.items():
            declared = table(key).column(column)
            where = f"{declared.header} of {table(key).sheet}"
            by_list.setdefault((choices(declared.choices or "").header, value), []).append((where, places[0]))
        for (header, value), found in by_list.items():
            columns = ", ".join(where for where, _ in found)
            text = f"“{value}” is not on “{header}” ({columns}; first at {found[0][1]}): add it, or choose another."
            self.ledger.remark(Matter.UNLISTED, None, text)


def _holds(row: Row, column: str, value: Value) -> bool:
    """Whether a row of the workbook says what a part says; a text may be a part of a longer one."""
    if column == "id":
        renamed = fold(f"{ID_NOTE}: {show(value)}") in fold(row.text(NOTES))
        return canonical_id(value) == row.id or renamed
    said, holds = fold(show(value)), fold(row.text(column))
    return said == holds or (row.table.column(column).kind is Kind.TEXT and said in holds)
