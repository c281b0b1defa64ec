"""Documents in Word that staff go on writing: made anew of their blocks, or renewed with what is theirs kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from sdp_xl.documents import Asked, Made
from sdp_xl.documents.parts import Block, Contents
from sdp_xl.documents.renew.record import read, write
from sdp_xl.documents.renew.update import Changes, Writer, update
from sdp_xl.documents.said import counted
from sdp_xl.documents.word import saved
from sdp_xl.documents.word.setup import blank, describe, opened
from sdp_xl.trouble import Trouble

if TYPE_CHECKING:
    from docx.document import Document

NO_RECORD = (
    "{name} holds no record of how it was made, so nobody can tell what was written in it by hand: this tool did not "
    "write it, or another program (such as Google Docs) lost the record. Write a new one under another name, and "
    "bring over what you need."
)
OTHER = "{name} is another document of this tool. Name the one that is to be renewed."


def made(title: str, wanted: Sequence[Block], asked: Asked) -> Made:
    """The document of that title made of these blocks; with ``asked.before``, that document renewed.

    Trouble if the document to be renewed was not written by this tool, or is another one.
    """
    if asked.before is None:
        document = blank(title, template=asked.template)
        changes = _written(document, wanted)
    else:
        document = opened(asked.before)
        record = read(document)
        if record is None:
            raise Trouble(NO_RECORD.format(name=asked.before.name))
        if not {one.key for one in record} & {one.key for one in wanted}:
            raise Trouble(OTHER.format(name=asked.before.name))
        changes = update(document, record, wanted)
        describe(document, title)
    write(document, changes.record)
    listed = any(isinstance(part, Contents) for block in wanted for part in block.parts)
    told = _told(changes, new=asked.before is None, template=bool(asked.template), contents=listed)
    return Made(data=saved(document), told=tuple(told))


def _written(document: Document, wanted: Sequence[Block]) -> Changes:
    writer, changes = Writer(document), Changes()
    for block in wanted:
        changes.record.append(writer.put(block))
        changes.gaps += len([*block.gaps()])
    return changes


def _told(changes: Changes, *, new: bool, template: bool, contents: bool) -> Iterator[str]:
    gaps = f"{counted(changes.gaps, 'gap', 'gaps')} to be written"
    yield f"{gaps}; look for “To be written” in it." if changes.gaps else f"{gaps}."
    if new:
        if contents:
            yield "In Word, press Ctrl+A and then F9: the contents get their page numbers."
        return
    if template:
        yield "The template was left aside: a document that is renewed keeps its look."
    told = [*changes.sentences()]
    yield from told or ["Nothing changed in the workbook."]
    if contents and (changes.renewed or changes.added or changes.removed or changes.beside):
        yield "In Word, press Ctrl+A and then F9: the contents follow."
