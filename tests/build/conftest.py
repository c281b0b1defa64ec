"""Both plain workbooks built afresh, once for all tests of the build."""

from __future__ import annotations

from pathlib import Path

import pytest

from sdp_xl.build import build_all
from workbook import EXAMPLE, MASTER


@pytest.fixture(scope="session", params=[MASTER, EXAMPLE], ids=["master", "example"])
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return next(path for path in build_all(tmp_path_factory.mktemp("built")) if path.name == request.param)
