"""The steps of install and uninstall: what they would do on each system, and what they do where they can run here."""

from __future__ import annotations

import plistlib
import subprocess
import sys
from pathlib import Path

import pytest

import workbook
from sdp_xl import __version__
from sdp_xl.cli import main
from sdp_xl.setup import Step, install, places, uninstall
from sdp_xl.setup.places import MAC, SCRIPT, WINDOWS
from sdp_xl.setup.source import source
from sdp_xl.setup.steps import run
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
        "4. Make the shortcut “Service Delivery Plan” to the companion window at "
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
        "4. Let Excel start Python: put the script of xlwings at "
        f"~/Library/Application Scripts/com.microsoft.Excel/{SCRIPT}.",
        "5. Make the shortcut “Service Delivery Plan” to the companion window at "
        "~/Applications/Service Delivery Plan.app.",
    ]


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


def test_excel_on_a_mac_gets_the_script_that_xlwings_brings(tmp_path: Path) -> None:
    at = places(MAC, environ(tmp_path))
    assert at.script
    step(install(at), "Let Excel start Python").run()
    assert "VbaHandler" in Path(at.script).read_text(encoding="utf-8")  # what xlwings' VBA calls
    step(uninstall(at), "script of xlwings").run()
    assert not Path(at.script).exists()


def test_shortcut_of_a_mac_starts_the_companion(tmp_path: Path) -> None:
    at = places(MAC, environ(tmp_path))
    step(install(at), "Make the shortcut").run()
    contents = Path(at.shortcut) / "Contents"
    told = plistlib.loads((contents / "Info.plist").read_bytes())
    program = contents / "MacOS" / told["CFBundleExecutable"]
    assert program.stat().st_mode & 0o111
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
