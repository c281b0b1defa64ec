"""The two engines of the entry checks: one compiled to plain Python, and pandera, the reference that it must equal."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from schemas import compiled
from schemas.model import Table
from schemas.tables import CHOICES
from schemas.values import Allowed, Value, fold
from sdp_xl.plan.model import Flaw, Plan
from sdp_xl.trouble import Trouble

Engine = Callable[[Plan], Iterable[Flaw]]
"""What checks the entries of all tables, cell by cell."""

Flaws = Callable[[Table, Mapping[str, Sequence[Value]], Allowed], Iterator[tuple[int, str, str]]]
"""What checks the entries of one table, column by column, as (position of the row, column key, check)."""


def compiled_engine(plan: Plan) -> Iterator[Flaw]:
    """The fast engine: each table through plain Python checks made from its columns."""
    return _over(plan, compiled.flaws)


def pandera_engine(plan: Plan) -> Iterator[Flaw]:
    """The reference engine: each table through its pandera schema. Trouble where pandera is not installed.

    Importing pandas and pandera takes a second or two.
    """
    try:
        from schemas import frames
    except ImportError as error:
        raise Trouble(NO_PANDERA) from error
    return _over(plan, frames.flaws)


NO_PANDERA = "The package pandera is missing here: install sdp-xl again, or let the compiled engine check the entries."

ENGINES: Mapping[str, Engine] = {"compiled": compiled_engine, "pandera": pandera_engine}
"""The engines by the name that a user may ask for; the first is taken unless asked."""


def _over(plan: Plan, flaws: Flaws) -> Iterator[Flaw]:
    allowed = {choices.key: frozenset(map(fold, plan.choices(choices.key))) for choices in CHOICES}
    for key, located in plan.tables.items():
        if located.table.generated:
            continue
        numbers = located.entries.numbers
        for position, column, check in flaws(located.table, located.entries.typed, allowed):
            yield Flaw(table=key, row=numbers[position], column=column, check=check)
