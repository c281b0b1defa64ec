"""Appends rows to the entry tables of a workbook, part by part in its zip; nothing that is filled is overwritten."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from schemas.values import Value
from sdp_xl.page import Page


def append_rows(
    source: Path, additions: Mapping[str, Sequence[Mapping[str, Value]]], pages: Sequence[Page], target: Path
) -> None:
    """Writes the workbook ``source`` with rows added to its tables, and the pages in it, to ``target``.

    ``additions`` maps table keys to rows (column key -> value). Trouble, one sentence for staff and nothing written, if
    a table or a column that a value needs is missing, or if the rows below a table are not free.
    """
    raise NotImplementedError
