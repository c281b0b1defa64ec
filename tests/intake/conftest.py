"""No test of an import reads or changes what the person who runs it has said about charts before."""

from __future__ import annotations

from pathlib import Path

import pytest

from sdp_xl.intake import kept


@pytest.fixture(autouse=True)
def _nothing_said_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "path", lambda: tmp_path / "settings" / "import-columns.json")
