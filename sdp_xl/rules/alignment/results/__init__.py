"""Rules about the results of each year: their numbers, what is missing of them, and that no child is named."""

from sdp_xl.rules.alignment.results import missing, numbers, pupils

__all__ = ["missing", "numbers", "pupils"]
