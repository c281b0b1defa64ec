"""Ends the reading of a workbook that takes too long or too much memory, with a sentence in the place of a hang.

Our own loops look at the clock where they turn (ooxml/limits.py), in any thread and where none can be started. For what
happens inside a library the main thread is interrupted by a signal. A library that does not even let Python hear a
signal can only be ended with the program, by a thread beside the main one.
"""

from __future__ import annotations

import _thread
import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType

from sdp_xl.files.ooxml.limits import clock
from sdp_xl.trouble import FileTrouble

SECONDS, EACH = 5.0, 4 << 20
"""Processor seconds for one file, and once more for each so many bytes of what is parsed of it.

Waiting for a disk is not counted. 4 MB take half a second, and two where openpyxl must read them: what the limits of
size let pass, time stops on no computer that staff work with.
"""
WORK = 12
"""How many times as long all the work of one command may take: reading is the least part of it."""
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
_TIMED = hasattr(signal, "setitimer")
_SIGNAL = signal.SIGALRM if _TIMED else signal.SIGTERM
"""Windows has no timer that sends a signal; there the thread beside the main one has Python act as if one had come."""


class _TooLate(BaseException):
    """Raised where the reading has come to; no library catches it as one of its own errors."""


@contextmanager
def within_limits(path: Path, *, command: bool = False) -> Iterator[None]:
    """Within the block the file ``path`` is read: FileTrouble if that takes too long or too much memory.

    With ``command`` the block is all the work of a command, which has WORK times as long, and waits as long as it must.

    In any thread this holds for our own loops; in the main thread for those of libraries too. If the main thread hangs
    where Python cannot reach it (in a library's own code, or in the system), the sentence is printed and the program
    ends with 2, if a second thread could be started; nothing may be half written within the block.
    """
    watch = _Watch(path, command=command)
    try:
        watch.start()
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


class _Watch:
    """Time and memory from the start of a reading; who looks at them, and how the reader hears that it is late."""

    def __init__(self, path: Path, *, command: bool) -> None:
        self._command = command
        self._path = path
        self._seconds = _seconds() * (WORK if command else 1)
        self.too_much = FileTrouble("too_much_memory", path, limit=MEMORY >> 20)
        self._over = self._too_much = False
        self._done = threading.Event()
        self._start = time.process_time(), time.monotonic(), _held()
        self._next = 0.0
        self._before = clock.get()
        self._main = threading.current_thread() is threading.main_thread()

    def start(self) -> None:
        """Begins to watch, by all the means that there are in this thread and on this system."""
        clock.set(self)
        if not self._main:
            return
        self._handler = signal.signal(_SIGNAL, self._heard)
        if _TIMED:
            self._timer = signal.setitimer(signal.ITIMER_REAL, _EVERY, _EVERY)
        with suppress(RuntimeError):  # in a browser no thread can be started
            threading.Thread(target=self._beside, name="sdp-xl watch", daemon=True).start()

    def stop(self) -> None:
        """Ends the watch, and leaves signals as they were before."""
        if self._over:
            return
        self._over = True  # from here on nothing is raised, so what follows is done to its end
        self._done.set()
        clock.set(self._before)
        if self._main:
            if _TIMED:
                signal.setitimer(signal.ITIMER_REAL, *self._timer)
            signal.signal(_SIGNAL, self._handler or signal.SIG_DFL)

    @property
    def trouble(self) -> FileTrouble:
        """What to say of a reading that is late, or that took too much memory."""
        if self._too_much:
            return self.too_much
        cause = "too_much_work" if self._command else "too_slow"
        return FileTrouble(cause, self._path, seconds=f"{self._seconds:.3g}", setting=SETTING)

    def allow(self, size: int) -> None:
        """Adds the time for so many bytes, also to what all the work of the command may take."""
        self._seconds += _seconds() * (WORK if self._command else 1) * size / EACH
        if self._before:
            self._before.allow(size)

    def look(self) -> None:
        """Raises _TooLate if the reading is late; looks ten times a second, however often it is called."""
        if (now := time.monotonic()) >= self._next:
            self._next = now + _EVERY
            if self._exceeded():
                raise _TooLate

    def _heard(self, number: int, frame: FrameType | None) -> None:
        """As look, between any two steps of the main thread; but Python drops what is raised in a destructor."""
        if self._over or not self._exceeded():
            return
        while frame is not None:
            if frame.f_code.co_name == "__del__":
                return  # the signal comes again
            frame = frame.f_back
        raise _TooLate

    def _beside(self) -> None:
        """In a thread of its own: interrupts the main thread where no timer does, and ends what hears nothing."""
        late = 0.0
        while not self._done.wait(_EVERY):
            if not late and self._exceeded():
                late = time.monotonic()
            if late and not _TIMED:
                _thread.interrupt_main(_SIGNAL)
            if late and time.monotonic() - late > GRACE:
                print(f"sdp-xl: {self.trouble}", file=sys.stderr, flush=True)
                os._exit(2)

    def _exceeded(self) -> bool:
        work, begun, memory = self._start
        if memory and not self._command and _held() - memory > MEMORY:
            self._too_much = True
            return True
        waited = not self._command and time.monotonic() - begun > WAITING
        return waited or time.process_time() - work > self._seconds


def _held() -> int:
    """The bytes that the program holds: now (Linux), at most so far (macOS); 0 where the system does not tell."""
    try:
        import resource

        if sys.platform == "darwin":
            return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        return int(_STATM.read_text().split()[1]) * resource.getpagesize()
    except (ImportError, OSError):
        return 0
