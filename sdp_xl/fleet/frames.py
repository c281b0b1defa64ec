"""The rollup, and the entries of many workbooks, as data frames of pandas; pandera checks a table over all at once."""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import Executor
from datetime import date

import pandas as pd
import pandera.pandas as pa

from schemas import frames
from schemas.tables import CHOICES, table
from schemas.values import fold
from sdp_xl.fleet.run import rollup as made
from sdp_xl.fleet.tables import tables


def rollup(
    paths: Sequence[str | os.PathLike[str]], *, today: date | None = None, executor: Executor | None = None
) -> dict[str, pd.DataFrame]:
    """Many workbooks side by side, as data frames by key: workbooks, findings, elements, goal_areas.

    ``executor`` does the work, for example that of a Dask cluster; without one, processes on this computer do. A
    workbook that cannot be read is a row that says why.
    """
    records = made([os.fspath(path) for path in paths], today=today or date.today(), executor=executor)
    return {one.key: pd.DataFrame(one.rows, columns=list(one.headers)) for one in tables(records)}


def entries(
    paths: Sequence[str | os.PathLike[str]], key: str, *, today: date | None = None
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The rows of the table of that key in all workbooks, by file and row; and the cells that break an entry check.

    The table is checked by pandera once over all of them; a choice is sound if it stands on a list of any of them.
    Raises Trouble at the first that cannot be read.
    """
    from sdp_xl import jobs

    plans = {os.fspath(path): jobs.load(path, today=today) for path in paths}
    whole = pd.concat({path: plan[key].frame() for path, plan in plans.items()}, names=["file"])
    allowed = {
        choices.key: frozenset(fold(text) for plan in plans.values() for text in plan.choices(choices.key))
        for choices in CHOICES
    }
    try:
        # IDs are unique within a workbook, not over all of them
        schema = frames.schema(table(key), allowed, unique=False)
        schema.validate(whole.reset_index(drop=True), lazy=True)
    except pa.errors.SchemaErrors as errors:
        found = errors.failure_cases
        places = [whole.index[int(number)] for number in found["index"]]
        failures = found[["column", "check", "failure_case"]].copy()
        failures.insert(0, "row", [row for _, row in places])
        failures.insert(0, "file", [file for file, _ in places])
        return whole, failures
    return whole, pd.DataFrame(columns=["file", "row", "column", "check", "failure_case"])
