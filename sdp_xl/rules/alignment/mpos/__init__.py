"""Family 4: whether each MPO can be measured, from its columns and its sentence."""

from sdp_xl.rules.alignment.mpos import agree, deadlines, figures, outcomes, people, slots

__all__ = ["agree", "deadlines", "figures", "outcomes", "people", "slots"]
