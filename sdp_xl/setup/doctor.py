"""What may keep the buttons from working on a computer with Excel, each told in a sentence with what to do."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import workbook
from sdp_xl.setup.places import WINDOWS, Places

Registry = Callable[[str, str], object]
"""Gives a value of the registry of Windows by the path of its key and its name; None if there is none."""

Told = tuple[bool, str]
"""Whether it is well, and the sentence."""

EXCEL = r"HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\App Paths\excel.exe"
MAC_EXCEL = Path("/Applications/Microsoft Excel.app")
SECURITY = (
    r"HKCU\Software\Policies\Microsoft\Office\16.0\Excel\Security",
    r"HKCU\Software\Microsoft\Office\16.0\Excel\Security",
)
"""Where Excel looks up its macro settings: those of the organization first. 16.0 is every Excel since 2016."""

MACROS_OFF, SIGNED_ONLY = 4, 3
"""Values of VBAWarnings: all macros disabled, and all but digitally signed ones."""

CHILDREN = "D4F940AB-401B-4EFC-AADC-AD5F3C50688A"
"""Microsoft Defender's attack surface reduction rule “Block all Office applications from creating child processes”."""
_RULES = r"HKLM\SOFTWARE\Policies\Microsoft\Windows Defender\Windows Defender Exploit Guard\ASR\Rules"

COMPANION = "use the companion window instead (sdp-xl companion); it needs no macros"


def about_excel(at: Places, registry: Registry) -> Iterator[Told]:
    """What is right and wrong with Excel, the add-in, and the settings that can block them."""
    there = registry(EXCEL, "") is not None if at.system == WINDOWS else MAC_EXCEL.exists()
    yield there, "Excel is installed." if there else "Excel was not found on this computer; check works without it."
    yield _environment(at)
    yield _add_in(at)
    if at.system == WINDOWS:
        yield _macros(registry)
        yield _children(registry)


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


def _macros(registry: Registry) -> Told:
    setting = next((value for key in SECURITY if (value := registry(key, "VBAWarnings")) is not None), None)
    if setting == MACROS_OFF:
        return False, f"Macros are switched off in Excel by a setting of your organization or your own: {COMPANION}."
    if setting == SIGNED_ONLY:
        return False, (
            f"Excel runs signed macros only: let your IT staff sign the add-in (docs/it-guide.md), or {COMPANION}."
        )
    if any(registry(rf"{key}\Trusted Locations", "AllLocationsDisabled") == 1 for key in SECURITY):
        return False, f"Excel trusts no folder here, so add-ins may be blocked: ask your IT staff, or {COMPANION}."
    return True, "Excel's settings let the add-in run."


def _children(registry: Registry) -> Told:
    if str(registry(_RULES, CHILDREN) or registry(_RULES, CHILDREN.lower())) == "1":
        return (
            False,
            f"Microsoft Defender keeps Excel from starting programs, so buttons cannot work: {COMPANION}.",
        )
    return True, "No rule of Microsoft Defender that blocks the buttons was found."


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
