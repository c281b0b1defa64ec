"""The dated copies that are kept beside a workbook when it is written into: made, listed, the oldest removed."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from itertools import count
from pathlib import Path

from sdp_xl.files.atomic import check_free, check_unchanged, finish, real, replacing
from sdp_xl.files.open import open_package
from sdp_xl.files.temporary import temporary
from sdp_xl.files.trouble import plain_trouble

KEPT = 10
"""Backups of a workbook that are kept, however old."""

DAYS, MONTHS = 30, 12
"""For so many days the last backup of each day is kept too, and for so many months the last of each month."""

_STAMP = "%Y-%m-%d %H%M%S"
_NAME = re.compile(r"(?P<head>.+) \(backup (?P<stamp>\d{4}-\d\d-\d\d \d{6})(?: (?P<number>[1-9]\d*))?\)")


@dataclass(frozen=True, slots=True, order=True)
class Backup:
    """A dated copy: when it was taken, its number within that second, and the file."""

    taken: datetime
    number: int
    path: Path


def backups(path: Path) -> tuple[Backup, ...]:
    """The backups of this very workbook beside it, newest first. Trouble if the folder cannot be listed."""
    path = real(path)
    with plain_trouble(path, "read"):
        return tuple(sorted(_found(path), reverse=True))


def is_backup(path: Path) -> bool:
    """Whether a file has the name of a backup of some workbook."""
    return bool(_NAME.fullmatch(path.stem))


def backup(path: Path, *, spare: Path | None = None) -> Path:
    """Copies the file beside itself as “Plan (backup 2026-11-24 141530).xlsx” and returns that path.

    The copy appears whole or not at all, and overwrites nothing: a second one within a second gets a number. Of older
    ones the last nine are kept, the last of each day and month of late, and the one that is to be spared. Trouble if
    the file cannot be copied, or not be replaced afterward (open in Excel, read-only): then no copy is left lying
    about.
    """
    path = real(path)
    check_free(path)
    return keep(path, path, spare=spare)


def keep(now: Path, path: Path, *, spare: Path | None = None) -> Path:
    """Keeps the file ``now`` as the newest backup of the workbook ``path``, in the way of ``backup``; returns its path.

    ``now`` may be a copy that Excel saved of a workbook that is open in it. Trouble if it cannot be copied.
    """
    with (
        plain_trouble(now, "read"),
        now.open("rb") as original,
        plain_trouble(path, "write"),
        temporary(path.parent, 0o600) as (copy, file),
    ):
        shutil.copyfileobj(original, file)
        finish(copy, file, like=path)
        _thin_out(path, spare)
        return _placed(copy, path)


def restore(path: Path, chosen: Backup) -> Path | None:
    """Puts a backup in the place of the workbook, in one step; returns the backup of what was there, if anything was.

    Trouble if the backup is no workbook any more, or if the workbook is open in Excel, cannot be written or is changed
    by somebody meanwhile; then all is as before.
    """
    path = real(path)
    content = open_package(chosen.path).data
    with plain_trouble(path, "read"):
        there = path.exists()
        digest = hashlib.sha256(path.read_bytes()).hexdigest() if there else ""
    kept: Path | None = None

    def last() -> None:
        nonlocal kept
        if there:
            kept = backup(path, spare=chosen.path)
            check_unchanged(path, digest)

    with replacing(path, last) as file:
        file.write(content)
    return kept


def _found(path: Path) -> Iterator[Backup]:
    for file in path.parent.iterdir():
        match = _NAME.fullmatch(file.stem)
        if match and file.suffix == path.suffix and _is_head(match["head"], path) and file.is_file():
            with suppress(ValueError):  # numbers that are no date: not ours
                taken = datetime.strptime(match["stamp"], _STAMP)
                yield Backup(taken=taken, number=int(match["number"] or 1), path=file)


def _thin_out(path: Path, spare: Path | None) -> None:
    """Removes the oldest backups but the last of a day or a month, so that with the next one KEPT newest are there."""
    found = backups(path)
    others = [one for one in found if spare is None or not one.path.samefile(spare)]
    room = KEPT - 1 - (len(found) - len(others))
    kept = {*others[:room], *_last_of_each(others, datetime.now())}
    for old in (one for one in others if one not in kept):
        with suppress(PermissionError):  # a backup that is open in Excel or protected goes another time
            old.path.unlink()


def _last_of_each(found: Sequence[Backup], now: datetime) -> set[Backup]:
    """The last backup of each of the last days, and of each of the last months; ``found`` are the newest first."""
    last: dict[tuple[int, ...], Backup] = {}
    for one in found:
        day = one.taken.year, one.taken.month, one.taken.day
        if (now - one.taken).days < DAYS:
            last.setdefault(day, one)
        if (now.year - one.taken.year) * 12 + now.month - one.taken.month < MONTHS:
            last.setdefault(day[:2], one)
    return set(last.values())


def _placed(copy: Path, path: Path) -> Path:
    """Gives the copy its name; where the system allows it by a second name, which never overwrites a file."""
    now = datetime.now().replace(microsecond=0)
    stamp = now.strftime(_STAMP)
    for number in count(1 + max((one.number for one in backups(path) if one.taken == now), default=0)):
        name = path.with_name(_name(path, f" (backup {stamp}{f' {number}' if number > 1 else ''}){path.suffix}"))
        if name.exists():
            continue
        try:
            name.hardlink_to(copy)
        except FileExistsError:
            continue
        except OSError:  # a disk without second names
            copy.rename(name)
        return name
    raise AssertionError  # pragma: no cover


def _name(path: Path, tail: str) -> str:
    """The workbook's name with the tail in place of its ending; cut, and marked, where that would be too long."""
    name, cut = f"{path.stem}{tail}", len(path.stem)
    while cut > 1 and not _fits(path.with_name(name)):
        cut -= 1
        name = f"{path.stem[:cut]}{_mark(path)}{tail}"
    return name


def _fits(path: Path) -> bool:
    """Whether a file can have this path: a name of 255 bytes, and on Windows 259 characters in all."""
    return len(os.fsencode(path.name)) <= 255 and (os.name != "nt" or len(str(path)) < 260)


def _mark(path: Path) -> str:
    """What tells apart the cut names of two workbooks that begin alike."""
    return f"~{hashlib.sha256(path.stem.encode('utf-8', 'surrogatepass')).hexdigest()[:6]}"


def _is_head(head: str, path: Path) -> bool:
    """Whether the name of a backup begins with the workbook's own, whole or cut."""
    if os.path.normcase(head) == os.path.normcase(path.stem):
        return True
    return head.endswith(_mark(path)) and path.stem.startswith(head.removesuffix(_mark(path)))
