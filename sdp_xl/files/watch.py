"""Ends the reading of a workbook that takes too long or too much memory, with a sentence in the place of a hang."""

from __future__ import annotations

import ctypes
import os
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sdp_xl.trouble import FileTrouble

SECONDS = 5.0
"""Processor seconds for one file; a plan of 10,000 rows takes about one. Waiting for a disk is not counted."""
SETTING = "SDP_XL_SECONDS"
"""Environment variable that sets another number of seconds, for a slow computer with a very large workbook."""
WAITING = 60.0
"""Seconds by the clock: a file that must first come down from OneDrive may take long, but not forever."""
GRACE = 3.0
"""Seconds after which a main thread that does not even hear that it is late is ended."""
MEMORY = 512 << 20
"""Bytes that reading one file may add, where the system tells (Linux, macOS); the limits of cells hold everywhere."""

_EVERY = 0.1
_STATM = Path("/proc/self/statm")
"""What Linux tells of a program's memory; the most it ever held (getrusage) would count the program that started it."""


class _TooLate(BaseException):
    """Raised in the thread that reads; no library catches it as one of its own errors."""


@contextmanager
def within_limits(path: Path) -> Iterator[None]:
    """Within the block the file ``path`` is read: FileTrouble if that takes too long or too much memory.

    Works in any thread. If the main thread hangs where Python cannot reach it (in a library's own code, or in the
    system), the sentence is printed and the program ends with 2; nothing may be half written within the block.
    """
    watch = _Watch(path)
    watch.start()
    try:
        try:
            yield
        finally:
            watch.stop()
    except _TooLate:
        watch.stop()
        raise watch.trouble from None
    except MemoryError as error:
        raise watch.too_much from error


def _seconds() -> float:
    with suppress(ValueError):
        seconds = float(os.environ.get(SETTING, ""))
        if 0 < seconds < float("inf"):
            return seconds
    return SECONDS


class _Watch(threading.Thread):
    """Looks at the clock beside the thread that reads."""

    def __init__(self, path: Path) -> None:
        super().__init__(name="sdp-xl watch", daemon=True)
        self.trouble = self.too_slow = FileTrouble("too_slow", path, seconds=f"{_seconds():g}", setting=SETTING)
        self.too_much = FileTrouble("too_much_memory", path, limit=MEMORY >> 20)
        self._reader = threading.current_thread()
        self._done = threading.Event()
        self._lock = threading.Lock()
        self._told = False
        self._hook = sys.unraisablehook
        self._start = time.process_time(), time.monotonic(), _held()

    def run(self) -> None:
        """Tells the reader that it is late, and again each second; then ends the program if nothing else helps."""
        late = 0.0
        while not self._done.wait(_EVERY):
            now = time.monotonic()
            if not late:
                late = now if self._exceeded() else 0.0
            elif now - late > GRACE and self._reader is threading.main_thread():
                print(f"sdp-xl: {self.trouble}", file=sys.stderr, flush=True)
                os._exit(2)
            if late and (now == late or now - late > 1):
                with self._lock:
                    if not self._done.is_set():
                        self._tell()

    def _exceeded(self) -> bool:
        work, clock, memory = self._start
        if memory and _held() - memory > MEMORY:
            self.trouble = self.too_much
            return True
        return time.process_time() - work > _seconds() or time.monotonic() - clock > WAITING

    def stop(self) -> None:
        """Ends the watch; if it has told anything, the reader hears that here at the latest, and not later elsewhere.

        Python could also take it back (a NULL), but 3.11 then looks for it at every further step, forever.
        """
        with self._lock:
            self._done.set()
        if self._told:
            with suppress(_TooLate):
                self._tell()
                while True:
                    pass
            sys.unraisablehook = self._hook

    def _unheard(self, lost: sys.UnraisableHookArgs) -> None:
        """Keeps Python from printing that it dropped a _TooLate (in a destructor, say): it comes again in a second."""
        if lost.exc_type is not _TooLate:
            self._hook(lost)

    def _tell(self) -> None:
        """Has Python raise _TooLate in the reader's thread at its next step, once, however often it was told."""
        self._told = True
        sys.unraisablehook = self._unheard
        ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(self._reader.ident or 0), ctypes.py_object(_TooLate))


def _held() -> int:
    """The bytes that the program holds: now (Linux), at most so far (macOS); 0 where the system does not tell."""
    try:
        import resource

        if sys.platform == "darwin":
            return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return int(_STATM.read_text().split()[1]) * resource.getpagesize()
    except (ImportError, OSError):
        return 0
