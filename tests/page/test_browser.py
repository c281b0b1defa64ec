"""The page in a real browser: opened from disk, it finds and makes what the code does natively, and asks no network."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest

import workbook
from sdp_xl.build.page import fetched, page
from sdp_xl.files import write_entries
from sdp_xl.page.copies import CopyDesk
from tests.page.browser import drive, needed, packages
from tests.reliability import hostile

LARGEST = 15_000_000

STATES = {"empty", "working", "findings", "fixes", "preview", "compare", "refused", "without WebAssembly"}

pytestmark = needed


@pytest.fixture(scope="module")
def brought(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A plan with two entries to mend, a chart, a Word document, and the plan as it was before."""
    folder = tmp_path_factory.mktemp("plans")
    older, plan, chart = folder / "Older.xlsx", folder / "Ohio plan.xlsx", folder / "chart.csv"
    shutil.copyfile(workbook.path(workbook.EXAMPLE), older)
    write_entries(older, {("Meetings", "C5"): "July27, 2026", ("Team", "A6"): ""}, {}, (), plan)
    chart.write_text("MPO ID,MPO\n9Z,Children will read.\n", encoding="utf-8")
    word = folder / "chart.docx"
    from docx import Document

    document = Document()
    table = document.add_table(2, 2)
    for cell, text in zip([*table.rows[0].cells, *table.rows[1].cells], ("MPO ID", "MPO", "9Y", "Youth."), strict=True):
        cell.text = text
    document.save(str(word))
    return {"older": older, "plan": plan, "chart": chart, "word": word}


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Files to check one after the other; the last one is refused."""
    folder = tmp_path_factory.mktemp("files")
    text = folder / "text.xlsx"
    text.write_text("no workbook", encoding="utf-8")
    hostile_ones = [hostile.lying(folder / "lying.xlsx"), hostile.overlapping(folder / "overlapping.xlsx")]
    return [workbook.path(workbook.EXAMPLE), workbook.path(workbook.MASTER), text, *hostile_ones]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("downloads")


@pytest.fixture(scope="module")
def seen(
    tmp_path_factory: pytest.TempPathFactory, brought: dict[str, Path], files: list[Path], made: Path
) -> dict[str, Any]:
    file = tmp_path_factory.mktemp("page") / "sdp-check.html"
    file.write_text(page(fetched()), encoding="utf-8")
    assert file.stat().st_size < LARGEST
    script = Path(__file__).with_name("drive.mjs")
    told: dict[str, Any] = drive(
        script, packages(tmp_path_factory.mktemp("packages")), page=file, folder=made, files=files, **brought
    )
    took = {name: f"{one['took']} ms" for name, one in told["files"].items()}
    print(f"{file.stat().st_size / 1e6:.1f} MB, ready in {told['ready']} ms, {told['memory'] / 1e6:.0f} MB;", took)
    return told


def test_it_says_what_the_code_does_natively(
    seen: dict[str, Any], brought: dict[str, Path], files: list[Path], tmp_path: Path
) -> None:
    desk = CopyDesk(str(tmp_path))
    for plan in (brought["plan"], *files):
        there, here = seen["files"][plan.name], desk.check(plan.name, plan.read_bytes())
        assert there["said"] == here.get("said", here.get("trouble"))
        assert there["refused"] == ("trouble" in here)
    assert seen["files"]["lying.xlsx"]["refused"] and seen["files"]["text.xlsx"]["refused"]


def test_it_makes_what_the_code_does_natively(
    seen: dict[str, Any], brought: dict[str, Path], made: Path, tmp_path: Path
) -> None:
    desk = CopyDesk(str(tmp_path))
    desk.check(brought["plan"].name, brought["plan"].read_bytes())
    assert seen["said"]["fixes"] == desk.fixes()["said"]
    asked: dict[str, dict[str, Any]] = {what: {"what": what} for what in ("checked", "timeline", "report")}
    asked["fixed"] = {"what": "fixed", "ticked": [1]}  # the tick of the first was taken away
    for what, given in asked.items():
        same(seen, made, what, desk.make(**given))
    chart = brought["chart"]
    assert seen["said"]["preview"] == desk.preview(chart.name, chart.read_bytes())["said"]
    same(seen, made, "imported", desk.make("imported"))
    older = brought["older"]
    assert seen["said"]["compare"] == desk.compare(older.name, older.read_bytes())["said"]
    word = brought["word"]
    assert seen["said"]["word"] == desk.preview(word.name, word.read_bytes())["said"] and seen["closed"]


def same(seen: dict[str, Any], made: Path, what: str, native: dict[str, object]) -> None:
    assert native["name"] == seen["made"][what]
    assert (made / seen["made"][what]).read_bytes() == native["data"], what


def test_nothing_is_asked_of_a_network_and_nothing_is_complained_of(seen: dict[str, Any]) -> None:
    assert all(address.startswith(("file:", "blob:")) for address in seen["requests"])
    assert sum(address.startswith("file:") for address in seen["requests"]) == 1
    assert seen["complaints"] == []


def test_everybody_can_use_it(seen: dict[str, Any]) -> None:
    """In each state, in light and dark, and at three widths."""
    assert {state.rpartition(" ")[0] for state in seen["violations"]} == STATES
    assert {state: found for state, found in seen["violations"].items() if found} == {}
    assert seen["scrolls"] == [], "no state is wider than its screen"


def test_without_webassembly_it_says_so(seen: dict[str, Any]) -> None:
    assert seen["said"]["without WebAssembly"].startswith("This browser cannot run the check (WebAssembly is off")
