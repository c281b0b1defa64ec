"""Rules about the timeline (family 5): links, circles, clashes and days on which nobody works."""

from sdp_xl.rules.project.timeline import dates, links

__all__ = ["dates", "links"]
