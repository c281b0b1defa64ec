"""Source cells with their places, and the result of an import: rows to add, and where every cell ended."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from schemas.values import Value, clean


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class SourceCell:
    """One cell of a chart, or one paragraph above a table.

    ``place`` is where a person finds it in the file (“Sheet1!B7”; row 7, column 2; table 2, row 3, column 1; paragraph
    12), ``text`` what a person sees there (80% where ``value`` is 0.8). ``heading``: the document calls the paragraph a
    heading.
    """

    value: Value
    file: str
    place: str
    text: str
    heading: bool = False

    @property
    def visible(self) -> bool:
        """Whether there is anything to see."""
        return bool(clean(self.text))


class Aside(StrEnum):
    """What a text beside the body of a chart is."""

    COMMENT = "comment"
    FOOTNOTE = "footnote"
    ENDNOTE = "endnote"
    HIDDEN = "hidden text"
    STRUCK = "struck through"
    DELETED = "deleted text"
    UNTICKED = "not ticked"
    SHAPE = "text box or shape"
    PAGE = "page header or footer"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Beside:
    """A text beside the body: ``cell`` has it and its own place, ``about`` is the cell that it belongs to, if any."""

    what: Aside
    cell: SourceCell
    about: SourceCell | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class SourceTable:
    """One sheet, text file or table of a document, as it was found.

    ``name`` is that of the sheet or table. ``rows`` hold the cells by position; a merged cell is the same SourceCell in
    every position that it covers. ``above`` are the paragraphs since the table before; those after the last table come
    as a SourceTable without rows. ``beside`` are texts beside its cells, such as comments and hidden text. ``told`` are
    sentences about how it was read: hidden rows, boxes that are ticked.
    """

    name: str
    rows: tuple[tuple[SourceCell | None, ...], ...] = ()
    above: tuple[SourceCell, ...] = ()
    beside: tuple[Beside, ...] = ()
    told: tuple[str, ...] = ()

    def cells(self) -> Iterator[SourceCell]:
        """Every paragraph, cell and text beside them that shows something, each once, in reading order."""
        seen: set[int] = set()
        grid = (cell for row in self.rows for cell in row if cell is not None)
        for cell in (*self.above, *grid, *(one.cell for one in self.beside)):
            if cell.visible and id(cell) not in seen:
                seen.add(id(cell))
                yield cell


class Fate(StrEnum):
    """Where a source cell ended."""

    PLACED = "placed"
    STRUCTURE = "structure"
    NOTED = "noted"


HEADER, REPEATED, GAP = "header", "repeated header", "a gap in the chart"
STRUCTURE = (HEADER, REPEATED, GAP)
"""What a chart is made of and nobody misses: headers, and words that only say that there is nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """A cell of the workbook that holds (part of) a source cell: table key, position among the rows added, column key.

    ``row`` is None where the workbook held the row already; ``value`` is what stands there.
    """

    table: str
    row: int | None
    column: str
    value: Value


@dataclass(frozen=True, slots=True, kw_only=True)
class CellFate:
    """Where one source cell ended; ``why`` says what it is for the structure of the chart (header, area heading)."""

    cell: SourceCell
    fate: Fate
    placements: tuple[Placement, ...] = ()
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportNote:
    """A text that could not be placed: from which file and place, why, and what to do."""

    file: str
    place: str
    text: str
    why: str
    todo: str


class Matter(StrEnum):
    """The subjects of remarks, in the order of the report."""

    SPLIT = "Split into several rows"
    JOINED = "Joined to the row above"
    ID = "IDs proposed or repaired"
    READ = "Read in a certain way"
    SOURCE = "Hidden, struck through or to be chosen in the file"
    LISTED = "Written as on your Lists"
    UNLISTED = "Not on your Lists"
    BLANK = "Left blank, since the chart does not say it"
    FOUND = "In the workbook already"


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """A sentence about what the import did, and why; ``count`` is of how many such things it tells."""

    matter: Matter
    text: str
    count: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundColumn:
    """A column of a chart's table: its header, where it goes ("needs.need"; "" for no column), its cells.

    ``guessed``: it is no header that is known for sure; ``doubled``: what another column says already ("needs.need"),
    so that it goes to Notes; "" if none does.
    """

    header: str
    column: str
    guessed: bool
    doubled: str
    cells: tuple[SourceCell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundTable:
    """A table of a chart: what it was taken for, how surely (0 to 1), and what it could be as well.

    ``table`` is the key of the sheet's table, "alignment" for a chart that links several, "" for none of ours.
    ``told``: staff said so.
    """

    file: str
    name: str
    place: str
    table: str
    sure: float
    second: str
    told: bool
    columns: tuple[FoundColumn, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """The result of an import, before anything is written.

    ``additions`` maps table keys to rows (column key -> value); the Alignment Chart's rows are the links. ``found``
    counts by table key the rows that the workbook held already. Every visible source cell has one of the ``fates``.
    ``tables`` are the tables of the charts as they were understood.
    """

    additions: Mapping[str, tuple[Mapping[str, Value], ...]]
    found: Mapping[str, int]
    fates: tuple[CellFate, ...]
    notes: tuple[ImportNote, ...]
    remarks: tuple[Remark, ...]
    tables: tuple[FoundTable, ...] = ()

    @property
    def titles(self) -> tuple[ImportNote, ...]:
        """The titles and headings of the charts that stand nowhere in the workbook."""
        return tuple(
            ImportNote(
                file=one.cell.file,
                place=one.cell.place,
                text=one.cell.text,
                why=f"It is the {one.why} of a table.",
                todo="Nothing, if it need not be kept.",
            )
            for one in self.fates
            if one.fate is Fate.STRUCTURE and one.why not in STRUCTURE
        )
