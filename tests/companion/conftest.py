"""The companion keeps the same record as the buttons."""

from tests.live.conftest import record

__all__ = ["record"]
