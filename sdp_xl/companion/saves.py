"""Saves of a workbook file: whether it is another one than before, and when it is whole again."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from sdp_xl.trouble import Trouble

if TYPE_CHECKING:
    from sdp_xl.companion.desk import WatchDesk
    from sdp_xl.page.desk import Answer

Stamp = tuple[int, int, int] | None
"""By what a file is known to be another one: its time, its size and its number; None if it is not there."""

PATIENCE = 3.0
"""Seconds for which a file may be gone or half written, as it is while Excel or a sync service saves it."""


def stamp(path: Path | None) -> Stamp:
    """The file's stamp now."""
    try:
        status = path.stat() if path else None
    except OSError:
        return None
    return (status.st_mtime_ns, status.st_size, status.st_ino) if status else None


class Saves:
    """Looks whether the plan of a desk was saved since the desk has seen it."""

    def __init__(self, desk: WatchDesk, now: Callable[[], float] = time.monotonic) -> None:
        self.desk, self._now = desk, now
        self._since: float | None = None

    def look(self) -> Answer | None:
        """What the page is to show after a save; None if there was none, or it is not whole yet."""
        seen = stamp(self.desk.path)
        if self.desk.path is None or seen == self.desk.seen:
            self._since = None
            return None
        before, self._since = self.desk.seen, self._since or self._now()
        try:
            answer = self.desk.saved()
        except Trouble as trouble:
            if self._now() - self._since < PATIENCE:
                self.desk.seen = before  # to be tried again
                return None
            return {"trouble": f"{trouble} What is shown is the plan as it was before."}
        self._since = None
        return answer
