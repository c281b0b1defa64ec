"""Family 5: the project plan, the plans beside it, and the dates of the cycle."""

from sdp_xl.rules.plan import cycle, dates, rows

__all__ = ["cycle", "dates", "rows"]
