"""Our scheduler beside MPXJ's, which does as Microsoft Project does: python -m tests.bench.microsoft TASKS RUNS.

Both place the same tasks on the same days, which a hash shows.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import statistics
import sys
from importlib.util import find_spec
from operator import truediv

from tests.bench.scheduled import network, timed


def missing() -> str:
    """What the comparison lacks here; "" if nothing."""
    if not find_spec("mpxj"):
        return "MPXJ is not installed"
    return "" if shutil.which("java") else "there is no Java"


def main() -> None:
    """Prints median seconds of ours and theirs, the median ratio, the same of a second run, and if all dates agree."""
    from tests import mpxj
    from tests.timeline.test_microsoft import position

    tasks, runs = network(int(sys.argv[1])), int(sys.argv[2])
    mine, theirs, again = [], [], []
    for _ in range(runs):
        seconds, placed = timed(tasks)
        first, taken, _, second = mpxj.run("schedule.py", "timed", given="\n".join([json.dumps(tasks)] * 2))
        mine.append(seconds)
        theirs.append(float(taken))
        again.append(float(second))
    found = {
        key: (position(start, end=False), position(finish, end=True))
        for key, (start, finish) in json.loads(first).items()
    }
    ratios = (statistics.median(map(truediv, mine, them)) for them in (theirs, again))
    medians = map(statistics.median, (mine, theirs, again))
    print(*medians, *ratios, _digest(found) == _digest(placed))


def _digest(places: object) -> str:
    return hashlib.sha256(repr(places).encode()).hexdigest()


if __name__ == "__main__":
    main()
