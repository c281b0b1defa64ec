"""The rules about MPOs against sentences that were labelled by hand before any parser was seen."""

from __future__ import annotations

from functools import cache

import pytest

from tests.mpo.labels import RULES, Labelled, judged, lines, read, scores

ENOUGH = 5
"""So many cases of a label make its precision and recall worth asking for."""

LEAST = 0.95


@cache
def sentences() -> tuple[Labelled, ...]:
    return tuple(judged(read()))


@pytest.mark.parametrize("label", RULES)
def test_each_label_is_found_where_it_holds_and_nowhere_else(label: str) -> None:
    score = next(one for one in scores(list(sentences())) if one.label == label)
    assert score.cases >= ENOUGH, f"the set has only {score.cases} cases of {label}"
    assert min(score.precision, score.recall) >= LEAST, "\n".join(lines(list(sentences())))


def test_every_label_of_the_set_has_a_rule() -> None:
    assert {flaw for record in read() for flaw in record["flaws"]} == set(RULES)


def test_ids_are_unique_and_names_tell_whether_there_is_a_flaw() -> None:
    ids = [record["id"] for record in read()]
    assert len(ids) == len(set(ids))
    assert all(record["id"].startswith("F" if record["flaws"] else "G") for record in read())
