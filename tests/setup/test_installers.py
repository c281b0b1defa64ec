"""The installers for a double click: the one for a Mac is run here, the one for Windows is read."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import workbook
from sdp_xl import __version__

MAC, WINDOWS = "Install sdp-xl.command", "Install sdp-xl.cmd"
FOUND = "/opt/homebrew/bin/python3"
"""One of the places where the installer looks for Python; here another one stands for it."""


def wheel(folder: Path) -> None:
    """An installable sdp-xl of this version that only says how it was called."""
    inside = f"sdp_xl-{__version__}.dist-info"
    folder.mkdir(parents=True)
    with zipfile.ZipFile(folder / f"sdp_xl-{__version__}-py3-none-any.whl", "w") as archive:
        archive.writestr("sdp_xl/__init__.py", "")
        archive.writestr(
            "sdp_xl/__main__.py", "import sys; print('CALLED', *sys.argv[1:]); sys.exit(sys.argv[1:] == [])"
        )
        archive.writestr(f"{inside}/METADATA", f"Metadata-Version: 2.1\nName: sdp-xl\nVersion: {__version__}\n")
        archive.writestr(f"{inside}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        archive.writestr(f"{inside}/RECORD", "")


def double_clicked(folder: Path, python: str) -> subprocess.CompletedProcess[str]:
    """Runs the installer for a Mac from ``folder``, where ``python`` is the only one to be found."""
    text = workbook.path(MAC).read_text(encoding="utf-8").replace("/usr/local/bin/python3", "/nowhere/python3")
    folder.mkdir(parents=True, exist_ok=True)
    copy = folder / MAC
    copy.write_text(text.replace(FOUND, python), encoding="utf-8")
    environ = {"HOME": str(folder / "home"), "PIP_INDEX_URL": "http://127.0.0.1:9/nobody", "PIP_RETRIES": "0"}
    command = ["/bin/sh", str(copy)]
    return subprocess.run(command, capture_output=True, text=True, env=environ, cwd="/", stdin=subprocess.DEVNULL)


@pytest.mark.skipif(sys.platform == "win32", reason="a Mac's shell")
def test_the_installer_for_a_mac_installs_from_the_folder_beside_it_and_says_so(tmp_path: Path) -> None:
    downloads = tmp_path / "My Downloads"
    wheel(downloads / "wheels")
    done = double_clicked(downloads, sys.executable)
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"CALLED install --from {downloads}/wheels" in done.stdout
    assert "sdp-xl is installed. Start Excel again" in done.stdout
    assert (downloads / "home" / "Library" / "sdp-xl" / "env" / "bin" / "python").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="a Mac's shell")
def test_the_installer_for_a_mac_says_what_is_missing(tmp_path: Path) -> None:
    done = double_clicked(tmp_path / "no python", "/nowhere/python3")
    assert done.returncode == 1 and "Install it from python.org" in done.stdout
    (tmp_path / "empty" / "wheels").mkdir(parents=True)
    done = double_clicked(tmp_path / "empty", sys.executable)
    assert done.returncode == 1 and "The packages could not be installed." in done.stdout


@pytest.mark.skipif(shutil.which("dash") is None and sys.platform != "darwin", reason="no shell that checks")
def test_the_installer_for_a_mac_can_be_double_clicked() -> None:
    path = workbook.path(MAC)
    assert subprocess.run(["/bin/sh", "-n", str(path)], check=False).returncode == 0
    listed = subprocess.run(["git", "ls-files", "-s", "--", str(path)], capture_output=True, text=True, cwd=path.parent)
    assert path.stat().st_mode & 0o111 and listed.stdout[:6] in ("100755", "")


def test_the_installer_for_windows_is_one_that_cmd_reads() -> None:
    data = workbook.path(WINDOWS).read_bytes()
    assert data.isascii() and data.count(b"\n") == data.count(b"\r\n")
    lines = data.decode("ascii").splitlines()
    labels = {line[1:] for line in lines if line.startswith(":")}
    called = set(re.findall(r"(?:goto|call :)(?: ?:?)(\w+)", "\n".join(lines)))
    assert called == labels
    depth = 0
    for line in lines:
        bare = re.sub(r'"[^"]*"', "", line)
        if depth and bare.strip().startswith("echo"):
            assert not set(bare) & set("()&|<>"), line  # they would end the block
        depth += bare.count("(") - bare.count(")")
    assert depth == 0


def test_the_installer_for_windows_starts_nothing_by_a_bare_name() -> None:
    """cmd looks for those in the folder of downloads first."""
    text = workbook.path(WINDOWS).read_text(encoding="ascii")
    own = {
        "echo",
        "echo.",
        "rem",
        "setlocal",
        "set",
        "call",
        "if",
        "for",
        "goto",
        "pause",
        "exit",
        "else",
        ")",
        "@echo",
        "(",
    }
    for line in text.splitlines():
        word = line.strip().partition(" ")[0]
        assert not word or word.startswith((":", '"%ENV%', '"%PYTHON%', '"%%L"')) or word in own, line


def test_the_first_day_is_at_most_twenty_steps() -> None:
    text = (Path(__file__).parents[2] / "docs" / "first-day.md").read_text(encoding="utf-8")
    numbers = [int(number) for number in re.findall(r"^\| (\d+)\.", text, re.MULTILINE)]
    assert numbers == list(range(1, len(numbers) + 1)) and len(numbers) <= 20


def test_both_installers_take_what_the_macros_look_for() -> None:
    windows = workbook.path(WINDOWS).read_text(encoding="ascii")
    mac = workbook.path(MAC).read_text(encoding="utf-8")
    assert "WindowsApps" in windows
    assert r"%LOCALAPPDATA%\sdp-xl\env" in windows and "$HOME/Library/sdp-xl/env" in mac
    for text in (windows, mac):
        assert "3, 11" in text and "--no-index --find-links" in text
