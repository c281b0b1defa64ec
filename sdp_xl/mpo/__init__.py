"""MPO sentences read into their parts: deadline, share, who, dosage, outcome, amount, baseline, instrument."""

from sdp_xl.mpo.model import NEEDED, MpoPart, Sentence, Size, Slot, Standing
from sdp_xl.mpo.sentence import parse

__all__ = ["NEEDED", "MpoPart", "Sentence", "Size", "Slot", "Standing", "parse"]
