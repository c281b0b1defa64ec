"""Rolls workbooks up and prints the most memory of the process itself, in MiB: python -m tests.bench.rolled ARGUMENT …

Its workers' memory is theirs; neither is that of the program that started it counted.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

from sdp_xl.cli import main

if __name__ == "__main__":
    main(["rollup", *sys.argv[1:]])
    found = re.search(r"VmHWM:\s*(\d+) kB", Path("/proc/self/status").read_text())
    print(int(found[1]) / 1024 if found else 0)
