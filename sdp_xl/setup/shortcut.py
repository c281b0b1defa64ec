"""The shortcut to the companion page: an entry in the Start menu of Windows, a small application on a Mac."""

from __future__ import annotations

import plistlib
import subprocess
from pathlib import Path

from sdp_xl.setup.places import NAME, WINDOWS, Places
from sdp_xl.trouble import Trouble

_LINK = (
    "import sys; from win32com.client import Dispatch; link = Dispatch('WScript.Shell').CreateShortcut(sys.argv[1]); "
    "link.TargetPath = sys.argv[2]; link.WorkingDirectory = sys.argv[3]; link.Description = sys.argv[4]; link.Save()"
)
"""Run by the private Python, which has pywin32 with xlwings: Windows makes its shortcuts itself."""

_TIP = "Check a Service Delivery Plan and make its timeline, beside Excel"


def make_shortcut(at: Places) -> None:
    """Makes the shortcut, replacing an older one; Trouble or OSError if the system does not let us."""
    shortcut = Path(at.shortcut)
    shortcut.parent.mkdir(parents=True, exist_ok=True)
    if at.system == WINDOWS:
        command = [at.python, "-I", "-c", _LINK, shortcut, at.companion, at.root, _TIP]
        done = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False)  # noqa: S603 # our own command
        if done.returncode or not shortcut.is_file():
            raise Trouble("Windows did not make the shortcut")
        return
    contents = shortcut / "Contents"
    program = contents / "MacOS" / "companion"
    program.parent.mkdir(parents=True, exist_ok=True)
    told = {
        "CFBundleName": NAME,
        "CFBundleIdentifier": "org.sdp-xl.companion",
        "CFBundleExecutable": program.name,
        "CFBundlePackageType": "APPL",
        "NSAppleEventsUsageDescription": "It reads the plan that is open in Excel and writes the tool's own sheets.",
    }
    (contents / "Info.plist").write_bytes(plistlib.dumps(told))
    program.write_text(f'#!/bin/sh\nexec "{at.companion}"\n', encoding="utf-8")
    program.chmod(0o755)
