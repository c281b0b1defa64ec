"""A place of its own for the record that the buttons keep."""

from __future__ import annotations

from pathlib import Path

import pytest

from sdp_xl import log


@pytest.fixture(autouse=True)
def record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the buttons write what they did."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return log.path()
