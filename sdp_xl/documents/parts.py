"""The parts of a document as plain values, before any of them becomes Word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading of level 1 to 3, perhaps at the top of a page."""

    text: str
    level: int = 1
    new_page: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A paragraph in one of the document's styles, in the language ``lang``; ``lead`` stands before it, in bold.

    ``above`` are points of space above it, besides those of its style; ``kept``: it stands on the page of what follows.
    """

    text: str
    lead: str = ""
    style: str = "Normal"
    above: int = 0
    new_page: bool = False
    kept: bool = False
    lang: str = "en-US"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bullets:
    """A list of points."""

    points: tuple[str, ...]
    lang: str = "en-US"


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """What is still to be written: what, why, and what asks for it."""

    what: str
    why: str

    @property
    def text(self) -> str:
        """As it stands in the document."""
        return f"{GAP} {self.what} ({self.why})"


GAP = "To be written:"


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table with its caption: a header row, rows of texts (a line a paragraph), and the inches of each column.

    ``merged`` are the columns in which what is repeated from row to row is one cell. ``ids`` are the columns in which
    each line begins with an ID and a colon: the ID stands in bold; ``gaps`` the words for what is missing, in italics
    and never joined. ``captioned``: whether the caption stands above it, or is for screen readers only. ``height`` are
    the least inches of a row, for what is filled in by hand.
    """

    caption: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...]
    merged: tuple[int, ...] = ()
    ids: tuple[int, ...] = ()
    gaps: frozenset[str] = frozenset()
    captioned: bool = True
    height: float = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture (PNG) with its caption, and the words for those who do not see it."""

    caption: str
    png: bytes = field(repr=False)
    alt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """The list of contents: headings of level 1 and 2, which Word renews."""


class Page(StrEnum):
    """How the pages are from here on."""

    LANDSCAPE = "landscape"
    PORTRAIT = "portrait"


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """New pages, lying or standing."""

    page: Page


Part = Heading | Text | Bullets | Gap | Table | Picture | Contents | Turn


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Parts that belong together and are renewed together, by a key that stays the same; ``name`` is told to staff."""

    key: str
    name: str
    parts: tuple[Part, ...]

    def gaps(self) -> Iterator[Gap]:
        """What is to be written in it."""
        return (part for part in self.parts if isinstance(part, Gap))
