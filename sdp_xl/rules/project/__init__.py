"""Family 5: project plan and plans beside it, dates of the cycle, and what keeps the timeline from being right."""

from sdp_xl.rules.project import cycle, dates, rows, timeline

__all__ = ["cycle", "dates", "rows", "timeline"]
