"""sdp-xl rollup: many workbooks side by side, in one workbook, a JSON file or a Parquet file."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from sdp_xl.cli.arguments import day
from sdp_xl.trouble import Trouble

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from sdp_xl.fleet import Record

ENDINGS = (".xlsx", ".json", ".parquet")
NO_DASK = 'Working on a cluster needs Dask, which is not installed here: pip install "sdp-xl[cluster]"'
NO_PARQUET = 'Writing Parquet needs pyarrow, which is not installed here: pip install "sdp-xl[parquet]"'


def arguments(parser: argparse.ArgumentParser) -> None:
    """Adds the arguments of sdp-xl rollup."""
    parser.description = (
        "Puts many workbooks side by side: status, findings by rule, elements missing, strategies and MPOs by goal "
        "area, what is late. A workbook that cannot be read is a row that says why. What has not changed since the "
        "last rollup into the same file (with --force) on the same day is not read again (a file beside "
        "it, which ends in .known.jsonl, holds what was found; it may be deleted)."
    )
    parser.add_argument(
        "files", type=Path, nargs="+", metavar="FILE", help="workbooks, or folders with workbooks in them or below"
    )
    parser.add_argument(
        "-o", "--output", type=Path, metavar="OUT", required=True, help="the file to write: " + ", ".join(ENDINGS)
    )
    parser.add_argument("--force", action="store_true", help="overwrite OUT if it exists")
    parser.add_argument("--as-of", type=day, default=None, metavar="DATE", help="as if today were DATE")
    parser.add_argument(
        "--workers", type=_positive, default=None, metavar="N", help="processes; as many as processors if left out"
    )
    parser.add_argument("--dask", metavar="ADDRESS", help="work on this Dask cluster, whose workers see the same files")
    parser.epilog = (
        "Exit code: 0 every workbook was read, whatever was found in it; 2 one of them could not be read (the others "
        "are in OUT all the same), or nothing could be done."
    )


def _positive(text: str) -> int:
    if not text.isdecimal() or not int(text):
        raise argparse.ArgumentTypeError(f"“{text}” is not a number of processes: give 1 or more")
    return int(text)


def rollup(given: argparse.Namespace) -> int:
    """Writes the rollup of ``given.files`` to ``given.output``; 0, or 2 if one could not be read. Raises Trouble."""
    from sdp_xl.files.atomic import replacing
    from sdp_xl.files.target import check_unused, usable
    from sdp_xl.fleet import rollup as made

    target = usable(given.output)
    ending = target.suffix.lower()
    if ending not in ENDINGS:
        raise Trouble(f"{target.name} must end in .xlsx, .json or .parquet: the ending says what is made.")
    check_unused(target, force=given.force)
    paths = list(dict.fromkeys(one.as_posix() for one in _workbooks(given.files) if one != target))
    if not paths:
        raise Trouble("No workbook (.xlsx or .xlsm) was found there. Name workbooks, or a folder that holds some.")
    today = given.as_of or date.today()
    keep = target.with_suffix(".known.jsonl")
    with _executor(given.dask) as executor, _progress(len(paths)) as told:
        records = made(paths, today=today, executor=executor, workers=given.workers, keep=keep, told=told)
    data = _data(records, today, ending, target.absolute().parent)
    with replacing(target) as file:
        file.write(data)
    bad = [one for one in records if one.trouble]
    given.said = f"Wrote {target}: {len(records)} workbook{'' if len(records) == 1 else 's'}."
    print(given.said)
    for one in bad:
        print(f"sdp-xl: {one.trouble}", file=sys.stderr)
    return 2 if bad else 0


def _workbooks(named: Sequence[Path]) -> Iterator[Path]:
    """The files that were named, and the workbooks in the folders that were and below them."""
    from sdp_xl.cli.check import workbooks_below

    for path in named:
        yield from workbooks_below(path) if path.is_dir() else [path]


def _data(records: Sequence[Record], today: date, ending: str, folder: Path) -> bytes:
    import json

    if ending == ".json":
        lines = ",\n".join(json.dumps(vars(one), ensure_ascii=False) for one in records)
        return f'{{"as_of": "{today.isoformat()}", "workbooks": [\n{lines}\n]}}\n'.encode()
    file = BytesIO()
    if ending == ".xlsx":
        from sdp_xl.fleet.book import write_rollup

        write_rollup(records, today, file, folder=folder)
        return file.getvalue()
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise Trouble(NO_PARQUET) from error
    counted = ("rules", "strategies", "mpos")
    rows = [dict(vars(one)) for one in records]
    for row in rows:
        row |= {key: [{"of": of, "count": count} for of, count in row[key].items()] for key in counted}
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(rows), file)
    return file.getvalue()


@contextmanager
def _executor(address: str | None) -> Iterator[Executor | None]:
    """The executor of a Dask cluster at that address; None without one. Trouble if it does not answer."""
    if not address:
        yield None
        return
    try:
        from distributed import Client
    except ImportError as error:
        raise Trouble(NO_DASK) from error
    try:
        client = Client(address, timeout="10s")  # type: ignore[no-untyped-call]
    except (OSError, TimeoutError, ValueError) as error:
        raise Trouble(
            f"No Dask scheduler answers at {address}. Check the address; it looks like tcp://10.0.0.5:8786."
        ) from error
    with client, client.get_executor(retries=3, pure=False) as executor:  # type: ignore[no-untyped-call]
        yield executor


@contextmanager
def _progress(whole: int) -> Iterator[Callable[[int], None]]:
    """What hears of each workbook that is done: on a terminal a bar with an estimate, elsewhere nothing."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = TextColumn("Workbooks"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn()
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=whole)
        yield lambda number: progress.advance(task, number)
