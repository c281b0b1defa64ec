"""Rules of family 2: the activities and outcomes of Table A.1."""

from sdp_xl.rules.process import activities, behind, missing, outcomes, personnel, statuses

__all__ = ["activities", "behind", "missing", "outcomes", "personnel", "statuses"]
