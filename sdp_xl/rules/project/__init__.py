"""Rules of family 5: the project plan and the plans beside it, the dates of the cycle, and flaws of the timeline."""

from sdp_xl.rules.project import cycle, dates, rows, timeline

__all__ = ["cycle", "dates", "rows", "timeline"]
