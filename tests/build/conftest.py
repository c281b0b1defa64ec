"""Both workbooks built afresh, once for all tests of the build."""

from __future__ import annotations

from pathlib import Path

import pytest

from sdp_xl.build import build_all


@pytest.fixture(scope="session", params=[0, 1], ids=["master", "example"])
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_all(tmp_path_factory.mktemp("built"))[request.param]
