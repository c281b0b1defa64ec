"""How hard the tests with random input try: few examples at each run, more by SDP_TEST_TIMES=20 python -m pytest."""

from __future__ import annotations

import os

TIMES = int(os.environ.get("SDP_TEST_TIMES", "1"))


def many(examples: int) -> int:
    """So many examples, times what the environment asks for."""
    return examples * TIMES
