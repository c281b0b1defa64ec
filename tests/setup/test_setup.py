"""The steps of install and uninstall: what they would do on each system, and what they do where they can run here."""

from __future__ import annotations

import plistlib
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any
from unittest.mock import Mock

import pytest

import workbook
from sdp_xl import __version__
from sdp_xl.cli import main
from sdp_xl.setup import Step, install, places, uninstall
from sdp_xl.setup.places import MAC, SCRIPT, WINDOWS
from sdp_xl.setup.source import address, source
from sdp_xl.setup.steps import STORE, run
from sdp_xl.trouble import Trouble


def environ(folder: Path) -> dict[str, str]:
    return {"HOME": str(folder), "LOCALAPPDATA": str(folder / "local"), "APPDATA": str(folder / "roaming")}


def step(steps: tuple[Step, ...], words: str) -> Step:
    return next(one for one in steps if words in one.sentence)


def shown(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[str]:
    assert main(arguments) == 0
    return capsys.readouterr().out.splitlines()


def test_dry_run_for_windows_names_every_place(capsys: pytest.CaptureFixture[str]) -> None:
    assert shown(capsys, "install", "--dry-run", "--for", "windows") == [
        r"1. Make a private Python environment in %LOCALAPPDATA%\sdp-xl\env.",
        f"2. Install sdp-xl {__version__} and what it needs there (from sdp-xl=={__version__}).",
        r"3. Put the add-in with the ribbon tab SDP at %APPDATA%\Microsoft\Excel\XLSTART\sdp-xl.xlam.",
        "4. Make the shortcut “Service Delivery Plan” to the companion page at "
        r"%APPDATA%\Microsoft\Windows\Start Menu\Programs\Service Delivery Plan.lnk.",
    ]
    assert shown(capsys, "uninstall", "--dry-run", "--for", "windows") == [
        r"1. Remove the add-in %APPDATA%\Microsoft\Excel\XLSTART\sdp-xl.xlam.",
        r"2. Remove the shortcut %APPDATA%\Microsoft\Windows\Start Menu\Programs\Service Delivery Plan.lnk.",
        r"3. Remove the folder %LOCALAPPDATA%\sdp-xl with the environment and the log.",
    ]


def test_dry_run_for_a_mac_names_every_place(capsys: pytest.CaptureFixture[str]) -> None:
    office = "~/Library/Group Containers/UBF8T346G9.Office/User Content.localized/Startup.localized/Excel/sdp-xl.xlam"
    assert shown(capsys, "install", "--dry-run", "--for", "mac")[2:] == [
        f"3. Put the add-in with the ribbon tab SDP at {office}.",
        f"4. Let Excel start Python: put the script at ~/Library/Application Scripts/com.microsoft.Excel/{SCRIPT}.",
        "5. Make the shortcut “Service Delivery Plan” to the companion page at "
        "~/Applications/Service Delivery Plan.app.",
    ]


def test_dry_run_for_all_users_of_a_windows_computer_names_every_place(capsys: pytest.CaptureFixture[str]) -> None:
    assert shown(capsys, "install", "--all-users", "--dry-run", "--for", "windows", "--from", "wheels") == [
        "1. Make sure that Python itself is installed for all users.",
        r"2. Make a private Python environment in %ProgramFiles%\sdp-xl\env.",
        f"3. Install sdp-xl {__version__} and what it needs there (from the folder wheels, without any network).",
        "4. Put the add-in with the ribbon tab SDP at "
        r"%ProgramFiles%\Microsoft Office\root\Office16\XLSTART\sdp-xl.xlam.",
        "5. Make the shortcut “Service Delivery Plan” to the companion page at "
        r"%ProgramData%\Microsoft\Windows\Start Menu\Programs\Service Delivery Plan.lnk.",
    ]
    removed = shown(capsys, "uninstall", "--all-users", "--dry-run", "--for", "windows")
    assert removed[-1] == r"3. Remove the folder %ProgramFiles%\sdp-xl with the environment."
    assert main(["install", "--all-users", "--dry-run", "--for", "mac"]) == 2
    assert "each person installs" in capsys.readouterr().err


def test_dry_run_with_the_python_of_the_store_stops_and_names_the_way_out(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """It hides from Excel what it writes under AppData; so nothing is done."""
    store = r"C:\Program Files\WindowsApps\PythonSoftwareFoundation.Python.3.12_3.12.2800.0_x64__qbz5n2kfra8p0"
    monkeypatch.setattr(sys, "base_prefix", store)
    (line,) = shown(capsys, "install", "--dry-run", "--for", "windows")
    assert line == f"1. {STORE}"
    with pytest.raises(Trouble, match="nothing was installed"):
        run(install(places(WINDOWS, environ(tmp_path))), lambda sentence: None)
    assert not list(tmp_path.iterdir())


def test_python_of_one_person_does_not_serve_all_users(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at = places(WINDOWS, {"ProgramW6432": str(tmp_path / "all"), "ProgramData": str(tmp_path)}, everyone=True)
    first = step(install(at), "Python itself")
    monkeypatch.setattr(sys, "base_prefix", str(tmp_path / "one" / "Python312"))
    with pytest.raises(Trouble, match="Install Python for all users"):
        run((first,), print)
    monkeypatch.setattr(sys, "base_prefix", str(tmp_path / "all" / "Python312"))
    run((first,), print)


def wheel(folder: Path) -> None:
    """An installable sdp-xl of this version, with nothing in it."""
    inside = f"sdp_xl-{__version__}.dist-info"
    files = {
        f"{inside}/METADATA": f"Metadata-Version: 2.1\nName: sdp-xl\nVersion: {__version__}\n",
        f"{inside}/WHEEL": "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
        f"{inside}/RECORD": "",
    }
    folder.mkdir()
    with zipfile.ZipFile(folder / f"sdp_xl-{__version__}-py3-none-any.whl", "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)


def test_a_folder_of_wheels_installs_without_any_network(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PIP_INDEX_URL", "http://127.0.0.1:9/nobody")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    at = places(MAC, environ(tmp_path))
    steps = install(at, tmp_path / "wheels")
    step(steps, "private Python").run()
    with pytest.raises(Trouble, match="are they all in that folder"):
        step(steps, "without any network").run()
    wheel(tmp_path / "wheels")
    step(steps, "without any network").run()
    listed = [str(at.python), "-I", "-m", "pip", "list", "--format=freeze"]
    assert f"sdp-xl=={__version__}" in subprocess.run(listed, capture_output=True, text=True, check=True).stdout


def test_a_folder_that_is_not_there_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["install", "--from", "nowhere"]) == 2
    assert capsys.readouterr().err.strip() == "sdp-xl: There is no folder nowhere."


def test_what_macos_refuses_gives_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    at = places(MAC, environ(tmp_path))
    monkeypatch.setattr(Path, "mkdir", Mock(side_effect=PermissionError(1, "Operation not permitted")))
    with pytest.raises(Trouble, match="Press Allow when macOS asks"):
        run((step(install(at), "add-in"),), print)


@pytest.mark.parametrize(
    ("noted", "told"),
    [
        ({"url": "file:///srv/sdp-xl", "dir_info": {}}, "/srv/sdp-xl"),
        ({"url": "https://example.org/sdp_xl-1.0-py3-none-any.whl"}, "https://example.org/sdp_xl-1.0-py3-none-any.whl"),
        (
            {"url": "https://example.org/sdp-xl.git", "vcs_info": {"vcs": "git", "commit_id": "12ab"}},
            "git+https://example.org/sdp-xl.git@12ab",
        ),
        (
            {"url": "ssh://example.org/all", "vcs_info": {"vcs": "hg", "commit_id": "3"}, "subdirectory": "sdp"},
            "hg+ssh://example.org/all@3#subdirectory=sdp",
        ),
    ],
)
def test_an_address_keeps_what_pip_needs_to_read_it(noted: dict[str, Any], told: str) -> None:
    assert address(noted) == told


def test_what_is_installed_is_removed(tmp_path: Path) -> None:
    for system in (WINDOWS, MAC):
        at = places(system, environ(tmp_path))
        put = {Path(at.add_in), Path(at.shortcut), *([Path(at.script)] if at.script else []), Path(at.root)}
        told = " ".join(one.sentence for one in uninstall(at))
        assert all(str(path) in told for path in put)


@pytest.mark.parametrize("system", [WINDOWS, MAC])
def test_the_add_in_is_put_and_taken_away(system: str, tmp_path: Path) -> None:
    at = places(system, environ(tmp_path))
    step(install(at), "add-in").run()
    assert Path(at.add_in).read_bytes() == workbook.path(workbook.ADD_IN).read_bytes()
    step(uninstall(at), "add-in").run()
    assert not Path(at.add_in).exists()
    step(uninstall(at), "add-in").run()  # a second time is no trouble


def test_environment_is_made_where_the_macros_look_for_it(tmp_path: Path) -> None:
    at = places(MAC, environ(tmp_path))
    step(install(at), "private Python").run()
    done = subprocess.run([str(at.python), "-c", "import sys; print(sys.prefix)"], capture_output=True, text=True)
    assert Path(done.stdout.strip()).resolve() == Path(at.env).resolve()


def test_excel_on_a_mac_gets_the_script_that_the_macros_call(tmp_path: Path) -> None:
    at = places(MAC, environ(tmp_path))
    assert at.script
    step(install(at), "Let Excel start Python").run()
    assert "on Press(told)" in Path(at.script).read_text(encoding="utf-8")
    step(uninstall(at), "Remove the script").run()
    assert not Path(at.script).exists()


def test_shortcut_of_a_mac_starts_the_companion(tmp_path: Path) -> None:
    at = places(MAC, environ(tmp_path))
    step(install(at), "Make the shortcut").run()
    contents = Path(at.shortcut) / "Contents"
    told = plistlib.loads((contents / "Info.plist").read_bytes())
    program = contents / "MacOS" / told["CFBundleExecutable"]
    assert program.stat().st_mode & 0o111
    assert told["NSAppleEventsUsageDescription"]  # without it macOS refuses in silence
    assert f'exec "{at.companion}"' in program.read_text(encoding="utf-8")
    step(uninstall(at), "Remove the shortcut").run()
    assert not Path(at.shortcut).exists()


def test_a_step_that_fails_says_where_and_why(tmp_path: Path) -> None:
    at = places(WINDOWS, environ(tmp_path))
    (tmp_path / "roaming").write_text("in the way", encoding="utf-8")
    told: list[str] = []
    with pytest.raises(Trouble, match=r"Stopped at “Put the add-in .*run the command again\."):
        run([step(install(at), "add-in")], told.append)
    assert len(told) == 1


def test_packages_that_cannot_be_installed_are_told_in_a_sentence(tmp_path: Path) -> None:
    at = places(MAC, environ(tmp_path))
    with pytest.raises(Trouble, match="Stopped at “Install sdp-xl"):
        run([step(install(at), "what it needs")], print)  # there is no environment yet


def test_source_is_what_pip_noted() -> None:
    """The tests run on an installation from a folder; pip notes none for one from a package index."""
    assert (Path(source()) / "pyproject.toml").is_file() or source() == f"sdp-xl=={__version__}"


def test_other_computers_are_told_what_to_do(capsys: pytest.CaptureFixture[str]) -> None:
    if sys.platform.startswith("linux"):
        assert main(["install"]) == 2
        assert "There is no Excel for this kind of computer" in capsys.readouterr().err
    assert main(["install", "--for", "windows"]) == (0 if sys.platform == "win32" else 2)
    with pytest.raises(Trouble, match="variable LOCALAPPDATA is not set"):
        places(WINDOWS, {})
