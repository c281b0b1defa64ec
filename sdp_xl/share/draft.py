"""The copy while it is made: its parts as trees, and what was removed from where."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field

from sdp_xl.files.ooxml.damage import plain_part
from sdp_xl.files.ooxml.editable import EditablePart
from sdp_xl.files.ooxml.edits import Edits
from sdp_xl.files.ooxml.markup import Node
from sdp_xl.share.find import Finder

_ENDINGS = (".xml", ".rels", ".vml")
_KINDS = {
    "drawings": "shape",
    "charts": "chart",
    "tables": "table",
    "pivotTables": "pivot table",
    "pivotCache": "pivot table",
    "docProps": "document properties",
    "externalLinks": "values from another workbook",
    "xl": "workbook",
}
"""What the parts of a folder are, in words."""


@dataclass(slots=True)
class Draft:
    """The copy in the making.

    ``removed`` maps what was removed, in words, to the places; ``suspects`` what looks like a person's name to its
    places; ``kept`` are sentences on what is in the copy and should be looked at.
    """

    edits: Edits
    finder: Finder
    removed: dict[str, list[str]] = field(default_factory=dict)
    suspects: dict[str, list[str]] = field(default_factory=dict)
    kept: list[str] = field(default_factory=list)
    formulas_gone: bool = False
    _open: dict[str, EditablePart] = field(default_factory=dict)
    _changed: set[str] = field(default_factory=set)
    _places: dict[str, str] = field(default_factory=dict)
    _names: dict[str, str] = field(default_factory=dict)

    def parts(self) -> Iterator[str]:
        """The XML parts that are in the copy."""
        for entry in self.edits.package.entries:
            name = entry.filename
            if name.lower().endswith(_ENDINGS) and self.edits.parts.get(name, b"") is not None:
                yield name

    def tree(self, part: str) -> Node:
        """The part as a tree to be edited; Trouble that names the part if it is damaged."""
        part = self.named(part)
        if part not in self._open:
            data = self.edits.package.part(part)
            with plain_part(self.edits.package.path, part):
                self._open[part] = EditablePart(data, unclosed=part.lower().endswith(".vml"))
        return self._open[part].root

    def named(self, part: str) -> str:
        """A part's name as the zip has it; relationships may write it with other capitals."""
        if not self._names:
            self._names = {entry.filename.lower(): entry.filename for entry in self.edits.package.entries}
        return self._names.get(part.lower(), part)

    def change(self, part: str) -> None:
        """Notes that the part's tree differs from what it was."""
        self._changed.add(self.named(part))

    def drop(self, part: str) -> None:
        """Takes a part out of the copy."""
        self.edits.parts[part] = None

    def note(self, what: str, where: str) -> None:
        """Notes that something was removed."""
        self.removed.setdefault(what, []).append(where)

    def put_back(self) -> None:
        """Writes the changed trees into the edits."""
        for part in self._changed:
            if self.edits.parts.get(part, b"") is not None:
                self.edits.parts[part] = self._open[part].data()

    def place(self, part: str) -> str:
        """Where a part is seen, for staff: the sheet that it belongs to and what it is."""
        if not self._places:
            package = self.edits.package
            for tab in package.tabs():
                self._places[self.named(tab.part)] = tab.name
                self._spread(tab.part, tab.name)
        sheet = self._places.get(self.named(part))
        folder = posixpath.basename(posixpath.dirname(part))
        what = _KINDS.get(folder, folder)
        if sheet is None:
            return what
        return sheet if folder in ("worksheets", "chartsheets") else f"{sheet} ({what})"

    def _spread(self, part: str, sheet: str) -> None:
        for relation in self.edits.package.relations(part).values():
            if self.named(relation.target) not in self._places:
                self._places[self.named(relation.target)] = sheet
                self._spread(relation.target, sheet)
