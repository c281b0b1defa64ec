"""Family 4: the links between targets, needs, strategies, MPOs and evaluation."""

from sdp_xl.rules.alignment import chart, orphans, services

__all__ = ["chart", "orphans", "services"]
