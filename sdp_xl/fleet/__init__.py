"""Many workbooks at once: what each holds, as records that can be kept, counted and laid out side by side."""

from sdp_xl.fleet.record import Record
from sdp_xl.fleet.run import rollup

__all__ = ["Record", "rollup"]
