"""Puts a file in its place in one step, so that nobody ever finds half of it."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from sdp_xl.files.trouble import FileTrouble, plain_trouble


@contextmanager
def replacing(target: Path) -> Iterator[IO[bytes]]:
    """A file to write into that takes the place of ``target`` when the block ends well, and vanishes if it does not.

    It stands in the same folder, is flushed to the disk before it is renamed, and keeps the target's permissions.
    Trouble if the target is a folder, read-only or open in Excel, or if the folder is missing or may not be written.
    """
    target = target.resolve() if target.is_symlink() else target
    check_free(target)
    temporary = target.with_name(f".sdp-xl-{secrets.token_hex(4)}.tmp")
    with plain_trouble(target, "write"):
        try:
            with temporary.open("xb") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            if target.exists():
                shutil.copymode(target, temporary)
            temporary.replace(target)
        finally:
            temporary.unlink(missing_ok=True)


def check_free(target: Path) -> None:
    """Trouble if ``target`` cannot be replaced: a folder, read-only, open in Excel, or without a folder."""
    with plain_trouble(target, "write"):
        if target.is_dir():
            raise FileTrouble("folder", target)
        if not target.parent.is_dir():
            raise FileTrouble("no_folder", target)
        owner = target.with_name(f"~${target.name}")
        if owner.exists():
            raise FileTrouble("open", target, user=owner_name(owner), owner=owner.name)
        lock = target.with_name(f".~lock.{target.name}#")
        if lock.exists():
            raise FileTrouble("open_office", target, user=lock_name(lock), owner=lock.name)
        if target.exists() and not os.access(target, os.W_OK):
            raise FileTrouble("read_only", target)


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
