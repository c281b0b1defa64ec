"""Nothing gets in and nothing gets out: every command, run on a hostile plan by a user whose name nobody must learn."""

from __future__ import annotations

import csv
import getpass
import io
import json
import platform
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from lxml import etree

from sdp_xl.files import read
from sdp_xl.guard import STARTERS
from tests.reliability.commands import PLAN, RECIPES, ROOT, USER, Done, commands, run
from tests.reliability.hostile import SHEET, TEXTS, hostile
from tests.reliability.watched import TRIED

LITERAL = re.compile(r"\"(?:[^\"]|\"\")*\"|'(?:[^']|'')*'")


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
    told = {recipe.partition(" ")[0] for recipe in RECIPES} - {"pytest"}
    assert told == commands(), "a command has no line in RECIPES, or a line no command"


def test_the_plan_is_hostile_where_it_can_be(plan: bytes, tmp_path: Path) -> None:
    path = tmp_path / PLAN
    path.write_bytes(plan)
    grid = read(path)
    assert SHEET in grid.sheets
    held = {value for rows in grid.sheets.values() for row in rows for value in row if isinstance(value, str)}
    assert set(TEXTS) - held <= {text for text in TEXTS if text.startswith("\r")}
    assert any(sheet != SHEET and "EVIL" in str(rows) for sheet, rows in grid.sheets.items())


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
    folder = done.home.parent.parent
    secrets = [str(folder), folder.name, USER, str(Path.home()) + "/", str(ROOT) + "/", sys.prefix + "/"]
    secrets += [name for name in (getpass.getuser(), platform.node()) if len(name) > 4]
    texts = [("output", done.out), ("messages", done.err)]
    for name, data in done.files.items():
        texts += [(name, name), *((f"{name} {part}", text) for part, text in _texts(name, data))]
    for place, text in texts:
        for secret in secrets:
            assert secret not in text, (secret, place)


def _texts(name: str, data: bytes) -> Iterator[tuple[str, str]]:
    """A file as text; of a zip all its parts."""
    if data.startswith(b"PK"):
        with ZipFile(io.BytesIO(data)) as archive:
            yield "(comment)", archive.comment.decode("utf-8", "replace")
            for entry in archive.infolist():
                yield entry.filename, archive.read(entry).decode("utf-8", "replace")
    else:
        yield "", data.decode("utf-8", "replace")


def test_no_text_of_a_user_becomes_a_formula_or_a_link(done: Done) -> None:
    for name, data in done.files.items():
        match Path(name).suffix.lower():
            case ".xlsx" | ".xlsm" | ".docx":
                _check_office(name, data)
            case ".csv":
                rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
                assert not [cell for row in rows for cell in row if cell.startswith(STARTERS)], name
                assert any("EVIL" in cell for row in rows for cell in row)
            case ".md":
                assert "EVIL" not in data.decode()
            case other:
                pytest.fail(f"{name}: say here what would run in a file that ends in {other}")


def _check_office(name: str, data: bytes) -> None:
    """Formulas and fields hold a user's text as a constant only; links lead to web pages and to cells."""
    with ZipFile(io.BytesIO(data)) as archive:
        trees = {part: etree.fromstring(archive.read(part)) for part in archive.namelist() if _is_xml(part)}
    for part, root in trees.items():
        assert not [*root.iter("{*}script")], (name, part)
        for formula in root.iter("{*}f", "{*}formula1", "{*}formula2", "{*}definedName"):
            text = formula.text or ""
            assert "EVIL" not in LITERAL.sub("", text), (name, part, text)
            for target in re.findall(r'HYPERLINK\("((?:[^"]|"")*)"', text):
                assert target.startswith(("#", "https://", "http://")), (name, part, target)
        for field in root.iter("{*}fldSimple", "{*}instrText"):
            assert "EVIL" not in "".join([field.text or "", *map(str, field.attrib.values())]), (name, part)
        for relation in root.iter("{*}Relationship"):
            if relation.get("TargetMode") == "External":
                assert relation.get("Target", "").startswith(("https://", "http://")), (name, part)


def _is_xml(part: str) -> bool:
    return part.endswith((".xml", ".rels", ".vml"))


@pytest.mark.parametrize("done", ["check as json", "check as sarif", "check as junit"], indirect=True)
def test_reports_for_programs_stay_well_formed(done: Done) -> None:
    assert "EVIL" in done.out
    if done.out.startswith("{"):
        json.loads(done.out)
    else:
        assert not [*ElementTree.fromstring(done.out).iter("script")]
