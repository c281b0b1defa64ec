"""Rules of family 4: links between targets, needs, strategies, MPOs and evaluation, and MPOs that can be measured."""

from sdp_xl.rules.alignment import chains, mpos, orphans, results, services

__all__ = ["chains", "mpos", "orphans", "results", "services"]
