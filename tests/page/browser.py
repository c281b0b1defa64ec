"""The tools that a real browser is driven with, and what they saw, told as JSON."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

TOOLS = {name: shutil.which(name) for name in ("chromium", "node", "npm")}
PACKAGES = ("playwright-core@1.65.1", "axe-core@4.14.1")
"""What drives the browser and looks at the page; pinned, since each release of the second knows more flaws."""

needed = pytest.mark.skipif(None in TOOLS.values(), reason="needs chromium, node and npm")


def packages(folder: Path) -> Path:
    """A folder with the packages, fetched by npm."""
    subprocess.run([str(TOOLS["npm"]), "install", "--silent", "--prefix", folder, *PACKAGES], check=True, timeout=300)
    return folder


def drive(script: Path, packages: Path, **given: object) -> Any:
    """What the script saw in Chromium; SDP_XL_PICTURES names a folder for pictures of what it looked at."""
    told = {"packages": packages, "chromium": TOOLS["chromium"], "pictures": os.environ.get("SDP_XL_PICTURES", "")}
    line = [str(TOOLS["node"]), script, json.dumps({**told, **given}, default=str)]
    done = subprocess.run(line, capture_output=True, text=True, timeout=900, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
