"""Nothing gets in and nothing gets out: every command, run on a hostile plan by a user whose name nobody must learn."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from sdp_xl.documents import DOCUMENTS
from sdp_xl.files import read
from tests.reliability.commands import commands
from tests.reliability.hostile_plan import SHEET, TEXTS, hostile
from tests.reliability.oracle import KNOWN, OFFICE, findings
from tests.reliability.outputs import running, texts, traces
from tests.reliability.recipes import PLAN, RECIPES, ROOT, Done, run
from tests.reliability.watched import TRIED


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return hostile(tmp_path_factory.mktemp("hostile") / PLAN).read_bytes()


@pytest.fixture(scope="module")
def results() -> dict[str, Done]:
    return {}


@pytest.fixture(params=RECIPES)
def done(
    request: pytest.FixtureRequest, plan: bytes, results: dict[str, Done], tmp_path_factory: pytest.TempPathFactory
) -> Done:
    recipe: str = request.param
    if recipe not in results:
        results[recipe] = run(recipe, plan, tmp_path_factory.mktemp("commands") / recipe.replace(" ", "-"))
    return results[recipe]


def test_no_command_is_forgotten() -> None:
    """Companion and watch are left out, since they need a browser, and the page, since it is not built everywhere."""
    told = {recipe.partition(" ")[0] for recipe in RECIPES} - {"pytest"}
    expected = set(commands()) - {"companion", "watch", "page"}
    assert told == expected, "a command without a line in RECIPES, or a line without a command"


def test_the_plan_is_hostile_where_it_can_be(plan: bytes, tmp_path: Path) -> None:
    path = tmp_path / PLAN
    path.write_bytes(plan)
    grid = read(path)
    assert SHEET in grid.sheets
    held = {value for rows in grid.sheets.values() for row in rows for value in row if isinstance(value, str)}
    assert set(TEXTS) - held <= {text for text in TEXTS if text.startswith("\r")}
    assert not [*running(PLAN, plan)]


def test_every_command_works_without_network_and_other_programs(done: Done) -> None:
    assert done.code in (0, 1), done
    assert done.code != TRIED and "Traceback" not in done.err, done.err
    assert not list(done.home.iterdir()), "something was written into the home folder"


def test_the_watch_refuses(tmp_path: Path) -> None:
    for line in ("import socket; socket.create_connection(('127.0.0.1', 9))", "import os; os.system('true')"):
        program = f"from tests.reliability import watched; import sys; sys.addaudithook(watched.watch); {line}"
        ended = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False)
        assert ended.returncode == 1 and "Refused" in ended.stderr


def test_nothing_tells_where_and_by_whom_it_was_made(done: Done) -> None:
    assert not [*traces(done)]


def test_every_file_is_as_the_standard_says(done: Done, tmp_path: Path) -> None:
    """But for what openpyxl and python-docx always cause, where a chart is made with them."""
    for name, data in done.files.items():
        path = tmp_path / Path(name).name
        if path.suffix in OFFICE:
            path.write_bytes(data)
            known = KNOWN["openpyxl"] if path.name in ("Chart.xlsx", "Rollup.xlsx") else frozenset()
            known |= KNOWN["python-docx"] if path.name == "Chart.docx" else frozenset()
            known |= KNOWN["python-docx"] if path.name == DOCUMENTS["chart"].file else frozenset()
            assert findings(path) <= known


def test_no_text_of_a_user_becomes_a_formula_or_a_link(done: Done) -> None:
    for name, data in done.files.items():
        assert not [*running(name, data)]
        if name.startswith("Chart"):
            assert "EVIL" in "".join(text for _, text in texts(name, data)), "the text itself is there"


@pytest.mark.parametrize("done", ["check as json", "check as sarif", "check as junit"], indirect=True)
def test_reports_for_programs_stay_well_formed(done: Done) -> None:
    assert "EVIL" in done.out
    if done.out.startswith("{"):
        json.loads(done.out)
    else:
        assert not [*ElementTree.fromstring(done.out).iter("script")]
