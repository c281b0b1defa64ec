"""Family 4: the links between targets, needs, strategies, MPOs and evaluation, and whether each MPO can be measured."""

from sdp_xl.rules.alignment import chains, mpos, orphans, services

__all__ = ["chains", "mpos", "orphans", "services"]
