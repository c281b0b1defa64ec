"""Family 5: what keeps the timeline from being right: links, circles, clashes and days on which nobody works."""

from sdp_xl.rules.project.timeline import dates, links

__all__ = ["dates", "links"]
