"""Where things stand on a computer with Excel: one folder of ours, the add-in, and a shortcut; nothing else."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

from schemas.buttons import MAC_PYTHON, WINDOWS_PYTHON
from sdp_xl.trouble import Trouble
from workbook import ADD_IN

WINDOWS, MAC = "Windows", "Darwin"
"""The two systems that Excel runs on, as platform.system() calls them."""

NAME = "Service Delivery Plan"
"""What the shortcut to the companion window is called."""

SCRIPT = f"xlwings-{metadata.version('xlwings')}.applescript"
"""The name that xlwings' installer gives the script."""

_VARIABLE = re.compile(r"%(\w+)%|\$(\w+)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Places:
    """All places that are written to. ``python`` is that of the private environment ``env`` inside ``root``.

    ``script`` is what lets Excel on a Mac start Python (xlwings' own, one for each of its versions); none on Windows.
    """

    system: str
    root: PurePath
    env: PurePath
    python: PurePath
    add_in: PurePath
    shortcut: PurePath
    script: PurePath | None = None

    @property
    def companion(self) -> PurePath:
        """The program that the shortcut starts: the companion window, without a console."""
        return self.python.with_name("sdp-xl-companion" + (".exe" if self.system == WINDOWS else ""))


def places(system: str, environ: Mapping[str, str], *, here: bool = True) -> Places:
    """The places on a computer of that system, from the variables of its environment.

    ``here``: this is that computer, so the places are real paths; else they are only to be shown. Trouble if the system
    is none that Excel runs on, or a variable is missing.
    """
    if system not in (WINDOWS, MAC):
        raise Trouble("There is no Excel for this kind of computer, so there is nothing to install. Use sdp-xl check.")
    kind: type[PurePath] = Path if here else PureWindowsPath if system == WINDOWS else PurePosixPath

    def place(text: str) -> PurePath:
        return kind(expanded(text, environ).replace("\\", "/"))

    if system == WINDOWS:
        python, script = place(WINDOWS_PYTHON), None
        add_in = place(f"%APPDATA%/Microsoft/Excel/XLSTART/{ADD_IN}")
        shortcut = place(f"%APPDATA%/Microsoft/Windows/Start Menu/Programs/{NAME}.lnk")
    else:
        python = place(MAC_PYTHON)
        script = place("$HOME/Library/Application Scripts/com.microsoft.Excel") / SCRIPT
        office = place("$HOME/Library/Group Containers/UBF8T346G9.Office/User Content.localized")
        add_in = office / "Startup.localized" / "Excel" / ADD_IN
        shortcut = place(f"$HOME/Applications/{NAME}.app")
    env = python.parent.parent
    return Places(
        system=system, root=env.parent, env=env, python=python, add_in=add_in, shortcut=shortcut, script=script
    )


def expanded(text: str, environ: Mapping[str, str]) -> str:
    """A path in which %NAME% and $NAME stand for variables; Trouble that names a variable that is not set."""

    def value(found: re.Match[str]) -> str:
        name = found[1] or found[2]
        if not environ.get(name):
            raise Trouble(f"The variable {name} is not set on this computer; sign in again, or ask your IT staff.")
        return environ[name]

    return _VARIABLE.sub(value, text)
