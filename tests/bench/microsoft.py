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

from tests.bench.scheduled import network, timed


def missing() -> str:
    """What the comparison lacks here; "" if nothing."""
    if not find_spec("mpxj"):
        return "MPXJ is not installed"
    return "" if shutil.which("java") else "there is no Java"


def main() -> None:
    """Prints median seconds of ours, of theirs, the median ratio, and whether all dates agree."""
    from tests import mpxj
    from tests.timeline.test_microsoft import position

    tasks, runs = network(int(sys.argv[1])), int(sys.argv[2])
    mine, placed = zip(*(timed(tasks) for _ in range(runs)), strict=True)
    # One process of Java schedules all of them, and the first, in which it warms up, is not counted.
    answers = mpxj.run("schedule.py", "timed", given="\n".join([json.dumps(tasks)] * (runs + 1)))
    theirs = [float(line) for line in answers[1::2]][1:]
    found = {
        key: (position(start, end=False), position(finish, end=True))
        for key, (start, finish) in json.loads(answers[0]).items()
    }
    ratio = statistics.median(a / b for a, b in zip(mine, theirs, strict=True))
    print(statistics.median(mine), statistics.median(theirs), ratio, _digest(found) == _digest(placed[0]))


def _digest(places: object) -> str:
    return hashlib.sha256(repr(places).encode()).hexdigest()


if __name__ == "__main__":
    main()
