"""Dates, percentages and IDs as people write them; what was written is kept beside what it means."""

from sdp_xl.written.amounts import Amount, Measure, find_amounts, lost_its_sign, read_amount
from sdp_xl.written.dates import Period, Unit, find_periods, read_period, read_periods
from sdp_xl.written.ids import WrittenId, read_id, typed_id
from sdp_xl.written.mending import Damage, Repair, lost_zeros, repairs

__all__ = [
    "Amount",
    "Damage",
    "Measure",
    "Period",
    "Repair",
    "Unit",
    "WrittenId",
    "find_amounts",
    "find_periods",
    "lost_its_sign",
    "lost_zeros",
    "read_amount",
    "read_id",
    "read_period",
    "read_periods",
    "repairs",
    "typed_id",
]
