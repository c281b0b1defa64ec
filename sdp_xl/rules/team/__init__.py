"""Rules of family 3: the team and its meetings, feedback, and local projects."""

from sdp_xl.rules.team import consultation, feedback, local_projects, meetings, owners, parents, people

__all__ = ["consultation", "feedback", "local_projects", "meetings", "owners", "parents", "people"]
