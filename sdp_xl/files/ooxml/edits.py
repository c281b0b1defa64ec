"""Works out which parts of a workbook change when pages are written into it; all others stay byte for byte."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from sdp_xl.files.ooxml import parts
from sdp_xl.files.ooxml.damage import plain_part
from sdp_xl.files.ooxml.package import Package

CONTENT_TYPES = "[Content_Types].xml"

Answer = TypeVar("Answer")


@dataclass(slots=True)
class Edits:
    """The parts that differ from the package: their new bytes, or None for a part that is taken out."""

    package: Package
    parts: dict[str, bytes | None]

    def current(self, part: str) -> bytes:
        """The part as it is after the edits so far."""
        return self.parts.get(part) or self.package.part(part)

    def change(self, part: str, edit: Callable[[bytes], bytes | None]) -> None:
        """Runs an edit on a part; Trouble that names the part if it cannot be edited."""
        self.parts[part] = self.look(part, edit)

    def look(self, part: str, question: Callable[[bytes], Answer]) -> Answer:
        """What a question to a part gives; Trouble that names the part if it is damaged or unusual."""
        with plain_part(self.package.path, part):
            return question(self.current(part))


def put_calculation(edits: Edits) -> None:
    """Has Excel calculate all formulas when it opens the workbook."""
    edits.change(edits.package.main, parts.with_full_calculation)
