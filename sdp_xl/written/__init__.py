"""Reads dates, percentages and IDs as people write them; what was written is kept beside what it means."""

from sdp_xl.written.amounts import Amount, Measure, find_amounts, read_amount
from sdp_xl.written.dates import Period, Unit, find_periods, read_period, read_periods
from sdp_xl.written.ids import Repair, Trouble, WrittenId, read_id, repairs

__all__ = [
    "Amount",
    "Measure",
    "Period",
    "Repair",
    "Trouble",
    "Unit",
    "WrittenId",
    "find_amounts",
    "find_periods",
    "read_amount",
    "read_id",
    "read_period",
    "read_periods",
    "repairs",
]
