"""The window as a person uses it: keys and clicks sent to a virtual screen, files read afterward."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import workbook
from sdp_xl import files
from sdp_xl.companion import main
from sdp_xl.trouble import Trouble

tkinter = pytest.importorskip("tkinter")
pytestmark = pytest.mark.skipif(
    shutil.which("Xvfb") is None or shutil.which("xdotool") is None, reason="no virtual screen is installed"
)

PATIENCE = 20
"""Seconds until a click must have worked, on a slow computer."""


@pytest.fixture(scope="module")
def screen() -> Iterator[str]:
    """A virtual screen, on a display that the server chooses itself."""
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "1000x760x24"]
    with subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL) as server:
        os.close(write)
        with os.fdopen(read) as chosen:
            yield f":{chosen.readline().strip()}"
        server.terminate()


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    return Path(shutil.copyfile(workbook.path(workbook.EXAMPLE), tmp_path / "Plan.xlsx"))


class Person:
    """Somebody before the window."""

    def __init__(self, path: Path | None) -> None:
        from sdp_xl.companion.window import Window

        self.window = Window.open(path)
        self.wait(lambda: bool(self.window.winfo_viewable()))
        self.window.root.focus_force()
        self.window.checks.focus_force()
        self.wait(lambda: self.window.focus_get() is not None)

    def wait(self, done: Callable[[], bool]) -> None:
        end = time.monotonic() + PATIENCE
        while not done():
            assert time.monotonic() < end, self.window.status.get()
            self.window.root.update()
            time.sleep(0.01)

    def press(self, keys: str, done: Callable[[], bool]) -> None:
        subprocess.run(["xdotool", "key", keys], check=True)
        self.wait(done)

    def click(self, widget: object, x: int, y: int, times: int = 1) -> None:
        left, top = widget.winfo_rootx() + x, widget.winfo_rooty() + y  # type: ignore[attr-defined]
        subprocess.run(["xdotool", "mousemove", str(left), str(top)], check=True)
        subprocess.run(["xdotool", "click", "--repeat", str(times), "--delay", "60", "1"], check=True)

    def says(self, words: str) -> Callable[[], bool]:
        return lambda: words in self.window.status.get()


@pytest.fixture
def person(screen: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Path | None], Person]]:
    monkeypatch.setenv("DISPLAY", screen)
    made: list[Person] = []

    def sit_down(path: Path | None) -> Person:
        made.append(Person(path))
        return made[-1]

    yield sit_down
    for one in made:
        one.window.root.destroy()


def backups(plan: Path) -> list[Path]:
    return [path for path in plan.parent.iterdir() if "backup" in path.name]


def test_check_by_keyboard_lists_findings_and_writes_them_with_a_backup(
    person: Callable[[Path | None], Person], plan: Path
) -> None:
    before = plan.read_bytes()
    one = person(plan)
    assert one.window.named.get() == "Plan: Plan.xlsx"
    one.press("alt+c", one.says("Checked:"))
    findings = files.read(plan).sheets["Findings"]
    assert len(one.window.lines) == len([row for row in findings[4:] if row])
    (backup,) = backups(plan)
    assert backup.read_bytes() == before


def test_timeline_and_clear_by_clicks(person: Callable[[Path | None], Person], plan: Path) -> None:
    one = person(plan)
    actions = one.window.checks.master.winfo_children()
    one.click(actions[1], 20, 10)
    one.wait(one.says("Timeline"))
    assert len(files.read(plan).sheets["Timeline"]) > 20
    one.press("alt+c", one.says("Checked:"))
    one.click(actions[2], 20, 10)
    one.wait(one.says("cleared"))
    assert one.window.lines == ()
    assert not any(files.read(plan).sheets["Findings"][4:])


def test_words_follow_the_selected_finding_and_a_double_click_tells_its_cell(
    person: Callable[[Path | None], Person], plan: Path
) -> None:
    one = person(plan)
    one.press("alt+c", one.says("Checked:"))
    one.click(one.window.list, 150, 60)
    second = one.window.lines[1]
    one.wait(lambda: second.message in one.window.words.get("1.0", "end"))
    one.click(one.window.list, 150, 60, times=2)
    one.wait(one.says(second.place))  # there is no Excel here, so the place is told
    assert second.fix in one.window.words.get("1.0", "end")


def test_every_part_is_reached_with_tab(person: Callable[[Path | None], Person], plan: Path) -> None:
    one = person(plan)
    reached: set[str] = set()
    for _ in range(12):
        here = str(one.window.focus_get())
        reached.add(here)
        one.press("Tab", lambda here=here: str(one.window.focus_get()) != here)  # type: ignore[misc]
    assert {str(one.window.list), str(one.window.words), str(one.window.checks)} <= reached
    assert len(reached) >= 7


def test_a_broken_file_gives_a_sentence(person: Callable[[Path | None], Person], tmp_path: Path) -> None:
    broken = tmp_path / "Broken.xlsx"
    broken.write_bytes(b"PK\x03\x04 not really")
    one = person(broken)
    one.press("alt+c", one.says("damaged"))
    assert broken.read_bytes() == b"PK\x03\x04 not really"
    assert backups(broken) == []


def test_without_excel_and_without_a_file_it_says_what_to_do(person: Callable[[Path | None], Person]) -> None:
    one = person(None)
    assert "choose a file" in one.window.status.get()
    one.press("alt+c", one.says("choose a file"))


def test_without_a_screen_there_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    with pytest.raises(Trouble, match="No window can be opened here"):
        main(None)
