"""The page in a real browser: opened from disk, it finds and makes what the code does natively, and asks no network."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import workbook
from sdp_xl.build.page import fetched, page
from sdp_xl.page.copies import CopyDesk
from tests.reliability import hostile

TOOLS = {name: shutil.which(name) for name in ("chromium", "node", "npm")}
PACKAGES = ("playwright-core@1.65.1", "axe-core@4.14.1")
"""What drives the browser and looks at the page; pinned, since each release of the second knows more flaws."""

LARGEST = 15_000_000

pytestmark = pytest.mark.skipif(None in TOOLS.values(), reason="needs chromium, node and npm")


@pytest.fixture(scope="module")
def plans(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    folder = tmp_path_factory.mktemp("plans")
    both = [workbook.path(name) for name in (workbook.EXAMPLE, workbook.MASTER)]
    return [*both, hostile.lying(folder / "lying.xlsx")]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("downloads")


@pytest.fixture(scope="module")
def seen(tmp_path_factory: pytest.TempPathFactory, plans: list[Path], made: Path) -> Iterator[dict[str, Any]]:
    packages = tmp_path_factory.mktemp("packages")
    npm, node, chromium = (str(TOOLS[name]) for name in ("npm", "node", "chromium"))
    subprocess.run([npm, "install", "--silent", "--prefix", packages, *PACKAGES], check=True, timeout=300)
    file = packages / "sdp-check.html"
    file.write_text(page(fetched()), encoding="utf-8")
    assert file.stat().st_size < LARGEST
    line = [node, Path(__file__).with_name("drive.mjs"), packages, chromium, file, made, *plans]
    done = subprocess.run(line, capture_output=True, text=True, timeout=900, check=False)
    assert done.returncode == 0, done.stderr
    told: dict[str, Any] = json.loads(done.stdout)
    print(f"ready in {told['ready']} ms;", {name: f"{one['took']} ms" for name, one in told["files"].items()})
    yield told


def test_it_says_and_makes_what_the_code_does_natively(
    seen: dict[str, Any], plans: list[Path], made: Path, tmp_path: Path
) -> None:
    desk = CopyDesk(str(tmp_path))
    for plan in plans:
        there, here = seen["files"][plan.name], desk.check(plan.name, plan.read_bytes())
        assert there["said"] == here.get("said", here.get("trouble"))
        assert there["refused"] == ("trouble" in here)
        for what, name in there.get("made", {}).items():
            native = desk.download(what)
            assert native["name"] == name
            assert (made / name).read_bytes() == native["data"], name


def test_nothing_is_asked_of_a_network_and_nothing_is_complained_of(seen: dict[str, Any]) -> None:
    assert all(address.startswith(("file:", "blob:")) for address in seen["requests"])
    assert sum(address.startswith("file:") for address in seen["requests"]) == 1
    assert seen["complaints"] == []


def test_everybody_can_use_it(seen: dict[str, Any], plans: list[Path]) -> None:
    """In light and dark, empty, with findings, and with a file that was refused; at three widths."""
    assert {state.rpartition(" ")[0] for state in seen["violations"]} == {"empty", *(plan.name for plan in plans)}
    assert {state: found for state, found in seen["violations"].items() if found} == {}
    assert seen["scrolls"] == [], "no state is wider than its screen"
