"""Citations that the rules about MPOs share."""

from __future__ import annotations

from schemas.citations import HOUSE, cfr, esea
from schemas.model import Citation

MEASURABLE: tuple[Citation, ...] = (cfr("83(a)(3)"), esea(1306, "(a)(1)(D)"), HOUSE)
"""The law asks for measurable outcomes; which parts make one measurable is practice."""
