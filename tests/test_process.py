"""Table A.1 as it is declared against its text as published: every sentence once, nothing else."""

from __future__ import annotations

from pathlib import Path

from schemas import process
from schemas.model import Activity, Outcome

SEED = (Path(__file__).parent / "data" / "table-a1.txt").read_text(encoding="utf-8")
HEADINGS = {
    "Service Delivery Plan: Process Overview",
    "Table A.1 Service Delivery Plan: Process Overview",
    "Actions",
    "Recommended Activities",
    "Outcomes",
    "Personnel",
}


def published() -> list[str]:
    """The lines of the seed in order, without its table headings, bullets and Word's leftovers."""
    lines = (" ".join(line.replace("[bookmark: _GoBack]", "").replace("·", "").split()) for line in SEED.splitlines())
    return [line for line in lines if line and line not in HEADINGS]


def declared() -> list[str]:
    """The declarations in the order in which the table prints them."""

    def flat(parts: tuple[Activity, ...] | tuple[Outcome, ...]) -> list[str]:
        return [text for part in parts for text in (part.text, *(item.text for item in part.items))]

    lines: list[str] = []
    for phase in process.PHASES:
        lines.append(phase.text)
        for action in phase.actions:
            lines += [action.text, *flat(action.activities), *flat(action.outcomes), "; ".join(action.personnel)]
    return lines


def test_every_line_of_table_a1_stands_once_and_in_order() -> None:
    assert declared() == published()


def test_it_has_three_phases_and_nine_actions() -> None:
    assert len(process.PHASES) == 3
    assert [action.number for action in process.actions()] == list(range(1, 10))


def test_ids_name_their_action_and_are_unique() -> None:
    ids = [one.id for _, one, _ in (*process.activities(), *process.outcomes())]
    assert len(set(ids)) == len(ids)
    for action, one, parent in (*process.activities(), *process.outcomes()):
        assert one.id[1:].startswith(f"{action.number}.")
        assert parent is None or one.id[:-1] == parent.id


def test_what_an_activity_follows_exists() -> None:
    ids = {activity.id for _, activity, _ in process.activities()}
    assert all(set(activity.after) <= ids for _, activity, _ in process.activities())
    assert process.ADOPTION in ids


def test_no_sentence_is_written_a_second_time_in_the_product() -> None:
    root = Path(__file__).parents[1]
    sources = [*root.glob("schemas/**/*.py"), *root.glob("sdp_xl/**/*.py")]
    sentences = {activity.text for _, activity, _ in process.activities() if len(activity.text) > 30}
    for path in sources:
        text = " ".join(path.read_text(encoding="utf-8").split())
        if path.name != "process.py":
            assert not [sentence for sentence in sentences if sentence in text], path
