"""Work that grows with the file, as rows of the list of promises: seconds for very long inputs."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import workbook

_TIMED = (
    "import json, sys, time; from sdp_xl.cli import main; begun = time.process_time(); main(sys.argv[1:]); "
    "print(json.dumps(time.process_time() - begun))"
)


def rows() -> Iterator[tuple[str, float, float]]:
    """(promise, figure, limit) of each promise; it is kept if the figure is no larger than the limit."""
    with tempfile.TemporaryDirectory() as folder:
        long = Path(folder) / "Long.csv"
        long.write_text("Name,City,Count\n" + "".join(f"Item {n},Town {n},{n}\n" for n in range(5_000)), "utf-8")
        into = str(workbook.path(workbook.MASTER))
        command = [
            sys.executable,
            "-c",
            _TIMED,
            "import",
            str(long),
            "--into",
            into,
            "-o",
            str(long.with_suffix(".xlsx")),
        ]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    yield "seconds of work to import 5,000 rows of three columns", round(json.loads(done.stdout.splitlines()[-1]), 1), 2
