"""Prints how well each label is found: python -m tests.mpo [FILE]; another file of sentences may be given."""

from __future__ import annotations

import sys
from pathlib import Path

from tests.mpo.labels import SENTENCES, judged, lines, read

path = Path(sys.argv[1]) if len(sys.argv) > 1 else SENTENCES
print("\n".join(lines(list(judged(read(path))))))
