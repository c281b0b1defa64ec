"""Copies of one plan against each other: what changed between two, and three merged into one, row by row."""

from sdp_xl.compare.conflicts import Conflict, ConflictKind
from sdp_xl.compare.diff import Change, ChangeKind, Comparison, compare
from sdp_xl.compare.merge import Merged, merge

__all__ = ["Change", "ChangeKind", "Comparison", "Conflict", "ConflictKind", "Merged", "compare", "merge"]
