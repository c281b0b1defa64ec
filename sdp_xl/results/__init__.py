"""Results of the MPOs, year by year: shares computed, targets compared, small numbers hidden."""

from schemas.placeholders import HIDDEN
from sdp_xl.results.by_year import ResultLine, result_lines
from sdp_xl.results.read import Result, results
from sdp_xl.results.revision import RevisionPoint, next_revision
from sdp_xl.results.small import Hiding, hiding
from sdp_xl.results.target import Standing

__all__ = [
    "HIDDEN",
    "Hiding",
    "Result",
    "ResultLine",
    "RevisionPoint",
    "Standing",
    "hiding",
    "next_revision",
    "result_lines",
    "results",
]
