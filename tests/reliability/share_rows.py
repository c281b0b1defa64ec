"""Figures for the table of promises: what a shared copy leaves out, what runs in an output, what a command lets out."""

from __future__ import annotations

from pathlib import Path

from sdp_xl.cli import main
from tests.files.zips import parts
from tests.reliability.hostile_plan import TEXTS, hostile
from tests.reliability.outputs import running, texts, traces
from tests.reliability.recipes import PLAN, RECIPES, run
from tests.reliability.watched import TRIED
from tests.share.leaky import SECRETS, leaky
from tests.share.test_share import readable


def shared(folder: Path) -> dict[str, int]:
    """A plan that names persons wherever a workbook can, shared: parts that named one before, and that still do."""
    plan, copy = leaky(folder / "Leaky.xlsx"), folder / "Copy.xlsx"
    assert main(["share", str(plan), "-o", str(copy), "--force"]) == 0
    return {"parts that named a person": _naming(plan), "of these in the shared copy": _naming(copy)}


def _naming(path: Path) -> int:
    found = 0
    for data in parts(path).values():
        text = readable(data).lower()
        found += any(secret.lower() in text or secret.encode("utf-16-le") in data for secret in SECRETS)
    return found


def hostile_plan(folder: Path) -> dict[str, int]:
    """Every command, on a plan whose texts begin like formulas: what ran, what was tried, what was told."""
    plan = hostile(folder / PLAN).read_bytes()
    done = [run(recipe, plan, folder / recipe.replace(" ", "-")) for recipe in RECIPES]
    files = [(name, data) for one in done for name, data in one.files.items()]
    return {
        "commands run": len(done),
        "ways for a text to begin like a formula": len(TEXTS),
        "files written": len(files),
        "of these with a text of the plan": sum(any("EVIL" in text for _, text in texts(*file)) for file in files),
        "texts that run, or links elsewhere": sum(len([*running(*file)]) for file in files),
        "tries to reach the network or another program": sum(one.code == TRIED for one in done),
        "places that tell a folder, a user or a computer": sum(len([*traces(one)]) for one in done),
    }
