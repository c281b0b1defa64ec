"""Copies of one plan against each other: what changed between two, and three merged into one, row by row."""

from sdp_xl.compare.conflicts import Clash, Conflict
from sdp_xl.compare.diff import Change, Comparison, What, compare
from sdp_xl.compare.merge import Merged, merge

__all__ = ["Change", "Clash", "Comparison", "Conflict", "Merged", "What", "compare", "merge"]
