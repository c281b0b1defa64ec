"""Open, check, schedule and write a workbook: what the command line, the window and a script do."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from schemas.values import Value
from sdp_xl.plan.grid import Grid
from sdp_xl.plan.model import Plan
from sdp_xl.plan.page import Page


def must_be_plan(plan: Plan, path: Path) -> None:
    """Raises Trouble if the workbook is something else than a Service Delivery Plan."""
    from sdp_xl.files import FileTrouble

    if not plan.is_plan:
        raise FileTrouble("not_a_plan", path)


def written(
    source: Path,
    target: Path,
    pages: Sequence[Page],
    grid: Grid,
    *,
    additions: Mapping[str, Sequence[Mapping[str, Value]]] | None = None,
    force: bool = False,
) -> str:
    """Writes the pages, and the rows to add, and says so in a sentence.

    ``grid`` is what was read of the source: if that has changed since, Trouble. Into the workbook itself a backup is
    kept; if it is digitally signed, it is written into with ``force`` only. Raises Trouble; then nothing is changed.
    """
    from schemas.tables import table
    from sdp_xl import files

    grown = [table(key).sheet for key, rows in (additions or {}).items() if rows]
    names = ", ".join([*grown, *(page.sheet for page in pages)])
    into_itself = target == source
    if files.is_signed(source):
        if into_itself and not force:
            raise files.FileTrouble("signed", source)
        what = "the backup keeps it valid" if into_itself else f"in {source.name} it stays valid"
        tell(f"{source.name} is digitally signed. What is written now makes the signature invalid in it; {what}.")
    kept = files.append_rows(source, additions or {}, pages, target, digest=grid.digest, keep=into_itself)
    if kept:
        return f"Wrote {names} into {target}. The file as it was is kept as {kept.name}."
    return f"Wrote {target}, with the sheets {names}."


def tell(sentence: str) -> None:
    """Prints what staff should know beside the results, where it does not mix with them."""
    print(f"sdp-xl: note: {sentence}", file=sys.stderr)
