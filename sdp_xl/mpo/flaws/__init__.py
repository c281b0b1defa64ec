"""Flaws of an outcome: a service only, a second outcome, a vague verb, a percentage in doubt, no start."""

from sdp_xl.mpo.flaws.figures import change_without_start, over_the_whole, unclear_percent
from sdp_xl.mpo.flaws.outcome import counts_a_service, is_scale, is_vague, states
from sdp_xl.mpo.flaws.second import second_outcome

__all__ = [
    "change_without_start",
    "counts_a_service",
    "is_scale",
    "is_vague",
    "over_the_whole",
    "second_outcome",
    "states",
    "unclear_percent",
]
