"""The notation of Microsoft Project, as people type it."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from schemas.values import canonical_id, split_many
from sdp_xl.scheduling.links import ELAPSED, UNIT, LinkKind, TaskLink, Unreadable, parse

KNOWN = {"3", "4", "a1.2", "a2.1", "p3", "1-1", "grass", "mpo 1a", "m1ss"}


@pytest.mark.parametrize(
    ("text", "link"),
    [
        ("3", TaskLink("3")),
        ("A1.2", TaskLink("a1.2")),
        ("a2.1ss+5d", TaskLink("a2.1", LinkKind.SS, 5)),
        ("A2.1 SS + 5 days", TaskLink("a2.1", LinkKind.SS, 5)),
        ("4FF-2d", TaskLink("4", LinkKind.FF, -2)),
        ("4FF−2d", TaskLink("4", LinkKind.FF, -2)),
        ("P3FS+1w", TaskLink("p3", LinkKind.FS, 5)),
        ("P3SF", TaskLink("p3", LinkKind.SF)),
        ("P3+2 wks", TaskLink("p3", LinkKind.FS, 10)),
        ("3FS+5", TaskLink("3", LinkKind.FS, 5)),
        ("1-1", TaskLink("1-1")),
        ("1-1-3d", TaskLink("1-1", LinkKind.FS, -3)),
        ("Grass", TaskLink("grass")),
        ("M1SS", TaskLink("m1ss")),
        ("M1SSSS", TaskLink("m1ss", LinkKind.SS)),
        ("MPO 1A FF", TaskLink("mpo 1a", LinkKind.FF)),
        ("A9.9SS+1d", TaskLink("a9.9", LinkKind.SS, 1)),
        ("1-5", TaskLink("1-5")),
    ],
)
def test_a_link(text: str, link: TaskLink) -> None:
    assert parse(text, KNOWN) == ((link,), ())


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("after A1.2", ""),
        ("A1.2SS+", ""),
        ("A1.2+A2.1", ""),
        ("A1.2 and A2.1", ""),
        ("3FS+5ed", ELAPSED),
        ("3FS+1ew", ELAPSED),
        ("3FS+50%", UNIT),
        ("3FS+4h", UNIT),
        ("3FS+1.5d", UNIT),
        ("3FS+99999d", UNIT),
    ],
)
def test_no_link(text: str, why: str) -> None:
    assert parse(text, KNOWN) == ((), (Unreadable(text, why),))


def test_parts_are_parted_by_semicolons_commas_and_lines_and_kept_as_written() -> None:
    links, unreadable = parse("A1.2; a2.1SS,\nnext week ; 3", KNOWN)
    assert links == (TaskLink("a1.2"), TaskLink("a2.1", LinkKind.SS), TaskLink("3"))
    assert unreadable == (Unreadable("next week"),)
    assert parse(" ;\n, ", KNOWN) == ((), ())


@given(st.text() | st.text("A1.2SsFf+-dwe%;, \n3", max_size=30))
def test_anything_is_read_or_refused_part_by_part(text: str) -> None:
    links, unreadable = parse(text, KNOWN)
    assert len(links) + len(unreadable) == len(split_many(text, commas=True))
    assert all(link.id for link in links)


IDS = st.from_regex(r"[a-z]{0,2}[0-9][a-z0-9.]{0,3}", fullmatch=True).map(canonical_id)


@given(
    st.lists(st.builds(TaskLink, IDS, st.sampled_from(LinkKind), st.integers(-9999, 9999)), min_size=1, max_size=5),
    st.booleans(),
)
def test_what_is_printed_reads_the_same(links: list[TaskLink], upper: bool) -> None:
    known = {link.id for link in links}
    # An ID that is another one with a kind behind it is read as that ID.
    for link in links:
        readings = {canonical_id(str(link)), canonical_id(f"{link.id}{link.kind}")}
        assume(not readings & (known - {link.id}))
    text = "; ".join(map(str, links))
    assert parse(text.upper() if upper else text, known) == (tuple(links), ())
