"""Prints how well each label is found: python -m tests.mpo [FILE ...]; other files of sentences may be given."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.mpo.labels import judged, lines, read

print("\n".join(lines(list(judged(read(*map(Path, sys.argv[1:])))))))
