"""Imports a State's own chart into the workbook's tables: every source cell is placed, structure, or listed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from sdp_xl.intake.beside import place_beside
from sdp_xl.intake.blocks import Asked, Block, area_place, blocks
from sdp_xl.intake.charts import read_chart
from sdp_xl.intake.context import note_prose, read_context
from sdp_xl.intake.finish import finish
from sdp_xl.intake.ledger import Ledger
from sdp_xl.intake.lists import read_list
from sdp_xl.intake.mapping import Mapped
from sdp_xl.intake.model import FoundColumn, FoundTable, Intake, Matter, SourceTable
from sdp_xl.intake.resolve import resolve
from sdp_xl.intake.turned import turned
from sdp_xl.plan.model import Plan
from sdp_xl.written.listed import words_of


def import_tables(
    sources: Sequence[SourceTable], plan: Plan, *, mapped: Mapped | None = None, only: str = ""
) -> Intake:
    """The import of charts and lists into a plan; pure, nothing is written.

    Rows that the workbook holds already (same ID and text) are linked, not doubled; a row with the same ID and another
    text is listed in the notes. The same charts, imported a second time, add nothing. ``mapped`` is what staff said
    about tables with certain headers, ``only`` the key of the table that all of them are said to be.
    """
    ledger = Ledger(plan)
    lists = _Lists(plan)
    asked = Asked(headings=ledger.headings, listed=lists, mapped=mapped or {}, only=only)
    tables: list[FoundTable] = []
    for source in sources:
        found, loose = blocks(turned(source, ledger, only), asked)
        for block in found:
            tables.append(_told(block, source))
            _read(block, ledger)
        note_prose(loose, ledger)
    place_beside(sources, ledger)
    resolve(ledger)
    return replace(finish(ledger, sources), tables=tuple(tables))


def _read(block: Block, ledger: Ledger) -> None:
    if not block.layout.table:
        cells = [cell for row in block.rows for cell in row.cells.values()]
        aside = [cell for cell, _ in block.aside]
        note_prose([*block.above, *block.cells, *cells, *block.headings, *aside], ledger)
        return
    for cell in block.cells:
        ledger.mark_structure(cell, "header")
    for cell in block.repeated:
        ledger.mark_structure(cell, "repeated header")
    for cell, why in block.aside:
        ledger.note(cell, why, "Nothing, if it need not be kept.")
    ledger.read_days(block.below().values())
    ledger.block += 1
    context = read_context(block.above, ledger, {key for key, _ in block.layout.columns.values()})
    if (place := area_place(block)) >= 0:
        text = "the blanks below the goal area take it, down to the next one."
        ledger.remark(Matter.JOINED, block.rows[0].cells[place], text)
    (read_chart if block.layout.chart else read_list)(block, context, ledger)


def _told(block: Block, source: SourceTable) -> FoundTable:
    layout, header, below = block.layout, block.header, block.below()
    return FoundTable(
        file=block.cells[0].file,
        name=source.name,
        place=block.cells[0].place,
        table=layout.table,
        sure=layout.sure,
        second=layout.second,
        told=block.told,
        columns=tuple(
            FoundColumn(
                header=header.shown(place),
                column=".".join(layout.columns.get(place, ("",))),
                guessed=place in layout.guessed,
                doubled=".".join(layout.doubled.get(place, ("",))),
                cells=tuple(below.get(place, ())),
            )
            for place in header.texts
        ),
    )


class _Lists:
    """The words of the plan's lists, in comparing form, each list made once."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self.made: dict[str, frozenset[str]] = {}

    def __call__(self, key: str) -> frozenset[str]:
        if key not in self.made:
            self.made[key] = frozenset(words_of(key, self.plan.choices(key)))
        return self.made[key]
