"""The name of a file that is to be written: one that the system takes, and that nothing stands under."""

from __future__ import annotations

from pathlib import Path

from sdp_xl.files.trouble import plain_trouble
from sdp_xl.trouble import Trouble


def usable(path: Path) -> Path:
    """The path, if a file can have that name; Trouble if it has none or the system refuses it (too long)."""
    if not path.name:
        raise Trouble(f"“{path}” is not the name of a workbook. Give one such as “Ohio SDP 2027.xlsx”.")
    with plain_trouble(path, "write"):
        path.exists()
    return path


def check_unused(target: Path, *, force: bool) -> None:
    """Trouble if a file of that name exists and ``force`` is not said."""
    if target.exists() and not force:
        raise Trouble(f"{target} exists already. Choose another name, or add --force to overwrite it.")
