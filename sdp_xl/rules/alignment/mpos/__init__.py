"""Rules about each MPO (family 4): whether it can be measured, from its columns and its sentence."""

from sdp_xl.rules.alignment.mpos import agree, deadlines, figures, outcomes, people, slots

__all__ = ["agree", "deadlines", "figures", "outcomes", "people", "slots"]
