"""The window beside Excel, for computers where macros are blocked: the same actions on the open plan or on a file."""

from __future__ import annotations

from pathlib import Path

from sdp_xl.beside import claim


def main(path: Path | None = None) -> int:
    """Opens the window, on the workbook at ``path`` if one is given, and stays until it is closed; 0.

    Raises Trouble where no window can be opened.
    """
    claim()
    from sdp_xl.companion.window import Window

    Window.open(path).mainloop()
    return 0
