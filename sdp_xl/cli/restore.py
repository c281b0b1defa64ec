"""sdp-xl restore: lists the backups of a workbook, and puts one back in its place."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Sequence
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING

from sdp_xl.cli.paste import command
from sdp_xl.trouble import Trouble
from sdp_xl.written.shown import as_excel_shows

if TYPE_CHECKING:
    from sdp_xl.files.backup_files import Backup
    from sdp_xl.plan.grid import Grid


def restore(given: argparse.Namespace) -> int:
    """Lists the backups of ``given.file``, or puts ``given.backup`` in its place; 0. Raises Trouble."""
    from sdp_xl import files
    from sdp_xl.files.target import usable

    path = usable(given.file)
    found = files.backups(path)
    if not found:
        raise Trouble(f"There is no backup of {path}. Backups stand beside the workbook, as “{path.stem} (backup …)”.")
    if given.backup is None:
        _list(path, found)
        return 0
    chosen = _chosen(path, found, given.backup)
    kept = files.restore(path, chosen)
    print(
        f"{path.name} is again as it was on {as_excel_shows(chosen.taken.date())} at {chosen.taken:%H:%M:%S}."
        + (f" The file as it was just now is kept as {kept.name}." if kept else "")
    )
    return 0


def _chosen(path: Path, found: Sequence[Backup], wanted: str) -> Backup:
    """The backup of that number in the list, or of that name (a path too)."""
    if wanted.isdecimal() and 1 <= int(wanted) <= len(found):
        return found[int(wanted) - 1]
    for backup in found:
        if Path(wanted).name in (backup.path.name, backup.path.stem):
            return backup
    raise Trouble(f"{path.name} has no backup “{wanted}”. See all, with their numbers: {command('restore', path)}")


def _list(path: Path, found: Sequence[Backup]) -> None:
    now = _read(path)
    print(f"Backups of {path.name}, the newest first:")
    for number, backup in enumerate(found, start=1):
        size = backup.path.stat().st_size / 1024
        told = _compared(_read(backup.path), now)
        print(
            f"{number:>4}  {as_excel_shows(backup.taken.date()):>10} {backup.taken:%H:%M:%S}  {size:>7,.0f} KB  {told}"
        )
    print(f"Put one back with its number: {command('restore', path, 1)}")


def _read(path: Path) -> Grid | Trouble:
    from sdp_xl import files

    try:
        return files.read(path)
    except Trouble as trouble:
        return trouble


def _compared(then: Grid | Trouble, now: Grid | Trouble) -> str:
    """What a backup holds against the workbook as it is now, in words."""
    from schemas.tables import GENERATED_TABLES

    if isinstance(then, Trouble):
        return "cannot be read any more"
    if isinstance(now, Trouble):
        return "can be read; the workbook itself cannot"
    if then.digest == now.digest:
        return "the same file as now"
    generated = {table.sheet.casefold() for table in GENERATED_TABLES}
    counts = {
        sheet: cells
        for sheet in dict.fromkeys([*then.sheets, *now.sheets])
        if sheet.casefold() not in generated and (cells := _different(then, now, sheet))
    }
    if not counts:
        return "the same entries as now"
    cells = sum(counts.values())
    listed = ", ".join(f"{sheet} {count:,}" for sheet, count in Counter(counts).most_common(4))
    more = f" and {len(counts) - 4} more sheets" if len(counts) > 4 else ""
    return f"{cells:,} cell{'s' if cells > 1 else ''} other than now: {listed}{more}"


def _different(then: Grid, now: Grid, sheet: str) -> int:
    """How many cells of a sheet differ; all that are filled, if only one of the two has the sheet."""
    rows = zip_longest(then.sheets.get(sheet, ()), now.sheets.get(sheet, ()), fillvalue=())
    return sum(one != other for pair in rows if pair[0] != pair[1] for one, other in zip_longest(*pair))
