"""Nothing out: what a shared copy leaves out, what runs in an output, what a command tells, as rows of promises."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path

from sdp_xl.cli import main
from tests.files.zips import parts
from tests.reliability.hostile_plan import hostile
from tests.reliability.outputs import running, traces
from tests.reliability.recipes import PLAN, RECIPES, run
from tests.reliability.watched import TRIED
from tests.share.leaky import SECRETS, leaky
from tests.share.test_every_part import TEXTS
from tests.share.test_every_part import traces as in_parts
from tests.share.test_share import readable


def _naming(path: Path) -> int:
    found = 0
    for data in parts(path).values():
        text = readable(data).lower()
        found += any(secret.lower() in text or secret.encode("utf-16-le") in data for secret in SECRETS)
    return found


def _planted(owner: str, kind: str, part: str) -> list[str]:
    with tempfile.TemporaryDirectory() as folder, redirect_stdout(StringIO()):
        return in_parts(Path(folder), owner, kind, part)


def rows() -> Iterator[tuple[str, int, int]]:
    """(promise, figure, limit) of each promise; it is kept if the figure is no larger than the limit."""
    with tempfile.TemporaryDirectory() as folder, redirect_stdout(StringIO()):
        plan, copy = leaky(Path(folder) / "Leaky.xlsx"), Path(folder) / "Copy.xlsx"
        assert main(["share", str(plan), "-o", str(copy)]) == 0
        named, still = _naming(plan), _naming(copy)
    yield f"of {named} parts that name a person, those that still do when shared", still, 0
    kept = sum(bool(_planted(*kind)) for kind in TEXTS)
    yield f"of {len(TEXTS)} kinds of parts (ECMA-376) with a person, those that keep a trace", kept, 0
    with tempfile.TemporaryDirectory() as folder:
        hostile_plan = hostile(Path(folder) / PLAN).read_bytes()
        done = [run(recipe, hostile_plan, Path(folder) / recipe.replace(" ", "-")) for recipe in RECIPES]
    files = [(name, data) for one in done for name, data in one.files.items()]
    yield f"texts of a user that run, in {len(files)} files of {len(done)} commands", _running(files), 0
    yield "tries to reach the network or another program", sum(one.code == TRIED for one in done), 0
    yield "places that tell a folder, a user or a computer", sum(len([*traces(one)]) for one in done), 0


def _running(files: list[tuple[str, bytes]]) -> int:
    return sum(len([*running(*file)]) for file in files)
