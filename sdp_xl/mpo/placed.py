"""Text that was put together anew, with the place in the writer's text from which each of its characters comes."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

from sdp_xl.mpo.model import TextSpan


class Placed(NamedTuple):
    """A text and, for each of its characters, the place from which it comes; None for what was put in."""

    text: str
    places: tuple[TextSpan | None, ...]

    def piece(self, first: int, last: int) -> Placed:
        """The text between two places of it."""
        return Placed(self.text[first:last], self.places[first:last])

    def trimmed(self, drop: str = " \t\r\n,;.|•·") -> Placed:
        """The text without spaces and marks at its ends."""
        first = len(self.text) - len(self.text.lstrip(drop))
        return self.piece(first, max(first, len(self.text.rstrip(drop))))

    def replaced(self, signs: Iterable[re.Match[str]], new: Callable[[re.Match[str]], str]) -> Placed:
        """The text with other words where the signs stand; they come from the place of what they replace."""
        pieces: list[Placed] = []
        last = 0
        for found in signs:
            words, sources = new(found), self.sources(found.span())
            whole = (sources[0][0], sources[-1][1]) if sources else None
            pieces += [self.piece(last, found.start()), Placed(words, (whole,) * len(words))]
            last = found.end()
        return joined([*pieces, self.piece(last, len(self.text))]) if pieces else self

    def sources(self, span: TextSpan) -> tuple[TextSpan, ...]:
        """The places in the writer's text from which this part of the text comes, in their order."""
        runs: list[TextSpan] = []
        for first, last in sorted(place for place in self.places[slice(*span)] if place):
            if runs and first <= runs[-1][1]:
                runs[-1] = (runs[-1][0], max(last, runs[-1][1]))
            else:
                runs.append((first, last))
        return tuple(runs)


def placed(text: str) -> Placed:
    """A text as it was written."""
    return Placed(text, tuple((place, place + 1) for place in range(len(text))))


def joined(pieces: Iterable[Placed | str]) -> Placed:
    """Pieces and words that are put in, one after the other."""
    several = [Placed(one, (None,) * len(one)) if isinstance(one, str) else one for one in pieces]
    return Placed("".join(one.text for one in several), tuple(place for one in several for place in one.places))
