"""The example workbook's content is a whole plan: every key, choice, reference, chain and date holds."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import holidays
import pytest

from schemas import process
from schemas.model import Column, Freedom, Kind
from schemas.tables import CHOICES, ENTRY_TABLES, choices, table
from schemas.tables.lists import ADOPTED, DONE, NOT_APPLICABLE
from schemas.values import fits, in_range, split_many

FOLDER = Path(__file__).parents[1] / "workbook" / "example"
KEYS = [entry.key for entry in ENTRY_TABLES]
DATED = ("pre_planning", "development", "dissemination", "meetings", "project_plan")
LINK = re.compile(r"([A-Z]\d+(?:\.\d+[a-z]?)?)(FS|SS|FF|SF)?(?:([+-]\d+)d)?")

Row = Mapping[str, Any]


def load(key: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"{key}.toml").read_text(encoding="utf-8"))


def rows(key: str) -> list[Row]:
    """The typed rows, each on top of the prefilled row of the same ID; a form is one row."""
    if table(key).form:
        return [load(key)]
    prefilled = {row["id"]: row for row in table(key).prefilled}
    return [{**prefilled.get(row.get("id", ""), {}), **row} for row in load(key)["rows"]]


def ids(key: str) -> list[str]:
    return [row["id"] for row in rows(key)]


def allowed(key: str) -> tuple[str, ...]:
    return tuple(load("lists").get(key, choices(key).values))


def cells() -> Iterator[tuple[str, Row, Column, Any]]:
    for key in KEYS:
        for row in rows(key):
            for column_key, value in row.items():
                yield key, row, table(key).column(column_key), value


def test_one_file_per_entry_table() -> None:
    assert {path.stem for path in FOLDER.iterdir()} == {*KEYS, "lists"}


@pytest.mark.parametrize(
    ("key", "count"),
    [("team", 25), ("meetings", 6), ("needs", 12), ("strategies", 14), ("mpos", 12), ("project_plan", 60)],
)
def test_size(key: str, count: int) -> None:
    assert len(rows(key)) == count


@pytest.mark.parametrize("key", KEYS)
def test_keys_are_columns_and_required_cells_are_filled(key: str) -> None:
    columns = {column.key: column for column in table(key).columns}
    for row in rows(key):
        assert set(row) <= set(columns)
        assert not [name for name, column in columns.items() if column.required and not row.get(name)], row


def test_cells_hold_what_their_column_asks_for() -> None:
    for key, row, column, value in cells():
        assert fits(column.kind, value), (key, row, column.key)
        assert in_range(column, value), (key, row, column.key)
        assert column.kind is not Kind.FORMULA, (key, row, column.key)


def test_every_choice_is_on_its_list() -> None:
    for key, row, column, value in cells():
        if column.choices:
            parts = split_many(value) if column.many else (value,)
            assert set(parts) <= set(allowed(column.choices)), (key, row, column.key)


def test_lists_are_changed_only_as_far_as_a_state_may() -> None:
    declared = {one.key: one for one in CHOICES}
    for key, values in load("lists").items():
        assert declared[key].freedom is not Freedom.FIXED
        if declared[key].freedom is Freedom.EXTENDABLE:
            assert set(declared[key].values) < set(values)


def test_references_and_roles_exist() -> None:
    known = {row["role"] for row in rows("team")} | set(allowed("agencies"))
    for key, row, column, value in cells():
        if column.kind is Kind.PERSON:
            assert value in known, (key, row, column.key)
        elif column.refers:
            assert set(split_many(value, commas=True)) <= set(ids(column.refers)), (key, row, column.key)


@pytest.mark.parametrize("key", [key for key in KEYS if "id" in table(key).keys])
def test_ids_are_unique(key: str) -> None:
    assert [one for one, count in Counter(ids(key)).items() if count > 1] == []


def test_ids_that_links_name_are_unique_across_sheets() -> None:
    assert [one for one, count in Counter(i for key in DATED for i in ids(key)).items() if count > 1] == []


@pytest.mark.parametrize("key", ["pre_planning", "development", "dissemination", "outcomes"])
def test_table_a1_is_complete(key: str) -> None:
    assert {row["id"] for row in table(key).prefilled} <= set(ids(key))


def test_chains_are_complete_in_both_directions() -> None:
    chart = rows("alignment")
    assert len(chart) >= 20
    assert all({"target", "need", "strategy", "mpo", "evaluation"} <= set(row) for row in chart)
    adopted = {row["id"] for row in rows("strategies") if row["status"] == ADOPTED}
    assert len(adopted) == 12
    assert {row["strategy"] for row in chart} == adopted
    assert {one for row in rows("project_plan") for one in split_many(row["strategy"])} == adopted
    for key, column in (("targets", "target"), ("needs", "need"), ("mpos", "mpo"), ("evaluation", "evaluation")):
        assert {row[column] for row in chart} == set(ids(key))
    areas = {key: {row["id"]: row["goal_area"] for row in rows(key)} for key in ("needs", "strategies", "mpos")}
    for row in chart:
        linked = areas["needs"][row["need"]], areas["strategies"][row["strategy"]], areas["mpos"][row["mpo"]]
        assert set(linked) == {row["goal_area"]}


def test_every_mpo_holds_its_parts_word_for_word() -> None:
    for row in rows("mpos"):
        deadline = row["deadline"]
        by = f"{deadline:%B} {deadline.day}, {deadline.year}" if isinstance(deadline, date) else f"the {deadline}"
        assert row["text"].startswith(f"By {by}, {row['share']:.0%} of "), row["id"]
        for slot in ("dosage", "outcome", "gain"):
            assert row[slot] in row["text"], (row["id"], slot)
        assert row["text"].endswith(f" as measured by {row['measure']}."), row["id"]


def test_what_the_law_names_is_there() -> None:
    assert {row["subject"] for row in rows("targets")} == set(allowed("target_subjects"))
    assert {row["kind"] for row in rows("needs")} == set(allowed("need_kinds"))
    assert {row["kind"] for row in rows("evaluation")} == set(allowed("evaluation_kinds"))
    assert {row["pfs"] for row in rows("evaluation")} == {"Yes"}
    assert {row["plan"] for row in rows("local_support")} == set(allowed("local_plans"))
    assert {row["part"] for row in rows("looking_forward")} == set(allowed("forward_parts"))
    assert {one for row in rows("plan_outline") for one in split_many(row["covers"])} == set(allowed("sections"))
    consulted = [row for row in rows("meetings") if row["consultation"] == "State PAC and migratory parents"]
    assert len(consulted) >= 2
    assert all({"date", "format", "languages", "interpretation", "agenda"} <= set(row) for row in consulted)


def test_what_is_done_has_evidence() -> None:
    for key in ("pre_planning", "development", "dissemination", "outcomes"):
        assert [row["id"] for row in rows(key) if row["status"] == DONE and not row.get("evidence")] == []


def test_every_activity_has_an_owner() -> None:
    assert [row["id"] for key in DATED[:3] for row in rows(key) if not row.get("owner")] == []


def test_exceptions_are_about_something() -> None:
    status = {row["id"]: row["status"] for row in rows("pre_planning")}
    assert {status[row["id"]] for row in rows("exceptions")} == {NOT_APPLICABLE}


def test_some_dates_are_left_to_the_timeline() -> None:
    assert any(row.get("days") and "start" not in row for row in rows("development"))


class Days:
    """The State's working days, counted without the scheduler so that it cannot agree with its own mistakes."""

    def __init__(self) -> None:
        self.closed = {*holidays.US(years=range(2026, 2032)), *map(date.fromisoformat, load("lists")["closed_days"])}

    def work(self, day: date) -> bool:
        return day.weekday() < 5 and day not in self.closed

    def shift(self, day: date, days: int) -> date:
        for _ in range(abs(days)):
            day += timedelta(1 if days > 0 else -1)
            while not self.work(day):
                day += timedelta(1 if days > 0 else -1)
        return day


def dated() -> dict[str, tuple[date | None, date | None, str]]:
    """Start, finish and links of everything that a link can name."""
    found: dict[str, tuple[date | None, date | None, str]] = {}
    for row in (row for key in DATED for row in rows(key)):
        start, finish = row.get("start", row.get("date")), row.get("finish")
        if "date" in row:
            finish = Days().shift(row["date"], int(row["days"]) - 1)
        found[row["id"]] = start, finish, row.get("depends_on", "")
    return found


def test_dates_are_working_days_in_order_and_within_the_cycle() -> None:
    days, settings = Days(), load("settings")
    assert settings["cna_date"] < settings["planning_start"] < settings["adoption_date"] < settings["cycle_start"]
    assert settings["adoption_date"] - settings["cna_date"] < timedelta(3 * 365)
    for one, (start, finish, _) in dated().items():
        assert all(days.work(day) for day in (start, finish) if day), one
        assert not (start and finish) or start <= finish, one
        assert not start or start >= settings["planning_start"], one
        if one.startswith("P"):
            assert start and finish, one
            assert settings["cycle_start"] <= start <= finish <= settings["cycle_end"], one
    assert dated()[process.ADOPTION][1] == settings["adoption_date"]


def test_links_agree_with_the_dates() -> None:
    days, plan, kinds = Days(), dated(), set()
    for one, (start, finish, links) in plan.items():
        for link in split_many(links, commas=True):
            match = LINK.fullmatch(link)
            assert match, (one, link)
            kind, lag = match[2] or "FS", int(match[3] or 0)
            kinds.add(kind)
            before = plan[match[1]][0 if kind[0] == "S" else 1]
            after = start if kind[1] == "S" else finish
            if before and after:
                assert after >= days.shift(before, lag + (kind == "FS")), (one, link)
    assert kinds >= {"FS", "SS", "FF"}


def test_no_person_can_be_recognized() -> None:
    for key, row, column, value in cells():
        assert not column.personal, (key, row)
        assert not re.search(r"@|https?:|\b\d{3}[-. ]\d{4}\b", str(value)), (key, row, column.key)


def test_the_state_does_not_exist() -> None:
    known = {*holidays.US.subdivisions, *holidays.US.subdivisions_aliases}
    assert load("settings")["state"].casefold() not in {name.casefold() for name in known}


def test_no_sentence_is_written_twice() -> None:
    texts = Counter(
        value
        for key, _, column, value in cells()
        if column.kind is Kind.TEXT and isinstance(value, str) and len(value) > 60
        if not any(value in row.values() for row in table(key).prefilled)
    )
    assert [text for text, count in texts.items() if count > 1] == []


def test_the_end_of_a_term_has_its_article() -> None:
    words = [str(row[key]) for row in rows("mpos") for key in ("text", "deadline") if row.get(key)]
    ends = [found for text in words for found in re.findall(r"end of (?:the )?\d{4}-\d\d", text)]
    assert ends and all(found.startswith("end of the ") for found in ends)
