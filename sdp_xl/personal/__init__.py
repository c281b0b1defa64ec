"""What a workbook tells about persons: who stands in its personal columns, and where a text names them."""

from sdp_xl.personal.find import Finder, Found, What
from sdp_xl.personal.known import Known, known

__all__ = ["Finder", "Found", "Known", "What", "known"]
