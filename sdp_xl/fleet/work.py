"""Makes the records of workbooks that must be read, in processes on this computer or on a cluster; none is lost."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future, as_completed
from contextlib import contextmanager, suppress
from datetime import date
from functools import partial
from pathlib import Path

from sdp_xl.fleet.record import Record, record

BATCH = 16
"""Workbooks that go over the network at once: enough that sending them costs nothing, few enough to share out evenly.

To a process on this computer they go one by one: that costs a thousandth of the work, and all end at the same time.
"""

_MOST = 61
"""Processes that Python can wait for on Windows."""

ENDED = "reading it ended the program that read it. Check it by itself: sdp-xl check."


def records(paths: Sequence[str], today: date, executor: Executor | None, workers: int | None) -> Iterator[Record]:
    """The records as they come. What a broken pool has not given is tried again, in the end one file to a process."""
    if executor:
        yield from _done(executor, _batches(paths, BATCH), today)
        return
    left = dict.fromkeys(paths)
    for _ in range(2):
        if not left:
            return
        with suppress(BrokenExecutor), _pool(workers, len(left)) as pool:
            for one in _done(pool, _batches(list(left), 1), today):
                del left[one.file]
                yield one
    for path in left:
        try:
            with _pool(1, 1) as pool:
                yield from _done(pool, [[path]], today)
        except BrokenExecutor:
            yield Record(file=path, trouble=f"{Path(path).name}: {ENDED}")


@contextmanager
def _pool(workers: int | None, most: int) -> Iterator[Executor]:
    """Processes on this computer, no more than there is to do; whoever stops in the middle waits for what is begun."""
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    # “spawn” is what Windows and macOS do, and the only way that is safe beside threads.
    many, spawn = min(workers or os.cpu_count() or 1, most, _MOST), get_context("spawn")
    pool = ProcessPoolExecutor(many, mp_context=spawn, initializer=_end_with_parent)
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)


def _end_with_parent() -> None:
    """Has a process end when the one that leads is killed; it would wait for work forever."""
    from multiprocessing import parent_process

    def wait() -> None:
        if parent := parent_process():
            parent.join()
            os._exit(1)

    threading.Thread(target=wait, daemon=True).start()


def _batches(paths: Sequence[str], size: int) -> list[Sequence[str]]:
    return [paths[start : start + size] for start in range(0, len(paths), size)]


def _done(executor: Executor, batches: Sequence[Sequence[str]], today: date) -> Iterator[Record]:
    futures: list[Future[list[Record]]] = [executor.submit(partial(batch_of, today=today), one) for one in batches]
    for future in as_completed(futures):
        yield from future.result()


def batch_of(paths: Sequence[str], today: date) -> list[Record]:
    """The records of a batch, in the process that does it."""
    return [record(path, today) for path in paths]
