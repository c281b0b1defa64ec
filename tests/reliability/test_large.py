"""What size allows, time does not stop: large sheets are read under the default limits, however written."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from sdp_xl import files
from sdp_xl.files import watch
from sdp_xl.files.ooxml.limits import allow_time
from sdp_xl.files.open import open_package
from tests.reliability.hostile import with_rows

ROWS = 55_745
FORMS = {
    "as Excel writes it": '<c r="{name}" t="inlineStr"><is><t>Row {n} &amp; more of it</t></is></c>',
    "for the parser": '<c t="inlineStr" r="{name}"><is><t>Row {n} &amp; more of it</t></is></c>',
    "for openpyxl": '<c r="{name}" t="d"><v>2027-01-31</v></c>',
}


def rows(form: str, count: int = ROWS) -> Iterator[str]:
    for n in range(1, count + 1):
        cells = "".join(FORMS[form].format(name=f"{letter}{n}", n=n) for letter in "ABC")
        yield f'<row r="{n}">{cells}</row>'


@pytest.mark.parametrize("form", FORMS)
def test_a_sheet_of_55745_rows_is_read(form: str, tmp_path: Path) -> None:
    path = with_rows(tmp_path / "Plan.xlsx", rows(form))
    first = next(iter(files.read(path).sheets.values()))
    assert len(first) == ROWS and len(first[-1]) == 3


@pytest.mark.parametrize("form", FORMS)
def test_reading_takes_a_fraction_of_its_time_however_it_is_written(form: str, tmp_path: Path) -> None:
    """A fourth, so that a computer four times as slow as this one has time enough."""
    path = with_rows(tmp_path / "Plan.xlsx", rows(form, 10_000))
    size = sum(entry.file_size for entry in open_package(path).entries)
    started = time.process_time()
    files.read(path)
    assert time.process_time() - started < (watch.SECONDS + watch.SECONDS * size / watch.EACH) / 4


def test_time_is_given_to_the_work_around_a_reading_too(tmp_path: Path) -> None:
    path = with_rows(tmp_path / "Plan.xlsx", rows("as Excel writes it", 1_000))
    with watch.within_limits(path, command=True):
        outer = watch.clock.get()
        assert isinstance(outer, watch._Watch)
        before = outer._seconds
        with watch.within_limits(path):
            entries = open_package(path).entries
        given = outer._seconds - before
        assert given == pytest.approx(watch.SECONDS * watch.WORK * sum(one.file_size for one in entries) / watch.EACH)
    allow_time(entries)  # outside of a reading nobody counts
