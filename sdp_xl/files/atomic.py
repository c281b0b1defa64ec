"""Puts a file in its place in one step, so that nobody ever finds half of it."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from sdp_xl.files.owners import owner_of
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
        if owner := owner_of(target):
            raise FileTrouble(owner.cause, target, user=owner.user, owner=owner.file)
        if target.exists() and not os.access(target, os.W_OK):
            raise FileTrouble("read_only", target)
