"""Makes the window sharp, and as large as the user set Windows to show things."""

from __future__ import annotations

import sys


def sharp() -> None:
    """Tells Windows that the window follows the scale of its screen; without that its letters are blurred."""
    if sys.platform == "win32":
        import ctypes

        try:
            ctypes.windll.shcore.SetProcessDpiAwareness(1)
        except (AttributeError, OSError):  # before Windows 8.1
            ctypes.windll.user32.SetProcessDPIAware()
