"""Patterns compiled when they are first asked: all of them take a third of a second, and most runs ask none."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Any, cast


class _Pattern:
    def __init__(self, text: str, flags: int) -> None:
        self.text, self.flags = text, flags

    @cached_property
    def made(self) -> re.Pattern[str]:
        return re.compile(self.text, self.flags)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.made, name)


def pattern(text: str, flags: int = 0) -> re.Pattern[str]:
    """The pattern of a text in the notation of ``re``, to be used like a compiled one."""
    return cast("re.Pattern[str]", _Pattern(text, flags))
