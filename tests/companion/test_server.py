"""The server of the companion and of watch: whom it admits, when it ends, and how soon a save is seen."""

from __future__ import annotations

import http.client
import json
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import workbook
from sdp_xl.cli import main
from sdp_xl.companion import server as serving
from sdp_xl.companion.desk import PlanDesk, WatchDesk
from sdp_xl.companion.plans import NO_PLAN, FilePlan
from sdp_xl.companion.server import Server
from sdp_xl.files import write_entries
from tests.page.browser import drive, needed, packages

SOON = 5.0
"""Seconds for what takes a tenth of that on a computer that does nothing else."""


class Running:
    """A server at work in a thread, and a browser without a face that asks it."""

    def __init__(self, desk: WatchDesk) -> None:
        self.server = Server(desk)
        self.thread = threading.Thread(target=self.server.run, daemon=True)
        self.thread.start()

    def request(self, method: str, path: str, body: bytes = b"", **headers: str | None) -> http.client.HTTPResponse:
        """An answer to a request as the page sends it, but for the headers that are given; None leaves one out."""
        own = {"Host": self.server.host, "Origin": f"http://{self.server.host}" if method == "POST" else None}
        connection = http.client.HTTPConnection(self.server.host, timeout=60)
        connection.putrequest(method, path, skip_host=True)
        for name, value in {**own, "Content-Length": str(len(body)), **headers}.items():
            if value is not None:
                connection.putheader(name, value)
        connection.endheaders(body)
        return connection.getresponse()

    def ask(self, method: str, **given: object) -> dict[str, Any]:
        """The answer to a question of the page."""
        response = self.request("POST", f"/{self.server.token}/ask/{method}", json.dumps(given).encode() + b"\n")
        answer: dict[str, Any] = json.loads(response.read())
        return answer

    def page(self) -> http.client.HTTPResponse:
        """What an open page listens to."""
        return self.request("GET", f"/{self.server.token}/saves")


def news(page: http.client.HTTPResponse, patience: float = 30) -> dict[str, Any]:
    """The next thing that an open page is told."""
    end = time.monotonic() + patience
    while time.monotonic() < end:
        line = page.readline()
        if line.startswith(b"data: "):
            told: dict[str, Any] = json.loads(line.removeprefix(b"data: "))
            return told
    raise AssertionError("nothing was told")


def wait(done: Callable[[], bool], patience: float = 30) -> None:
    end = time.monotonic() + patience
    while not done():
        assert time.monotonic() < end
        time.sleep(0.02)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return Path(shutil.copyfile(workbook.path(workbook.EXAMPLE), tmp_path / "Ohio plan.xlsx"))


@pytest.fixture
def watched(file: Path, tmp_path: Path) -> Iterator[Running]:
    (tmp_path / "desk").mkdir()
    running = Running(WatchDesk(str(tmp_path / "desk"), FilePlan(file)))
    yield running
    running.server.goodbye()


def save(file: Path, text: str) -> float:
    """Saves a plan with another title as Excel does, under another name that then takes its place; when."""
    new = file.with_name("5A1B2C00")
    write_entries(workbook.path(workbook.EXAMPLE), {("Team", "B5"): text}, {}, (), new.with_suffix(".xlsx"))
    new.with_suffix(".xlsx").replace(new)
    file.unlink()
    time.sleep(0.15)  # for a moment there is no file of that name
    new.replace(file)
    return time.monotonic()


def test_only_the_page_itself_is_admitted(watched: Running) -> None:
    token, host = watched.server.token, watched.server.host
    good = watched.request("GET", f"/{token}/")
    assert good.status == 200 and b"page.js" in good.read()
    for name, value in {
        "Cache-Control": "no-store",
        "Referrer-Policy": "no-referrer",
        "X-Content-Type-Options": "nosniff",
    }.items():
        assert good.headers[name] == value
    policy = str(good.headers["Content-Security-Policy"])
    assert "default-src 'none'" in policy and "connect-src 'self'" in policy and "frame-ancestors 'none'" in policy
    asked = f"/{token}/ask/look"
    assert watched.request("POST", asked, b"{}\n").status == 200
    for method, path, headers in (
        ("GET", "/", {}),
        ("GET", f"/{'x' * len(token)}/", {}),
        ("GET", f"/{token[:-1]}/", {}),
        ("GET", f"/{token}/", {"Host": "evil.example"}),
        ("GET", f"/{token}/", {"Host": f"localhost:{host.rpartition(':')[2]}"}),
        ("GET", f"/{token}/", {"Origin": "https://evil.example"}),
        ("GET", f"/{token}/saves", {"Origin": "null"}),
        ("POST", asked, {"Origin": "https://evil.example"}),
        ("POST", asked, {"Origin": None}),
        ("POST", asked, {"Host": "evil.example"}),
        ("POST", "/ask/look", {}),
    ):
        refused = watched.request(method, path, b"{}\n" if method == "POST" else b"", **headers)
        assert refused.status == 403, (method, path, headers)
        assert refused.headers["Cache-Control"] == "no-store"
    assert watched.server.server_address[0] == "127.0.0.1"


@pytest.mark.parametrize("method", ["check", "clear", "make", "__init__", "ask"])
def test_watch_changes_nothing_whatever_is_asked(watched: Running, method: str, file: Path) -> None:
    before = file.read_bytes()
    assert watched.request("POST", f"/{watched.server.token}/ask/{method}", b"{}\n").status == 404
    assert file.read_bytes() == before and watched.ask("look")["actions"] == []


def test_a_save_by_renaming_is_shown_at_once(watched: Running, file: Path) -> None:
    assert watched.ask("look")["plan"] == "Plan: Ohio plan.xlsx"
    page = watched.page()
    took = []
    for number in range(3):
        at = save(file, "")
        told = news(page)
        took.append(time.monotonic() - at)
        assert str(told["said"]).startswith("Saved at ") and "1 error" in str(told["said"]), number
        assert "Team!B5" in str(told["body"])
    print("from save to page:", [f"{seconds:.2f} s" for seconds in took])
    assert min(took) < SOON


def test_half_a_file_and_none_are_waited_for_and_then_told(watched: Running, file: Path) -> None:
    watched.ask("look")
    page = watched.page()
    whole = file.read_bytes()
    file.write_bytes(whole[: len(whole) // 2])
    time.sleep(1)
    file.write_bytes(whole)
    assert str(news(page)["said"]).startswith("Saved at ")
    file.write_bytes(whole[: len(whole) // 2])
    told = news(page)
    assert "body" not in told and "What is shown is the plan as it was before." in str(told["trouble"])
    file.unlink()
    assert "as it was before" in str(news(page)["trouble"])
    file.write_bytes(whole)
    assert str(news(page)["said"]).startswith("Saved at ")


def test_what_the_page_itself_wrote_is_no_save(file: Path, tmp_path: Path) -> None:
    (tmp_path / "desk").mkdir()
    running = Running(PlanDesk(str(tmp_path / "desk"), FilePlan(file)))
    running.ask("look")
    page = running.page()
    assert "Wrote Findings" in running.ask("check")["said"]
    save(file, "")
    assert "1 error" in str(news(page)["said"]), "the first that is told is the save"
    running.server.goodbye()


def test_it_ends_when_the_page_is_closed_but_not_when_it_is_loaded_anew(
    watched: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serving, "AFTER_GOODBYE", 1.5)
    page = watched.page()
    goodbye = f"/{watched.server.token}/goodbye"
    assert watched.request("POST", goodbye).status == 200
    page.close()
    page = watched.page()  # loaded anew
    time.sleep(2.5)
    assert watched.thread.is_alive()
    watched.request("POST", goodbye)
    page.close()
    watched.thread.join(30)
    assert not watched.thread.is_alive()


def test_it_ends_when_no_page_asks_any_more(watched: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serving, "LATER", 0.5)
    page = watched.page()
    watched.server._until = 0
    page.close()
    watched.thread.join(30)
    assert not watched.thread.is_alive()


def test_something_unexpected_is_a_sentence(watched: Running, monkeypatch: pytest.MonkeyPatch, record: Path) -> None:
    monkeypatch.setattr(watched.server.desk, "look", lambda: 1 / 0)
    assert str(watched.ask("look")["trouble"]).startswith("Something unexpected happened")
    assert "ZeroDivisionError" in record.read_text(encoding="utf-8")


@pytest.mark.parametrize("command", ["companion", "watch"])
def test_the_command_says_what_runs_and_refuses_what_is_no_plan(
    command: str, file: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []
    monkeypatch.setattr("webbrowser.open", shown.append)
    monkeypatch.setattr(serving, "FIRST", 0.0)
    assert main([command, str(file)]) == 0
    (address,) = shown
    assert capsys.readouterr().out == f"The page runs at {address} until you close it (or press Ctrl+C here).\n"
    file.write_bytes(b"no workbook")
    assert main([command, str(file)]) == 2
    assert "Ohio plan.xlsx" in capsys.readouterr().err and len(shown) == 1


@needed
def test_in_a_real_browser(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, file: Path) -> None:
    """The companion on a file: its buttons, a save while it is open, and its end with the page."""
    (tmp_path / "desk").mkdir()
    write_entries(workbook.path(workbook.EXAMPLE), {("Meetings", "C5"): "July27, 2026"}, {}, (), file)
    later = tmp_path / "later.part"
    write_entries(file, {("Team", "B5"): ""}, {}, (), later.with_suffix(".xlsx"))
    later.with_suffix(".xlsx").replace(later)
    running = Running(PlanDesk(str(tmp_path / "desk"), FilePlan(file)))
    without = Running(PlanDesk(str(tmp_path / "desk"), None))
    seen = drive(
        Path(__file__).with_name("drive.mjs"),
        packages(tmp_path_factory.mktemp("packages")),
        address=running.server.address,
        without=without.server.address,
        later=later,
        file=file,
    )
    print(f"from save to page in the browser: {seen['saved']} ms")
    said = seen["said"]
    assert "1 error" in said["look"] and "Wrote Findings" in said["check"] and "1 entry mended" in said["fixed"]
    assert said["go"].startswith("Open Ohio plan.xlsx and go to ")
    assert seen["kept open"] and seen["saved"] < 1000 * SOON
    assert said["without"] == NO_PLAN
    own = running.server.address, without.server.address, "about:blank"
    assert all(address.startswith(own) for address in seen["requests"])
    assert seen["complaints"] == [] and seen["scrolls"] == []
    assert {state: found for state, found in seen["violations"].items() if found} == {}
    for one in (running, without):
        one.thread.join(30)
        assert not one.thread.is_alive(), "it ends with its page"
