"""The rules about MPOs against sentences that were labelled by hand before any parser was seen."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from tests.mpo.labels import (
    BLIND,
    BLIND2,
    BLIND3,
    BLIND5,
    BLIND6,
    BLIND7,
    BLIND8,
    FORMS,
    MENDED,
    OFFICES,
    RULES,
    STATES,
    STYLES,
    UNSEEN,
    Labelled,
    judged,
    lines,
    read,
    scores,
)

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


@pytest.mark.parametrize(
    ("path", "precision", "recall", "spared"),
    [
        (UNSEEN, 0.99, 0.99, 0.99),
        (BLIND, 0.95, 0.97, 0.99),
        (BLIND2, 0.97, 0.97, 0.96),
        (BLIND3, 0.92, 0.99, 0.86),
        (BLIND5, 0.99, 0.99, 0.99),
        (BLIND6, 0.97, 0.97, 0.99),
        (BLIND7, 0.93, 0.96, 0.97),
        (BLIND8, 0.70, 0.83, 0.84),
        (MENDED, 0.98, 0.98, 0.98),
        (STYLES, 0.99, 0.99, 0.99),
        (OFFICES, 0.99, 0.99, 0.99),
        (STATES, 0.98, 0.98, 0.99),
        (FORMS, 0.87, 0.93, 0.94),
    ],
)
def test_sentences_that_the_reader_was_not_made_with_are_read_nearly_as_well(
    path: Path, precision: float, recall: float, spared: float
) -> None:
    """Sets that were written blind: all their labels together, and what good MPOs are spared.

    The limits are just below what is reached. How the reader first met "unseen" was not written down, only that the
    test asked for 0.92 and 0.93; it was mended by the misses there since. It met "blind" with a precision of 0.92 and a
    recall of 0.96, and "blind2" with 0.79 and 0.88 (0.90 and 0.88 without the labels that only "blind2" carries), and
    was mended by neither, but by kinds of sentences (by_kind.toml) that the writer of "blind2" wrote too. A fair
    figure was that of "blind3", which was written after that and met once: a precision of 0.83 and a recall of 0.96.
    It met "mended" with 0.77 and 0.90, and was mended by the kinds of its misses, so that is no measure either.
    Nor are "styles" and "offices", sentences as other offices write them (labelled parts, fragments, shorthand, results
    first), which it met with 0.56 and 0.82, and 0.84 and 0.82, and was mended by; nor "blind5" (0.64 and 0.72), and
    "states" and "forms", 2,800 MPOs of twenty rounds, each of which it met first and was mended by then: the files
    say how it met each. The fair figures of today are those of "blind6" (0.93 and 0.93 at first meeting, by the reader
    before "states"), "blind7" (sentences) and "blind8" (other forms), which nothing was mended by.
    Whoever mends the reader by a set has to write a new one, or the figures are no longer fair.
    """
    unseen = list(judged(read(path)))
    right = sum(len(one.wanted & one.found) for one in unseen)
    wrong = sum(len(one.found - one.wanted) for one in unseen)
    missed = sum(len(one.wanted - one.found) for one in unseen)
    silent = [not one.found for one in unseen if not one.wanted]
    assert right / (right + wrong) >= precision and right / (right + missed) >= recall
    assert sum(silent) / len(silent) >= spared
