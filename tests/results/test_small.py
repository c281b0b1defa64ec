"""Small numbers: what is hidden, and that nothing hidden can be computed from what is shown."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sdp_xl.results import HIDDEN, Hiding, hiding, result_lines
from tests.results.grids import plan, rows_of

OPEN, MET, ALL = Hiding(), Hiding(met=True), Hiding(served=True, met=True, small=True)


def hidden(rows: str, size: str = "") -> list[Hiding]:
    return list(hiding(plan(rows, size=size)).values())


def test_nothing_is_hidden_of_large_numbers() -> None:
    rows = rows_of((100, 60), (40, 25), (60, 35))
    assert hidden(rows) == [OPEN, OPEN, OPEN]


def test_few_served_few_who_met_it_and_few_who_did_not() -> None:
    rows = "| 1A | 2028-29 | PFS | 9 | 5 |\n| 1B | 2028-29 | PFS | 40 | 9 |\n| 1C | 2028-29 | PFS | 40 | 31 |"
    assert hidden(rows) == [ALL, MET, MET]


def test_that_all_or_none_met_it_tells_of_each_child() -> None:
    assert hidden("| 1A | 2028-29 | PFS | 40 | 40 |\n| 1B | 2028-29 | PFS | 40 | 0 |") == [MET, MET]


def test_the_other_group_is_hidden_since_the_total_would_tell() -> None:
    rows = rows_of((100, 60), (8, 4), (92, 56))
    assert hidden(rows) == [OPEN, ALL, Hiding(served=True, met=True)]


def test_a_group_that_is_left_out_follows_from_the_total() -> None:
    assert hidden("| 1A | 2028-29 | All | 100 | 60 |\n| 1A | 2028-29 | PFS | 95 | 57 |") == [
        OPEN,
        Hiding(served=True, met=True),
    ]
    assert hidden("| 1A | 2028-29 | All | 100 | 60 |\n| 1A | 2028-29 | PFS | 100 | 60 |") == [OPEN, OPEN]


def test_other_years_and_other_mpos_are_no_matter() -> None:
    rows = "| 1A | 2028-29 | All | 100 | 60 |\n| 1A | 2027-28 | PFS | 95 | 57 |\n| 1B | 2028-29 | PFS | 95 | 57 |"
    assert hidden(rows) == [OPEN, OPEN, OPEN]


def test_the_state_sets_the_size() -> None:
    rows = "| 1A | 2028-29 | PFS | 9 | 5 |"
    assert hidden(rows, size="4") == [OPEN]
    assert hidden(rows, size="0") == [OPEN]
    assert hidden("| 1A | 2028-29 | PFS | 15 | 12 |", size="20") == [ALL]


def test_a_share_without_numbers_tells_of_nobody_and_one_beside_the_served_does() -> None:
    assert hidden("| 1A | 2028-29 | PFS | | | 75% |\n| 1B | 2028-29 | PFS | 20 | | 75% |") == [OPEN, MET]


def test_what_is_no_number_is_hidden() -> None:
    assert hidden('| 1A | 2028-29 | PFS | about 40 | 30 |\n| 1B | 2028-29 | PFS | 40 | "7 of them" |') == [ALL, ALL]


COUNT = st.integers(min_value=0, max_value=40)


@given(
    pfs=COUNT,
    others=COUNT,
    share=st.tuples(COUNT, COUNT),
    left_out=st.sampled_from(["", "All", "PFS", "Others than PFS"]),
)
def test_no_small_number_can_be_computed(pfs: int, others: int, share: tuple[int, int], left_out: str) -> None:
    met = min(share[0], pfs), min(share[1], others)
    numbers = {"All": (pfs + others, sum(met)), "PFS": (pfs, met[0]), "Others than PFS": (others, met[1])}
    rows = [f"| 1A | 2028-29 | {group} | {a} | {b} |" for group, (a, b) in numbers.items() if group != left_out]
    lines = {line.group: line for line in result_lines(plan("\n".join(rows)))}
    for at, key in enumerate(("served", "met")):
        seen = {group: int(text) for group, line in lines.items() if (text := getattr(line, key)) != HIDDEN}
        if len(seen) == 2:  # the third follows
            seen = {group: number[at] for group, number in numbers.items()}
        for group, number in seen.items():
            served, met_it = numbers[group]
            assert number == 0 or number >= 10 or served == 0, (group, key)
            if key == "met" and served:
                assert met_it >= 10 and served - met_it >= 10, group
    for line in lines.values():
        assert (line.shown_share == HIDDEN) == (line.met == HIDDEN)
        assert not (line.met == HIDDEN and (line.share is not None or line.change)), line.group
