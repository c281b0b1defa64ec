"""MPXJ, which reads project files as ProjectLibre does and schedules as Microsoft Project does, in its own Java."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest


def run(script: str, *arguments: str, given: str = "") -> list[str]:
    """The lines that a script of this folder prints; the test is skipped where MPXJ or Java is missing."""
    pytest.importorskip("mpxj")
    if shutil.which("java") is None:
        pytest.skip("MPXJ needs Java")
    command = [sys.executable, str(Path(__file__).with_name(script)), *arguments]
    done = subprocess.run(command, check=True, capture_output=True, text=True, input=given)
    return done.stdout.splitlines()
