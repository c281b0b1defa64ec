"""Who has a workbook or document open, by the small hidden file that Office or LibreOffice keeps beside it."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple


class Owner(NamedTuple):
    """Who has it open: the cause (key of SENTENCES), the person's name, and the name of the hidden file."""

    cause: str
    user: str
    file: str


def owner_of(path: Path) -> Owner | None:
    """Who has the workbook open; None if nobody has, or if that cannot be seen."""
    word = path.suffix.lower() == ".docx"
    cut = min(max(len(path.stem) - 6, 0), 2) if word else 0  # so many letters Word leaves out of the name
    for cause, file, name in (
        ("open_word" if word else "open", path.with_name(f"~${path.name[cut:]}"), owner_name),
        ("open_office", path.with_name(f".~lock.{path.name}#"), lock_name),
    ):
        try:
            if file.exists():
                return Owner(cause, name(file), file.name)
        except OSError:
            return None
    return None


def lock_name(lock: Path) -> str:
    """The name in the small file that LibreOffice keeps beside an open document; “somebody” if it names nobody."""
    try:
        full_name, account, *_ = [*lock.read_text(encoding="utf-8", errors="ignore")[:200].split(","), ""]
        return full_name.strip() or account.strip() or "somebody"
    except OSError:
        return "somebody"


def owner_name(owner: Path) -> str:
    """The name in the small file that Excel keeps beside an open workbook; “somebody” if it cannot be read.

    Excel writes the length and the name in the system's own code, padded to 55 bytes, then both again in UTF-16.
    """
    try:
        data = owner.read_bytes()[:165]
    except OSError:
        return "somebody"
    length = int.from_bytes(data[55:57], "little")
    name = data[57 : 57 + 2 * length].decode("utf-16-le", "ignore")
    if not name.strip():
        name = data[1 : 1 + (data[0] if data else 0)].decode("ascii", "ignore")
    return "".join(letter for letter in name if letter.isprintable()).strip() or "somebody"
