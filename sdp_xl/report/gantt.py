"""A timeline as a drawing: bars over months, in numbers that a template puts into SVG."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from schemas.tables.lists import HELD
from sdp_xl.scheduling import TimelineRow
from sdp_xl.written.shown import as_excel_shows

ROW, TOP, LEFT, WIDTH = 24, 40, 330, 1000
"""Pixels: height of a row, of the band of months, width of the names, and of the whole drawing."""

MOST_DAYS = 3_660
"""A plan takes five years at most; a date ten years from the others is mistyped, and must not squeeze all the rest."""

STRIP = 32
"""Bars drawn below one another before the months stand again: the drawing breaks there on paper, and on a screen the
months are never far."""

FRAME = 34
"""Pixels for the title above a drawing that stands by itself, and for what its colors mean below it."""

NAME = 42
"""Letters of a task that fit beside its bar in the font of any computer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """A task as it is drawn: where its bar begins, how wide it is, and what it says in words."""

    name: str
    y: int
    x: float
    width: float
    done: bool
    late: bool
    critical: bool
    milestone: bool
    summary: bool
    words: str


@dataclass(frozen=True, slots=True)
class Strip:
    """A piece of the drawing, which has the months of its own above it."""

    bars: tuple[Bar, ...]

    @property
    def height(self) -> int:
        """Its height in pixels."""
        return TOP + len(self.bars) * ROW + 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """The whole drawing: bars, months with their places, and where today is (None outside of the months)."""

    title: str
    bars: tuple[Bar, ...]
    months: tuple[tuple[float, str], ...]
    years: tuple[tuple[float, str], ...]
    today: float | None
    left_out: tuple[str, ...]
    strip: int = STRIP
    frame: int = 0
    width: int = WIDTH
    left: int = LEFT
    top: int = TOP

    @property
    def strips(self) -> tuple[Strip, ...]:
        """The bars in pieces of at most ``strip``."""
        return tuple(Strip(self.bars[first : first + self.strip]) for first in range(0, len(self.bars), self.strip))


def chart(
    title: str,
    entries: Sequence[TimelineRow],
    today: date,
    *,
    strip: int = STRIP,
    frame: int = 0,
    letters: int = NAME,
) -> Chart | None:
    """The drawing of the entries that have dates; None if none has. What lies far outside is named, not drawn.

    ``strip`` is how many bars stand below each other before the months are drawn anew; ``frame`` (FRAME, or none) is
    room for a title and a legend; ``letters`` are those of a name at most.
    """
    dated = [(entry, entry.start, entry.finish) for entry in entries if entry.start and entry.finish]
    if not dated:
        return None
    middle = sorted(start for _, start, _ in dated)[len(dated) // 2]
    inside = [one for one in dated if max(abs(one[1] - middle), abs(one[2] - middle)).days <= MOST_DAYS]
    if not inside:
        return None
    first = min(start for _, start, _ in inside).replace(day=1)
    last = max(max(start, finish) for _, start, finish in inside) + timedelta(days=7)
    scale = (WIDTH - LEFT) / max((last - first).days, 1)

    def at(day: date) -> float:
        return round(LEFT + (day - first).days * scale, 1)

    bars = tuple(
        _bar(
            entry,
            TOP + number % strip * ROW,
            at(start),
            max(at(finish + timedelta(days=1)) - at(start), 3.0),
            today,
            letters,
        )
        for number, (entry, start, finish) in enumerate(inside)
    )
    months = _months(first, last)
    every = -(-len(months) // 24)
    return Chart(
        title=title,
        bars=bars,
        months=tuple((at(day), f"{day:%b}") for day in months[::every]),
        years=tuple((at(day), str(day.year)) for day in months if day.month == 1 or day == first),
        today=at(today) if first <= today <= last else None,
        strip=strip,
        frame=frame,
        left_out=tuple(
            f"{entry.name}: {as_excel_shows(start)} to {as_excel_shows(finish)}"
            for entry, start, finish in dated
            if all(entry is not one for one, *_ in inside)
        ),
    )


def _bar(entry: TimelineRow, y: int, x: float, width: float, today: date, letters: int) -> Bar:
    done = bool(entry.work and entry.work.done) or entry.row.says("status", HELD)
    late = entry.late(today)
    words = [f"{entry.name}, {as_excel_shows(entry.start)} to {as_excel_shows(entry.finish)}"]
    words += [word for word, on in (("done", done), ("late", late), ("critical", entry.critical)) if on]
    name = f"{entry.id} {entry.task}".strip()
    return Bar(
        name=name if len(name) <= letters else name[: letters - 1].rstrip() + "…",
        y=y,
        x=x,
        width=round(width, 1),
        done=done,
        late=late,
        critical=entry.critical,
        milestone=entry.milestone,
        summary=entry.summary,
        words=", ".join(words),
    )


def _months(first: date, last: date) -> list[date]:
    found = [first]
    while (following := (found[-1] + timedelta(days=32)).replace(day=1)) <= last:
        found.append(following)
    return found
