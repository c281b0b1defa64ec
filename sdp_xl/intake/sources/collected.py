"""Cells of a source and the texts beside them, collected while a file is read."""

from __future__ import annotations

from schemas.values import Value, clean
from sdp_xl.intake.model import Aside, Beside, SourceCell
from sdp_xl.intake.sources.unwrapped import choice, is_prompt, unwrapped


class Collected:
    """What is beside the cells of one table after the other, and what is to be told of how they were read."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._beside: list[Beside] = []
        self._told: dict[str, None] = {}
        self._counts: dict[tuple[str, Aside], int] = {}

    def line(self, place: str, text: str, *, heading: bool = False) -> SourceCell | None:
        """A paragraph outside of tables; None for a blank one."""
        return self._made(place, self._unprompted(text), heading=heading)

    def cell(self, place: str, text: str, value: Value = None) -> SourceCell | None:
        """A cell of a table, without what stands around its entry; None for a blank one.

        ``value`` is what it holds, where that is no text.
        """
        if value is not None and not isinstance(value, str):
            return self._made(place, text, value)
        entry = unwrapped(self._unprompted(text))
        if chosen := choice(entry):
            if not chosen.ticked:
                self.aside(Aside.UNTICKED, place, entry)
                return None
            if chosen.others:
                others = "”, “".join(chosen.others)
                self.tell(f"{place}: “{others}” was left out, since its box is not ticked.")
            entry = "; ".join(chosen.ticked)
        return self._made(place, entry)

    def aside(self, what: Aside, place: str, text: str, about: SourceCell | None = None) -> None:
        """Keeps a text beside the body; blank ones are passed over."""
        if not clean(text):
            return
        number = self._counts[place, what] = self._counts.get((place, what), 0) + 1
        named = f"{place} ({what} {number})" if number > 1 else f"{place} ({what})"
        cell = SourceCell(value=text, file=self._file, place=named, text=text)
        self._beside.append(Beside(what=what, cell=cell, about=about))

    def tell(self, sentence: str) -> None:
        """Keeps a sentence for the report, each once."""
        self._told.setdefault(f"{self._file}, {sentence}")

    def take(self) -> tuple[tuple[Beside, ...], tuple[str, ...]]:
        """What was collected since the last time: texts beside the body, and sentences."""
        taken = tuple(self._beside), tuple(self._told)
        self._beside, self._told = [], {}
        return taken

    def _made(self, place: str, text: str, value: Value = None, *, heading: bool = False) -> SourceCell | None:
        if not clean(text):
            return None
        kept = text if value is None else value
        return SourceCell(value=kept, file=self._file, place=place, text=text, heading=heading)

    def _unprompted(self, text: str) -> str:
        lines = text.split("\n")
        prompts = [line for line in lines if is_prompt(line)]
        if not prompts:
            return text
        for line in prompts:
            self.tell(f"“{clean(line)}” is only the prompt of an empty field, so it was read as blank.")
        return "\n".join(line for line in lines if line not in prompts)
