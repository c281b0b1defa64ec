"""Prints in which functions a module spends its time: python -m tests.bench.profiled MODULE ARGUMENT …"""

from __future__ import annotations

import cProfile
import io
import pstats
import runpy
import sys
from contextlib import redirect_stdout, suppress
from pathlib import Path

SLOWEST = 8
"""Functions that are named."""


def main() -> None:
    """Prints a line a function."""
    module = sys.argv[1]
    sys.argv = sys.argv[1:]
    profiler = cProfile.Profile()
    with redirect_stdout(io.StringIO()), suppress(SystemExit):
        profiler.runcall(runpy.run_module, module, run_name="__main__", alter_sys=True)
    stats = pstats.Stats(profiler).stats  # type: ignore[attr-defined]
    for (file, _, name), (_, calls, own, _, _) in sorted(stats.items(), key=lambda one: -one[1][2])[:SLOWEST]:
        place = "/".join(Path(file).parts[-2:]) if "/" in file else "built in"
        print(f"- {own:.2f} s: `{name}` ({place}), {calls:,} calls")


if __name__ == "__main__":
    main()
