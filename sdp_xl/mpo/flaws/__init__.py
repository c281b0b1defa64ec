"""Flaws of an outcome: a service only, a second outcome, a vague verb, an unclear percentage."""

from sdp_xl.mpo.flaws.figures import change_without_start, unclear_percent
from sdp_xl.mpo.flaws.outcome import counts_a_service, is_vague, states
from sdp_xl.mpo.flaws.second import second_outcome

__all__ = ["change_without_start", "counts_a_service", "is_vague", "second_outcome", "states", "unclear_percent"]
