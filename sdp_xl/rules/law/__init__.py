"""Rules of family 6: the elements that the law requires, what makes them current, and the wordings of the law."""

from schemas.model import Level
from sdp_xl.rules.elements import declare
from sdp_xl.rules.law import current, evaluation, wordings

declare(*(level for level in Level if level.required))

__all__ = ["current", "evaluation", "wordings"]
