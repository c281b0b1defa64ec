"""The compiled engine of the entry checks against pandera, the reference: the same flaws at the same cells."""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from enum import IntEnum, StrEnum
from itertools import product
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import workbook
from schemas import compiled, frames
from schemas.model import Column, Kind, Table
from schemas.tables import CHOICES, ENTRY_TABLES, table
from schemas.values import Allowed, ErrorValue, Uncalculated, Value, fold
from sdp_xl import files
from sdp_xl.checking import check
from sdp_xl.checking.engines import ENGINES, pandera_engine
from sdp_xl.cli import main
from sdp_xl.plan.locate import locate
from tests.effort import many
from tests.markdown import TODAY, cases

ALLOWED = {choices.key: frozenset(map(fold, choices.values)) for choices in CHOICES}
RULES = Path(__file__).parent / "rules"


class Word(StrEnum):
    DONE = "Done"


class Number(IntEnum):
    SIX = 6


ODD: tuple[Value, ...] = (
    *(None, "", " ", "\u200b", "\u00a0\u00ad", "\n", "_x000D_", "\r\n", ";", "-", "#REF!", "=A1"),
    *(
        "Done",
        "done ",
        "DO\u200bNE",
        "Preschool; Finished",
        "Preschool;Grades K-8",
        "Ｄｏｎｅ",
        "1",
        "80%",
        "2027-01-31",
    ),
    *("1-1", "1\u20111", "(1-1)", "1-1.", "1 - 1", "1A", "1a)", "P1SS+5d", "A1.1; A1.2"),
    *(0, 1, -1, 6, 80, 10**20, 0.0, 1.0, 0.8, 1.01, -0.1, 1e300, float("inf"), float("-inf"), float("nan")),
    *(True, False, Number.SIX, Word.DONE),
    *(date(1, 1, 1), date(1989, 12, 31), date(1990, 1, 1), date(2026, 1, 1), date(2100, 12, 31), date(2101, 1, 1)),
    *(datetime(1905, 7, 2), datetime(1990, 1, 1, 9, 30), datetime(2026, 1, 1), datetime(2101, 1, 1, 0, 0, 1)),
    *(time(), time(9, 30), timedelta(), timedelta(days=-1, hours=30)),
    *(ErrorValue("#REF!"), ErrorValue("#N/A"), Uncalculated("=A1"), Uncalculated("=")),
)
"""Every odd kind of value that a cell may hold, each of them at and around the limits of the checks."""

FOREIGN = (Decimal("0.5"), b"bytes", ("a", "b"), object)
"""What no cell holds, but a program that fills a grid may put there."""


def both(declared: Table, rows: Sequence[Mapping[str, Value]], allowed: Allowed) -> int:
    """Holds the two engines against each other; the number of flaws that both found."""
    columns = {key: [row[key] for row in rows] for key in rows[0]} if rows else {}
    wanted = sorted(frames.flaws(declared, columns, allowed))
    assert sorted(compiled.flaws(declared, columns, allowed)) == wanted
    return len(wanted)


@pytest.mark.parametrize("key", [declared.key for declared in ENTRY_TABLES])
def test_every_odd_value_in_every_column(key: str) -> None:
    declared = table(key)
    rows = [dict.fromkeys(declared.keys, value) for value in (*ODD, *FOREIGN, *ODD)]
    assert both(declared, rows, ALLOWED)
    assert not both(declared, [], ALLOWED)


def test_every_way_to_declare_a_column() -> None:
    """Also those that no sheet uses yet: required percentages, choices of a list that nobody has filled."""
    ways = product(Kind, (False, True), (False, True), (None, "statuses", "nobody's"))
    columns = tuple(
        Column(
            key=f"c{number}",
            header="",
            kind=kind,
            required=required,
            unique=required,
            many=many,
            choices=choices,
            low=0 if many else None,
            high=5 if many or required else None,
        )
        for number, (kind, required, many, choices) in enumerate(ways)
    )
    wide = Table(key="wide", sheet="Wide", title="Wide", purpose="", columns=columns)
    assert both(wide, [dict.fromkeys(wide.keys, value) for value in (*ODD, *FOREIGN, *ODD)], ALLOWED)


VALUES = st.one_of(
    st.sampled_from(ODD),
    st.sampled_from([value for choices in CHOICES for value in choices.values]),
    st.text(max_size=8),
    st.text("1A-\u2011(). \u200b", max_size=5),
    st.integers(),
    st.floats(),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.timedeltas(),
)


@settings(max_examples=many(25), deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_random_tables(data: st.DataObject) -> None:
    declared = data.draw(st.sampled_from(ENTRY_TABLES))
    columns = data.draw(st.lists(st.sampled_from(declared.keys), min_size=1, unique=True))
    rows = data.draw(st.lists(st.fixed_dictionaries(dict.fromkeys(columns, VALUES)), max_size=6))
    lists = {column.choices for column in declared.columns if column.choices}
    own = st.frozensets(VALUES.filter(lambda value: isinstance(value, str)).map(lambda value: fold(str(value))))
    both(declared, rows, ALLOWED | data.draw(st.fixed_dictionaries({}, optional=dict.fromkeys(sorted(lists), own))))


def test_all_cases_of_the_rules() -> None:
    """The rows of all cases that have the same columns and lists in one go: pandera takes its time for every table."""
    together: dict[tuple[str, frozenset[str], tuple[tuple[str, frozenset[str]], ...]], list[Mapping[str, Value]]] = {}
    for path in sorted(RULES.glob("SDP*.md")):
        for case in cases(path.read_text(encoding="utf-8")):
            book = locate(case.grid, today=case.today)
            allowed = tuple((choices.key, frozenset(map(fold, book.choices(choices.key)))) for choices in CHOICES)
            for key, located in book.tables.items():
                if not located.table.generated:
                    same = together.setdefault((key, frozenset(located.columns), allowed), [])
                    same += [row.values for row in located]
    assert sum(both(table(key), rows, dict(allowed)) for (key, _, allowed), rows in together.items())


@pytest.mark.parametrize("name", [workbook.MASTER, workbook.EXAMPLE])
def test_whole_workbooks(name: str) -> None:
    grid = files.read(workbook.path(name))
    assert check.run(grid, today=TODAY) == check.run(grid, today=TODAY, engine=pandera_engine)


def test_lists_of_one_workbook_do_not_stay_for_the_next() -> None:
    column = {"status": ["Vetted by the Tribe"]}
    grown = ALLOWED | {"statuses": ALLOWED["statuses"] | {fold("Vetted by the Tribe")}}
    for allowed, wanted in ((ALLOWED, [(0, "status", "choice")]), (grown, []), (ALLOWED, [(0, "status", "choice")])):
        assert list(compiled.flaws(table("outcomes"), column, allowed)) == wanted


def test_the_command_line_takes_either(capsys: pytest.CaptureFixture[str]) -> None:
    told = []
    for engine in ENGINES:
        arguments = ["check", str(workbook.path(workbook.MASTER)), "--engine", engine, "--format", "json"]
        assert main([*arguments, "--as-of", TODAY.isoformat()]) == 1
        told.append(capsys.readouterr().out)
    assert json.loads(told[0])["findings"] and told[0] == told[1]


def test_where_pandera_is_missing_a_sentence_says_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "pandera", None)
    monkeypatch.delitem(sys.modules, "schemas.frames", raising=False)
    monkeypatch.delattr("schemas.frames", raising=False)
    assert main(["check", str(workbook.path(workbook.EXAMPLE)), "--engine", "pandera"]) == 2
    assert "pandera is missing here: install sdp-xl again" in capsys.readouterr().err
