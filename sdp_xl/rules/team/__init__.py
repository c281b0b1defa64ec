"""Rules of family 3: the team and its meetings."""

from sdp_xl.rules.team import consultation, meetings, owners, parents, people

__all__ = ["consultation", "meetings", "owners", "parents", "people"]
