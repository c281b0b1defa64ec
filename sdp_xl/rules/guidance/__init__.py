"""Rules of family 7: the elements that guidance suggests, and what it says of the written evaluation."""

from schemas.model import Level
from sdp_xl.rules.elements import declare
from sdp_xl.rules.guidance import evaluation

declare(Level.SUGGESTED)

__all__ = ["evaluation"]
