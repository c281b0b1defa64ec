"""Dates, percentages and IDs as people write them; what was written is kept beside what it means."""

from sdp_xl.written.amounts import Amount, Measure, find_amounts, lost_its_sign, read_amount
from sdp_xl.written.dates import Period, Unit, find_periods, last_day, read_period, read_periods
from sdp_xl.written.id_lists import listed_ids, near, only, several
from sdp_xl.written.ids import WrittenId, as_text, read_id, typed_id
from sdp_xl.written.mending import Damage, Repair, lost_zeros, next_ids, repairs

__all__ = [
    "Amount",
    "Damage",
    "Measure",
    "Period",
    "Repair",
    "Unit",
    "WrittenId",
    "as_text",
    "find_amounts",
    "find_periods",
    "last_day",
    "listed_ids",
    "lost_its_sign",
    "lost_zeros",
    "near",
    "next_ids",
    "only",
    "read_amount",
    "read_id",
    "read_period",
    "read_periods",
    "repairs",
    "several",
    "typed_id",
]
