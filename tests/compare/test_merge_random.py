"""Nothing is lost: random plans, changed at random by two people, and every entry found again."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import count

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from schemas.model import Kind
from schemas.tables import ENTRY_TABLES, table
from schemas.values import Value, show
from sdp_xl.compare import Merged, compare, merge
from sdp_xl.compare.tables import KEYS as IDENTITY
from sdp_xl.plan.model import Plan
from tests.compare.plans import book, written
from tests.effort import many

COLUMNS: dict[str, dict[str, str]] = {
    "needs": {"id": "id", "need": "text", "data": "text", "notes": "text"},
    "mpos": {"id": "id", "text": "text", "share": "share", "notes": "text", "Budget": "text"},
    "project_plan": {"id": "id", "activity": "text", "start": "date", "days": "number"},
    "alignment": {"target": "id", "need": "id", "strategy": "id", "notes": "text"},
    "exceptions": {"id": "id", "row": "id", "reason": "text"},
}
"""Columns that are filled, by table, and what with."""

IDS = ["", "1", "2", "3", "4", "1.1", "P7"]
OWN = {"mpos": ["Budget"]}
ANSWERS = ("state", "agency", "plan_title")

Tables = dict[str, list[dict[str, Value]]]
Lists = dict[str, list[Value]]
quick = settings(
    max_examples=many(6), deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


class Maker:
    """Draws plans; each entry but the IDs is one that no other cell has, so that it can be found again."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw
        self.numbers = count(1)
        parts = st.sampled_from([*COLUMNS, "settings", "lists"])
        self.edited = draw(st.lists(parts, min_size=1, max_size=2))
        """The parts that both people change, few enough that they often meet at one cell."""

    def value(self, kind: str) -> Value:
        number = next(self.numbers)
        if kind == "id":
            return self.draw(st.sampled_from(IDS)) or None
        if kind == "date":
            return date(2020, 1, 1) + timedelta(days=number)
        if kind == "number":
            return 1000 + number
        if kind == "share":
            return number / 1000
        return self.draw(st.sampled_from(["word {}", "Train all recruiters of the State in spring {}"])).format(
            f"x{number}x"
        )

    def row(self, key: str) -> dict[str, Value]:
        made: dict[str, Value] = {}
        for name, kind in COLUMNS[key].items():
            if kind == "id" or self.draw(st.integers(0, 3)):
                made[name] = self.value(kind)
        if not any(made.values()):
            made[list(made)[-1]] = self.value("text")
        return made

    def plan(self) -> tuple[Tables, Lists]:
        plan: Tables = {key: [self.row(key) for _ in range(self.draw(st.integers(0, 4)))] for key in COLUMNS}
        plan["settings"] = [{name: self.value("text") for name in ANSWERS}]
        return plan, {"goal_areas": [self.value("text") for _ in range(3)], "agencies": [self.value("text")]}

    def changed(self, plan: Tables, lists: Lists) -> tuple[Tables, Lists]:
        new = {key: [dict(row) for row in rows] for key, rows in plan.items()}
        listed = {key: list(values) for key, values in lists.items()}
        for _ in range(self.draw(st.integers(0, 8))):
            key = self.draw(st.sampled_from(self.edited))
            if key == "settings":
                new[key][0][self.draw(st.sampled_from(ANSWERS))] = self.draw(
                    st.sampled_from([None, self.value("text")])
                )
            elif key == "lists":
                self.change_list(listed[self.draw(st.sampled_from([*listed]))])
            else:
                self.change_table(key, new[key])
        return new, listed

    def change_list(self, values: list[Value]) -> None:
        if values and self.draw(st.booleans()):
            values.pop(self.draw(st.integers(0, len(values) - 1)))
        else:
            values.append(self.value("text"))

    def change_table(self, key: str, rows: list[dict[str, Value]]) -> None:
        what = self.draw(st.sampled_from(["set", "set", "set", "add", "remove", "move", "empty"]))
        if what == "add" or not rows:
            rows.append(self.row(key))
            return
        number = self.draw(st.sampled_from([0, 0, *range(len(rows))]))
        if what == "remove":
            rows.pop(number)
        elif what == "move":
            rows.insert(self.draw(st.integers(0, len(rows) - 1)), rows.pop(number))
        else:
            names = [*COLUMNS[key]]
            name = self.draw(st.sampled_from([names[-1], names[-1], *names]))
            rows[number][name] = self.value(COLUMNS[key][name]) if what == "set" else None


class Three(tuple[Plan, Plan, Plan]):
    """Base and two copies; in a failure they read as the plans that they were made of."""

    plans: tuple[tuple[Tables, Lists], ...]

    def __repr__(self) -> str:
        return "\n".join(map(repr, self.plans))


@st.composite
def copies(draw: st.DrawFn) -> Three:
    maker = Maker(draw)
    base = maker.plan()
    plans = base, maker.changed(*base), maker.changed(*base)
    three = Three(book(*plan, own=OWN) for plan in plans)
    three.plans = plans
    return three


def entries(found: Plan) -> Iterator[tuple[str, str]]:
    """Every text, date and number of the tables and lists but IDs, each with the sheet it stands on."""
    names = {"Needs", "MPOs", "Project Plan", "Alignment Chart", "Exceptions", "Settings", "Lists"}
    for sheet in names & set(found.grid.sheets):
        for row in found.grid.sheets[sheet][4:]:
            for value in row:
                if value is not None and show(value) not in IDS:
                    yield sheet, show(value)


def listed(merged: Merged) -> str:
    """All that the conflicts say; their dates, which they show as Excel does, in the form of ``entries``."""
    told = "\n".join(text for one in merged.conflicts for text in (one.base, one.a, one.b))
    return re.sub(r"(\d+)/(\d+)/(\d{4})", lambda day: f"{day[3]}-{int(day[1]):02}-{int(day[2]):02}", told)


def lost(merged: Merged, result: Plan, wanted: set[tuple[str, str]]) -> list[tuple[str, str]]:
    there, told = set(entries(result)), listed(merged)
    percents = {text: f"{float(text) * 100:.10g}%" for _, text in wanted if text.startswith("0.")}
    return [one for one in wanted - there if one[1] not in told and percents.get(one[1], "\0") not in told]


@quick
@given(copies())
def test_every_entry_of_both_is_in_the_result_or_in_the_list(three: Three) -> None:
    base, a, b = three
    merged = merge(base, a, b)
    result = written(merged)
    before, ours, theirs = (set(entries(one)) for one in three)
    assert not lost(merged, result, ((ours | theirs) - before) | (ours & theirs))

    rows_stay_whole(merged, result, base, (a, b))


def rows_stay_whole(merged: Merged, result: Plan, base: Plan, copies: tuple[Plan, ...]) -> None:
    """The cells of a row that one person added stand in one row of the result, but for those that are in the list."""
    told = listed(merged)
    ids = {text for one in merged.conflicts if one.column == "ID" for text in (one.a, one.b)}
    for key in COLUMNS:
        known = {show(value) for row in base[key] for value in row.values.values()}
        rows = [{show(value) for value in row.values.values()} for row in result[key]]
        for copy in copies:
            for row in copy[key]:
                shown = {show(value) for value in row.values.values() if value is not None}
                if not shown & known - set(IDS):
                    left = {text for text in shown - ids if text in IDS or text not in told}
                    assert any(left <= other for other in rows) or left <= set(IDS)


@quick
@given(copies())
def test_a_copy_without_changes_changes_nothing(three: Three) -> None:
    base, a, _ = three
    for other in (base, a):
        merged = merge(base, a, other)
        assert (merged.cells, merged.additions, merged.conflicts, merged.remarks) == ({}, {}, (), ())


@quick
@given(copies())
def test_all_changes_of_one_person_make_their_copy(three: Three) -> None:
    base, _, b = three
    merged = merge(base, base, b)
    assert all("look like notes" in one.stands for one in merged.conflicts)
    if not merged.conflicts:
        assert compare(b, written(merged)).changes == ()


@quick
@given(copies())
def test_the_order_of_the_copies_does_not_matter(three: Three) -> None:
    base, a, b = three
    first, second = merge(base, a, b), merge(base, b, a)
    notes = ("look like notes", "outside of the tables")  # which stay where they are in copy A, and are listed from B
    if not any(note in one.stands for one in (*first.conflicts, *second.conflicts) for note in notes):
        assert compare(written(first), written(second)).changes == ()
        assert sorted(one.kind for one in first.conflicts) == sorted(one.kind for one in second.conflicts)


KEYS = [one.key for one in ENTRY_TABLES if not one.form]
"""Every table of rows; the trials below change every column of it, formula columns and IDs included."""


@st.composite
def whole_tables(draw: st.DrawFn) -> tuple[str, list[Plan]]:
    """A table of which two people fill, change or empty cells of any column, each text one that no other cell has.

    In the columns that say which row it is they often give the same.
    """
    key, numbers = draw(st.sampled_from(KEYS)), count(1)
    names = [*table(key).keys]
    naming = IDENTITY.get(key, ("id",))

    def value(name: str) -> Value:
        own = f"x{next(numbers)}x"
        return draw(st.sampled_from(["1", "2", own])) if name in naming else own

    def row() -> dict[str, Value]:
        return {name: value(name) for name in names if draw(st.integers(0, 2))} or {names[0]: "x0x"}

    rows = [row() for _ in range(draw(st.integers(1, 3)))]
    copies = [rows]
    for _ in range(2):
        new = [dict(one) for one in rows]
        for _ in range(draw(st.integers(0, 5))):
            place = draw(st.integers(0, len(new) - 1))
            name = draw(st.sampled_from(names))
            new[place][name] = draw(st.sampled_from([None, value(name)]))
        if draw(st.booleans()):
            new.append(row())
        copies.append(new)
    return key, [with_formulas(book({key: one}), key) for one in copies]


def with_formulas(plan: Plan, key: str) -> Plan:
    """The plan with a formula in each blank cell of a formula column."""
    found = plan[key]
    formulas = [column.key for column in found.table.columns if column.kind is Kind.FORMULA]
    cells = frozenset(row.cells[name] for row in found for name in formulas if row.values.get(name) is None)
    return replace(plan, grid=plan.grid._replace(formulas={found.sheet: cells}))


@settings(quick, max_examples=many(60))
@given(whole_tables())
def test_nothing_is_lost_or_doubled_in_any_column_of_any_table(made: tuple[str, list[Plan]]) -> None:
    key, (base, a, b) = made
    merged = merge(base, a, b)
    sheet = base[key].sheet

    def texts(plan: Plan) -> Counter[str]:
        shown = (show(value) for row in plan.grid.sheets[sheet][4:] for value in row if value is not None)
        return Counter(text for text in shown if text not in IDS)

    before, ours, theirs, there = map(texts, (base, a, b, written(merged)))
    told = listed(merged)
    for text in (ours | theirs) - before | (ours & theirs):
        assert there[text] or text in told, (text, "lost")
    for text, number in there.items():
        assert number <= max(before[text], ours[text], theirs[text]) or text in told, (text, "doubled")
