"""The records of many workbooks: of those that have changed since the last rollup, and of all others as they were."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from sdp_xl.fleet.known import Known, fingerprint
from sdp_xl.fleet.record import Record

if TYPE_CHECKING:
    from concurrent.futures import Executor


def rollup(
    paths: Sequence[str],
    *,
    today: date,
    executor: Executor | None = None,
    workers: int | None = None,
    keep: Path | None = None,
    told: Callable[[int], None] = lambda _: None,
) -> list[Record]:
    """The records of the workbooks, in their order.

    ``executor`` does the work, for example that of a Dask cluster whose workers see the same files; without one,
    ``workers`` processes on this computer (as many as it has processors). ``keep`` is a file that holds the records
    from one rollup to the next: what has not changed is not read again. ``told`` hears of how many are done, each time.
    """
    known = Known(keep)
    marks = {path: fingerprint(path, today) for path in paths}
    found = {path: held for path, mark in marks.items() if (held := known.get(mark, path))}
    told(len(found))
    waiting = [path for path in marks if path not in found]
    with known.growing([marks[path] for path in found]) as keeps:
        if waiting:
            from sdp_xl.fleet.work import records

            for one in records(waiting, today, executor, workers):
                found[one.file] = one
                keeps(marks[one.file], one)
                told(1)
    return [found[path] for path in paths]
