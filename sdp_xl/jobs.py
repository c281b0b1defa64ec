"""Make, open, check, schedule and write a workbook: what the command line, the buttons, the pages and a script do."""

from __future__ import annotations

import os
import sys
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from schemas.values import Value
from sdp_xl.plan.grid import Grid
from sdp_xl.plan.page import Page
from sdp_xl.trouble import FileTrouble, Trouble

if TYPE_CHECKING:
    from pandera.pandas import DataFrameSchema

    from sdp_xl.checking.check import Report
    from sdp_xl.documents import Asked
    from sdp_xl.intake.model import Intake
    from sdp_xl.plan.findings import Suggestion
    from sdp_xl.plan.model import Plan
    from sdp_xl.scheduling import Timeline

Source = str | os.PathLike[str] | Grid
"""A workbook: the path of its file, or a grid that a door has read."""


OTHER_FORMATS = (".xls", ".xlsb", ".ods", ".csv")
"""Endings that promise something else than what ``new`` makes."""


def new(path: str | os.PathLike[str], *, example: bool = False, force: bool = False) -> Path:
    """Makes a new workbook, with buttons if ``path`` ends in .xlsm; the path, which gets an ending if it has none.

    It is the blank master, or the filled-in example. Raises Trouble, one plain sentence, if it cannot be made: also if
    the file exists, unless ``force`` says to overwrite it.
    """
    import workbook
    from sdp_xl.files.atomic import replacing
    from sdp_xl.files.target import check_unused, usable

    target = usable(Path(path))
    ending = target.suffix.lower()
    if ending in OTHER_FORMATS:
        raise Trouble(f"A workbook of this kind must end in .xlsx or .xlsm; {target.name} ends in {target.suffix}.")
    if ending not in (".xlsx", ".xlsm"):
        target = usable(target.with_name(f"{target.name}.xlsx"))
    if ending == ".xlsm" and example:
        raise Trouble(f"The example has no buttons of its own: give it a name that ends in .xlsx, not {target.name}.")
    check_unused(target, force=force)
    name = workbook.EXAMPLE if example else workbook.WITH_BUTTONS if ending == ".xlsm" else workbook.MASTER
    with replacing(target) as file:
        file.write(workbook.path(name).read_bytes())
    return target


def load(source: Source, *, today: date | None = None) -> Plan:
    """The plan in a workbook, its tables found and nothing checked, as of ``today`` (the present day if left out).

    ``plan["team"].rows`` are the rows of a table, ``plan["team"].frame()`` is the same as a pandas data frame. Raises
    Trouble, one plain sentence, if the workbook cannot be read or is no Service Delivery Plan.
    """
    from sdp_xl.plan.locate import locate

    return must_be_plan(locate(_grid(source), today=today or date.today()), source)


def check(source: Source, *, today: date | None = None, engine: str = "compiled", only: Collection[str] = ()) -> Report:
    """The report of a check as of ``today`` (the present day if left out); with ``only``, of the rules with these IDs.

    ``engine`` checks the entries: "compiled", or "pandera", which finds the same by another way. Raises Trouble as
    load does.
    """
    from sdp_xl.checking.check import run
    from sdp_xl.checking.engines import ENGINES

    report = run(_grid(source), today=today or date.today(), engine=ENGINES[engine], only=only)
    must_be_plan(report.plan, source)
    return report


def timeline(source: Source, *, today: date | None = None) -> Timeline:
    """The timeline of a plan as of ``today`` (the present day if left out). Raises Trouble as load does."""
    from sdp_xl.scheduling import make

    return make(_read_over(source, today))


def documents(
    source: Path, name: str, target: Path, asked: Asked, *, today: date | None = None, force: bool = False
) -> Iterator[str]:
    """Writes the document of that name in DOCUMENTS (ALL: each of them, into a folder), and tells so in sentences.

    ``asked`` holds its options. Raises Trouble as load does, and if a file exists, unless ``force`` is said.
    """
    from sdp_xl.documents.writing import write

    return write(_read_over(source, today), name, target, asked, source=source, force=force)


def documents_beside(path: Path, source: Source) -> str:
    """Writes all documents of the plan in ``source`` into a folder beside its file ``path``, and says so in a sentence.

    Raises Trouble as load does, and if the folder cannot be written to.
    """
    from sdp_xl.documents.beside import write_beside

    return write_beside(path, _read_over(source, None))


def schema(key: str) -> DataFrameSchema:
    """The table of that key (such as "team") as a pandera schema, with the choices of the master's lists.

    KeyError if there is no such table. Importing pandas and pandera takes a second or two.
    """
    from schemas import frames
    from schemas.tables import CHOICES, table
    from schemas.values import fold

    return frames.schema(table(key), {choices.key: frozenset(map(fold, choices.values)) for choices in CHOICES})


def _read_over(source: Source, today: date | None) -> Plan:
    """The plan with its entries checked, before any rule."""
    from sdp_xl.checking.check import read_over

    return must_be_plan(read_over(_grid(source), today=today or date.today()), source)


def _grid(source: Source) -> Grid:
    if isinstance(source, Grid):
        return source
    from sdp_xl import files

    return files.read(Path(source))


def must_be_plan(plan: Plan, source: Source) -> Plan:
    """The plan; Trouble if the workbook is something else than a Service Delivery Plan."""
    if not plan.is_plan:
        raise FileTrouble("not_a_plan", Path("This workbook" if isinstance(source, Grid) else source))
    return plan


def written(
    source: Path,
    target: Path,
    pages: Sequence[Page],
    grid: Grid,
    *,
    additions: Mapping[str, Sequence[Mapping[str, Value]]] | None = None,
    cells: Mapping[tuple[str, str], Value] | None = None,
    force: bool = False,
) -> str:
    """Writes the pages, the rows to add and the entry cells to set (by sheet and address), and says so in a sentence.

    ``grid`` is what was read of the source: if that has changed since, Trouble. Into the workbook itself a backup is
    kept; if it is digitally signed, it is written into with ``force`` only. Raises Trouble; then nothing is changed.
    """
    from schemas.tables import table
    from sdp_xl import files

    into_itself = target == source
    _tell_of_write(source, into_itself=into_itself, force=force)
    grown = [table(key).sheet for key, rows in (additions or {}).items() if rows]
    grown = list(dict.fromkeys([*(sheet for sheet, _ in cells or {}), *grown]))
    names = ", ".join([*grown, *(page.sheet for page in pages)])
    kept = files.write_entries(
        source, cells or {}, additions or {}, pages, target, digest=grid.digest, keep=into_itself
    )
    if kept:
        return f"Wrote {names} into {target}. The file as it was is kept as {kept.name}."
    return f"Wrote {target}, with the sheets {names}."


def _tell_of_write(source: Path, *, into_itself: bool, force: bool) -> None:
    """Says what a write does to a signature and to a second name of the file; Trouble if it must be forced."""
    from sdp_xl import files

    if files.is_signed(source):
        if into_itself and not force:
            raise files.FileTrouble("signed", source)
        what = "the backup keeps it valid" if into_itself else f"in {source.name} it stays valid"
        tell(f"{source.name} is digitally signed. What is written now makes the signature invalid in it; {what}.")
    if into_itself and source.stat().st_nlink > 1:
        tell(
            f"{source.name} has a second name elsewhere on this disk (a hard link). What is written now stands under "
            "this name alone; the other one keeps the workbook as it was."
        )


def restored(source: Path, target: Path, sheet: str, *, force: bool = False) -> str:
    """Brings a sheet that was deleted back from the master, or the rows of Table A.1 that were deleted from it.

    ``sheet`` is its name in the master, in any case. Says in a sentence what is back. Raises Trouble as written does.
    """
    from difflib import get_close_matches

    from schemas.tables import TABLES
    from sdp_xl import files
    from sdp_xl.rules.process.missing import removed

    plan = load(source)
    named = {table.sheet.casefold(): table for table in TABLES}
    table = named.get(sheet.strip().casefold())
    if table is None:
        near = get_close_matches(sheet.strip().casefold(), named, n=1)
        hint = f" Did you mean “{named[near[0]].sheet}”?" if near else ""
        raise Trouble(f"The master has no sheet “{sheet}” that could be brought back.{hint}")
    if gone := removed(plan, table.key):
        ids = ", ".join(row["id"] for row in gone)
        rows = [{key: value for key, value in row.items() if key in plan[table.key].columns} for row in gone]
        said = written(source, target, (), plan.grid, additions={table.key: rows}, force=force)
        return f"Back at the end of “{plan[table.key].sheet}”, as the master has them: {ids}. {said}"
    if plan[table.key].present or table.sheet.casefold() in map(str.casefold, plan.grid.sheets):
        raise Trouble(f"{source.name} still has the sheet “{plan[table.key].sheet}”.")
    into_itself = target == source
    _tell_of_write(source, into_itself=into_itself, force=force)
    kept = files.restore_sheet(source, table.sheet, target, digest=plan.grid.digest, keep=into_itself)
    said = f"The sheet “{table.sheet}” is back in {target}, as the master has it, behind the last tab."
    return f"{said} The file as it was is kept as {kept.name}." if kept else said


def fixed(
    source: Path, target: Path, report: Report, *, chosen: Iterable[Suggestion] | None = None, force: bool = False
) -> str:
    """Applies what a report's findings suggest and nobody needs to decide, checks anew, and says so in a sentence.

    ``chosen``: only these. The findings that are left go into the tool's sheets with it. Raises Trouble as written.
    """
    from sdp_xl.checking.fixes import applicable, applied, suggestions
    from sdp_xl.pages import check_pages

    grid = report.plan.grid
    found = applicable(grid, suggestions(report) if chosen is None else chosen)
    after = check(applied(grid, found), today=report.plan.today)
    cells = {(one.sheet, one.cell): one.then for one in found}
    wrote = written(source, target, check_pages(after), grid, cells=cells, force=force)
    return f"{len(found)} {'entry' if len(found) == 1 else 'entries'} mended. {wrote}"


def imported(source: Path, target: Path, plan: Plan, intake: Intake) -> str:
    """Adds what an import brings to a plan, with its notes, and says so in a sentence. Raises as written does."""
    from sdp_xl.pages.import_notes import import_notes_page

    page = import_notes_page(plan.grid, intake)
    return written(source, target, [page] if page else [], plan.grid, additions=intake.additions)


def tell(sentence: str) -> None:
    """Prints what staff should know beside the results, where it does not mix with them."""
    print(f"sdp-xl: note: {sentence}", file=sys.stderr)
