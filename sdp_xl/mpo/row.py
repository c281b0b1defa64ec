"""Rows of the MPOs sheet: the columns of each and its sentence, read together."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from schemas.placeholders import has_blank
from schemas.values import Value, show
from sdp_xl.mpo.amounts import measures_something
from sdp_xl.mpo.columns import (
    JOINING,
    deadline_readable,
    instrument_readable,
    outcome_readable,
    outcome_sentence,
    whole_sentence,
)
from sdp_xl.mpo.model import MpoPart, Sentence, Standing
from sdp_xl.mpo.patterns import look_up
from sdp_xl.mpo.sentence import parse
from sdp_xl.mpo.text import lowered
from sdp_xl.plan.model import Plan, Row, once
from sdp_xl.written import Period, read_period
from sdp_xl.written.shown import as_excel_shows

TEXT = "text"


_READABLE = {
    MpoPart.DEADLINE: deadline_readable,
    MpoPart.OUTCOME: outcome_readable,
    MpoPart.INSTRUMENT: instrument_readable,
}
"""Parts of which something may stand in the column that nobody can go by."""


class MpoRow:
    """A row of the sheet MPOs with its sentence. What stands in a column goes before what the sentence says."""

    def __init__(self, row: Row, sentence: Sentence) -> None:
        self.row, self.sentence = row, sentence

    @property
    def split(self) -> bool:
        """Whether at least one part stands in its own column."""
        return any(part in self.row.cells and not self.row.blank(part) for part in MpoPart)

    @cached_property
    def whole(self) -> Sentence | None:
        """The sentence that the columns make together; None where they tell neither outcome nor amount."""
        share = self.text(MpoPart.SHARE) if self.row.filled(MpoPart.SHARE) else ""
        return whole_sentence(self.row, self.sentence, share)

    @property
    def sentences(self) -> Iterator[tuple[str, Sentence]]:
        """What is to be judged, with the column for a finding about its change: the text, then the columns."""
        yield TEXT, self.sentence
        if self.whole:
            yield MpoPart.AMOUNT if self.row.filled(MpoPart.AMOUNT) else MpoPart.OUTCOME, self.whole

    @property
    def spoken(self) -> bool:
        """Whether the text reads as a sentence about somebody or something to be reached."""
        return any(self.sentence.has(part) for part in (MpoPart.SHARE, MpoPart.WHO, MpoPart.OUTCOME))

    def standing(self, part: MpoPart) -> Standing:
        """How the part stands, in its column or else in the sentence.

        A cell of the wrong kind, and a column that is gone beside a text that is no sentence, are unclear.
        """
        if part in self.row.flawed:
            return Standing.UNCLEAR
        if self.row.filled(part):
            readable = _READABLE.get(part)
            return Standing.PRESENT if readable is None or readable(self.row) else Standing.UNCLEAR
        if part is MpoPart.SHARE and self.whole and not self.sentence.has(part):
            return self.whole[part].standing
        if part not in self.row.cells and not self.spoken:
            return Standing.UNCLEAR
        return self.sentence[part].standing

    def said(self, part: MpoPart) -> Value:
        """What the part says, in its column or else in the sentence; of a cell of the wrong kind, what stands there."""
        if part in self.row.flawed:
            return self.row.values[part]
        if not self.row.filled(part):
            return self.sentence[part].text
        number = self.row.number_of(part) if part is MpoPart.SHARE else None
        return self.row[part] if number is None else percent(number * 100)

    def text(self, part: MpoPart) -> str:
        """What the part says, as a person reads it."""
        return as_excel_shows(self.said(part))

    def key(self, part: MpoPart) -> str:
        """The column where a finding about the part belongs: its own, or that of the sentence if its own is gone."""
        return part if part in self.row.cells else TEXT

    def where(self, part: MpoPart) -> str:
        """The column in which the part stands."""
        return part if self.row.filled(part) else TEXT

    def periods(self) -> tuple[Period, ...]:
        """The deadlines that can be read to days."""
        if not self.row.filled(MpoPart.DEADLINE):
            return self.sentence.periods
        period = read_period(self.row[MpoPart.DEADLINE])
        return (period,) if period else ()

    def outcome(self) -> tuple[str, Sentence]:
        """The column that says the outcome, and a sentence with that outcome to be judged."""
        if not self.row.filled(MpoPart.OUTCOME):
            return TEXT, self.sentence
        return MpoPart.OUTCOME, outcome_sentence(self.row)

    def has_number(self) -> bool:
        """Whether any number of the MPO measures something; years, grades and ages do not."""
        row = self.row
        if row.filled(MpoPart.SHARE) or self.sentence.measured:
            return True
        return any(
            measures_something(lowered(row.text(part))) for part in (MpoPart.AMOUNT, MpoPart.BASELINE, MpoPart.OUTCOME)
        )


@once
def mpo_rows(plan: Plan) -> tuple[MpoRow, ...]:
    """The MPOs of the workbook that say anything: in words or in parts."""
    rows = plan["mpos"].rows
    look_up((JOINING, *(show(row.values.get(key)) for row in rows for key in (TEXT, *MpoPart))))
    mpos = (MpoRow(row, parse(_text(row))) for row in rows)
    return tuple(mpo for mpo in mpos if mpo.split or mpo.sentence.text)


def _text(row: Row) -> str:
    """The sentence, also one in which a blank of its template is left: its other parts can be judged."""
    left = "" if row.filled(TEXT) else show(row.values.get(TEXT))
    return left if left and has_blank(row.table.column(TEXT), left) else row.text(TEXT)


def percent(number: float) -> str:
    """A number of percents as people write it: 80%."""
    return f"{number:.10g}%"
