"""Imports a State's own chart into the workbook's tables: every source cell is placed, structure, or listed."""

from __future__ import annotations

from collections.abc import Sequence

from sdp_xl.intake.beside import place_beside
from sdp_xl.intake.blocks import blocks
from sdp_xl.intake.charts import read_chart
from sdp_xl.intake.context import note_prose, read_context
from sdp_xl.intake.finish import finish
from sdp_xl.intake.ledger import Ledger
from sdp_xl.intake.lists import read_list
from sdp_xl.intake.model import Intake, SourceTable
from sdp_xl.intake.resolve import resolve
from sdp_xl.plan.model import Plan


def import_tables(sources: Sequence[SourceTable], plan: Plan) -> Intake:
    """The import of charts and lists into a plan; pure, nothing is written.

    Rows that the workbook holds already (same ID and text) are linked, not doubled; a row with the same ID and another
    text is listed in the notes. The same charts, imported a second time, add nothing.
    """
    ledger = Ledger(plan)
    for source in sources:
        found, loose = blocks(source, ledger.headings)
        for block in found:
            for cell in block.header:
                ledger.mark_structure(cell, "header")
            for cell in block.repeated:
                ledger.mark_structure(cell, "repeated header")
            context = read_context(block.above, ledger)
            (read_chart if block.layout.chart else read_list)(block, context, ledger)
        note_prose(loose, ledger)
    place_beside(sources, ledger)
    resolve(ledger)
    return finish(ledger, sources)


__all__ = ["take"]
