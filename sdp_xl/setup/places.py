"""Where things stand on a computer with Excel: one folder of ours, the add-in, and a shortcut; nothing else."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

from schemas.buttons import ALL_USERS_PYTHON, MAC_PYTHON, WINDOWS_PYTHON
from sdp_xl.trouble import Trouble
from workbook import ADD_IN, SCRIPT

WINDOWS, MAC = "Windows", "Darwin"
"""The two systems that Excel runs on, as platform.system() calls them."""

NAME = "Service Delivery Plan"
"""What the shortcut to the companion page is called."""

OFFICE = r"%ProgramW6432%\Microsoft Office\root\Office16"
"""Where Office is installed, if Windows does not tell; Excel trusts the folder XLSTART in it."""

_VARIABLE = re.compile(r"%(\w+)%|\$(\w+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """All places that are written to. ``python`` is that of the private environment ``env`` inside ``root``.

    ``script`` is what lets Excel on a Mac start Python; none on Windows. ``everyone``: all who use the computer.
    """

    system: str
    root: PurePath
    env: PurePath
    python: PurePath
    add_in: PurePath
    shortcut: PurePath
    script: PurePath | None = None
    everyone: bool = False

    @property
    def companion(self) -> PurePath:
        """The program that the shortcut starts: the companion page, without a console."""
        return self.python.with_name("sdp-xl-companion" + (".exe" if self.system == WINDOWS else ""))


def places(
    system: str, environ: Mapping[str, str], *, here: bool = True, everyone: bool = False, office: str = OFFICE
) -> Places:
    """The places on a computer of that system, from the variables of its environment.

    ``here``: this is that computer, so the places are real paths; else they are only to be shown. ``everyone``: those
    for all who use the computer, on Windows only; ``office`` is the folder of Excel there. Trouble if the system is
    none that Excel runs on, or a variable is missing.
    """
    if system not in (WINDOWS, MAC):
        raise Trouble("There is no Excel for this kind of computer, so there is nothing to install. Use sdp-xl check.")
    kind: type[PurePath] = Path if here else PureWindowsPath if system == WINDOWS else PurePosixPath

    def place(text: str) -> PurePath:
        return kind(expanded(text, environ).replace("\\", "/"))

    if everyone and system != WINDOWS:
        raise Trouble("On a Mac each person installs sdp-xl for themselves: run sdp-xl install without --all-users.")
    script: PurePath | None = None
    if everyone:
        python = place(ALL_USERS_PYTHON)
        add_in = place(office) / "XLSTART" / ADD_IN
        shortcut = place(f"%ProgramData%/Microsoft/Windows/Start Menu/Programs/{NAME}.lnk")
    elif system == WINDOWS:
        python = place(WINDOWS_PYTHON)
        add_in = place(f"%APPDATA%/Microsoft/Excel/XLSTART/{ADD_IN}")
        shortcut = place(f"%APPDATA%/Microsoft/Windows/Start Menu/Programs/{NAME}.lnk")
    else:
        python = place(MAC_PYTHON)
        script = place("$HOME/Library/Application Scripts/com.microsoft.Excel") / SCRIPT
        group = place("$HOME/Library/Group Containers/UBF8T346G9.Office/User Content.localized")
        add_in = group / "Startup.localized" / "Excel" / ADD_IN
        shortcut = place(f"$HOME/Applications/{NAME}.app")
    env = python.parent.parent
    return Places(
        system=system,
        root=env.parent,
        env=env,
        python=python,
        add_in=add_in,
        shortcut=shortcut,
        script=script,
        everyone=everyone,
    )


def in_use(system: str, environ: Mapping[str, str], office: str) -> Places:
    """The places that the macros take: those for everyone if Python is there, else the user's own; Trouble as above."""
    if system == WINDOWS and environ.get("ProgramW6432"):
        shared = places(system, environ, everyone=True, office=office)
        if Path(shared.python).exists():
            return shared
    return places(system, environ)


def expanded(text: str, environ: Mapping[str, str]) -> str:
    """A path in which %NAME% and $NAME stand for variables; Trouble that names a variable that is not set."""

    def value(found: re.Match[str]) -> str:
        name = found[1] or found[2]
        if not environ.get(name):
            raise Trouble(f"The variable {name} is not set on this computer; sign in again, or ask your IT staff.")
        return environ[name]

    return _VARIABLE.sub(value, text)
