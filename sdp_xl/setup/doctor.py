"""What may keep the buttons from working on a computer with Excel, each told in a sentence with what to do."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import workbook
from sdp_xl.setup.places import OFFICE, WINDOWS, Places
from sdp_xl.setup.policies import Registry, about_policies

Told = tuple[bool, str]
"""Whether it is well, and the sentence."""

EXCEL = r"HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\App Paths\excel.exe"
MAC_EXCEL = Path("/Applications/Microsoft Excel.app")


def about_excel(at: Places, registry: Registry) -> Iterator[Told]:
    """What is right and wrong with Excel, the add-in, and the settings that can block them."""
    there = registry(EXCEL, "") is not None if at.system == WINDOWS else MAC_EXCEL.exists()
    yield there, "Excel is installed." if there else "Excel was not found on this computer; check works without it."
    yield _environment(at)
    yield _add_in(at)
    if at.system == WINDOWS:
        yield from about_policies(registry)


def _environment(at: Places) -> Told:
    if Path(at.python).exists():
        return True, f"The private Python environment is there ({at.env})."
    return False, "The buttons have no Python to start: run sdp-xl install."


def _add_in(at: Places) -> Told:
    path = Path(at.add_in)
    if not path.is_file():
        return False, "The ribbon tab SDP is not installed: run sdp-xl install."
    if path.read_bytes() != workbook.path(workbook.ADD_IN).read_bytes():
        return False, "The ribbon tab SDP is of another version: close Excel and run sdp-xl install again."
    return True, "The ribbon tab SDP is installed; it shows after the next start of Excel."


def about_file(path: Path, system: str, environ: Mapping[str, str]) -> Iterator[Told]:
    """What may be in the way of macros in one workbook: the Mark of the Web, and a place that is synced."""
    if system == WINDOWS and _from_internet(path):
        yield (
            False,
            f"Windows marks {path.name} as coming from the internet, so its own macros are blocked: right-click the "
            "file, choose Properties, then Unblock. The ribbon tab SDP works all the same.",
        )
    synced = [environ[name] for name in ("OneDrive", "OneDriveCommercial", "OneDriveConsumer") if environ.get(name)]
    if any(Path(folder) in path.resolve().parents for folder in synced):
        yield (
            True,
            f"{path.name} is in OneDrive. That is fine; before --in-place on the command line, close it everywhere and "
            "let it sync.",
        )


def _from_internet(path: Path) -> bool:
    """Whether Windows has noted zone 3 (internet) or 4 (restricted) beside the file."""
    try:
        noted = Path(f"{path}:Zone.Identifier").read_text(encoding="utf-8", errors="ignore")
    except OSError:
        return False
    return "ZoneId=3" in noted or "ZoneId=4" in noted


def excel_folder() -> str:
    """The folder of Excel as Windows tells it; else where it usually is."""
    return str(windows_registry(EXCEL, "Path") or OFFICE)


def windows_registry(key: str, name: str) -> object:
    """The value of that name under a key that begins with HKCU or HKLM; None if there is none, or not on Windows."""
    if sys.platform != "win32":
        return None
    import winreg

    root, _, path = key.partition("\\")
    try:
        with winreg.OpenKey(winreg.HKEY_CURRENT_USER if root == "HKCU" else winreg.HKEY_LOCAL_MACHINE, path) as opened:
            return winreg.QueryValueEx(opened, name)[0]
    except OSError:
        return None
