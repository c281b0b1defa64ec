"""The draft of the Service Delivery Plan in Word: written anew, or renewed where people have worked on it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from sdp_xl.documents import Asked, Made
from sdp_xl.documents.draft.compose import blocks
from sdp_xl.documents.draft.record import read, write
from sdp_xl.documents.draft.update import Changes, Writer, update
from sdp_xl.documents.parts import Block
from sdp_xl.documents.said import counted
from sdp_xl.documents.word import saved
from sdp_xl.documents.word.setup import blank, describe, opened
from sdp_xl.plan.model import Plan
from sdp_xl.trouble import Trouble

if TYPE_CHECKING:
    from docx.document import Document

NO_RECORD = (
    "{name} holds no record of how it was made, so nobody can tell what was written in it by hand: this tool did not "
    "write it, or another program (such as Google Docs) lost the record. Write a new draft under another name, and "
    "bring over what you need."
)


def make(plan: Plan, asked: Asked) -> Made:
    """The draft; with ``asked.before``, that document renewed. Trouble if it was not written by this tool."""
    title = plan.settings.text("plan_title") or "Service Delivery Plan"
    wanted = blocks(plan)
    if asked.before is None:
        document = blank(title, template=asked.template)
        changes = _written(document, wanted)
    else:
        document = opened(asked.before)
        record = read(document)
        if record is None:
            raise Trouble(NO_RECORD.format(name=asked.before.name))
        changes = update(document, record, wanted)
        describe(document, title)
    write(document, changes.record)
    return Made(
        data=saved(document), told=tuple(_told(changes, new=asked.before is None, template=bool(asked.template)))
    )


def _written(document: Document, wanted: tuple[Block, ...]) -> Changes:
    writer, changes = Writer(document), Changes()
    for block in wanted:
        changes.record.append(writer.put(block))
        changes.gaps += len([*block.gaps()])
    return changes


def _told(changes: Changes, *, new: bool, template: bool) -> Iterator[str]:
    gaps = f"{counted(changes.gaps, 'gap', 'gaps')} to be written"
    yield f"{gaps}; look for “To be written” in it." if changes.gaps else f"{gaps}."
    if new:
        yield "In Word, press Ctrl+A and then F9: the contents get their page numbers."
        return
    if template:
        yield "The template was left aside: a draft that is renewed keeps its look."
    told = [*changes.sentences()]
    yield from told or ["Nothing changed in the workbook."]
    if changes.renewed or changes.added or changes.removed or changes.beside:
        yield "In Word, press Ctrl+A and then F9: the contents follow."
