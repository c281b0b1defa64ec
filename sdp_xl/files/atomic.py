"""Puts a file in its place in one step, so that nobody ever finds half of it."""

from __future__ import annotations

import hashlib
import os
import shutil
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from sdp_xl.files.owners import owner_of
from sdp_xl.files.temporary import temporary
from sdp_xl.files.trouble import plain_trouble
from sdp_xl.trouble import FileTrouble


@contextmanager
def replacing(
    target: Path, last: Callable[[], object] = lambda: None, *, source: Path | None = None
) -> Iterator[IO[bytes]]:
    """A file to write into that takes the place of ``target`` when the block ends well, and vanishes if it does not.

    It stands in the same folder, is flushed to the disk before it is renamed, and keeps the target's permissions and
    owner as far as the system lets us. Where there is none yet, nobody may read it who may not read ``source``, the
    workbook that its content comes from. ``last`` is called when all is ready to be renamed; what it raises stops that.
    Trouble if the target is a folder, read-only or open in Excel, or if the folder is missing or may not be written.
    """
    target = real(target)
    check_free(target)
    with plain_trouble(target, "write"), temporary(target.parent, _mode(target, source)) as (path, file):
        yield file
        finish(path, file, like=target)
        check_free(target)
        last()
        path.replace(target)
        _flush_names(target.parent)


def _mode(target: Path, source: Path | None) -> int:
    """The rights of the new file while it is written: nobody else's, where it will get those of one that is there."""
    if target.exists():
        return 0o600
    return source.stat().st_mode & 0o666 if source and source.exists() else 0o666


def real(path: Path) -> Path:
    """The file itself, where the path is a link to it; Trouble if the system does not let us look."""
    with plain_trouble(path, "write"):
        return path.resolve() if path.is_symlink() else path


def finish(path: Path, file: IO[bytes], *, like: Path) -> None:
    """Brings a new file to the disk, with the rights of the one it is for (if that is there), ready to be renamed."""
    file.flush()
    os.fsync(file.fileno())
    if sys.platform == "win32":
        file.close()  # Windows renames no open file; elsewhere it stays open, and so locked
    if like.exists():
        _keep_rights(like, path)


def check_unchanged(path: Path, digest: str) -> None:
    """Trouble if the file is not, to the moment, what was read (SHA-256 ``digest``); then nothing may be written."""
    with plain_trouble(path, "read"):
        with path.open("rb") as file:
            before = os.fstat(file.fileno())
            found = hashlib.file_digest(file, "sha256").hexdigest()
        now = path.stat()
        same = [(one.st_dev, one.st_ino, one.st_size, one.st_mtime_ns) for one in (before, now)]
    if found != digest or same[0] != same[1]:
        raise FileTrouble("changed", path)


def _keep_rights(old: Path, new: Path) -> None:
    """Gives the new file what the old one has: owner and group, access lists, permissions; on Windows attributes."""
    found = old.stat()
    if sys.platform == "win32":
        import ctypes

        kept = stat.FILE_ATTRIBUTE_HIDDEN | stat.FILE_ATTRIBUTE_SYSTEM | stat.FILE_ATTRIBUTE_NOT_CONTENT_INDEXED
        attributes = found.st_file_attributes & kept | stat.FILE_ATTRIBUTE_ARCHIVE
        ctypes.windll.kernel32.SetFileAttributesW(str(new), attributes)
        return
    for owner in (found.st_uid, -1):  # only root may give a file away; the group is free to its members
        with suppress(OSError):
            os.chown(new, owner, found.st_gid)
            break
    if sys.platform == "linux":
        with suppress(OSError):  # not every disk has them
            for name in os.listxattr(old):
                with suppress(OSError):  # and some are for root alone
                    os.setxattr(new, name, os.getxattr(old, name))
    with suppress(OSError):
        shutil.copymode(old, new)


def _flush_names(folder: Path) -> None:
    """Brings the folder's list of names to the disk, so that the renaming outlives a power cut; not on Windows."""
    if sys.platform != "win32":
        with suppress(OSError):
            handle = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)


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
