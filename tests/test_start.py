"""What a check pays before and beside the rules is bounded: modules, patterns and classes cost at each start."""

from __future__ import annotations

import gc
import json
import subprocess
import sys
from pathlib import Path

import pytest

from sdp_xl.cli import main
from sdp_xl.cli.commands import COMMANDS, parser

ROOT = Path(__file__).parents[1]
CHECK = ["check", "workbook/sdp-example.xlsx"]

UNUSED = {
    *("asyncio", "concurrent", "csv", "decimal", "email", "html", "http", "importlib.metadata", "json", "logging"),
    *("multiprocessing", "pickle", "platform", "random", "selectors", "socket", "ssl", "statistics", "subprocess"),
    *("tempfile", "textwrap", "urllib.request", "uuid", "xml.dom", "xml.sax", "zoneinfo"),
}
"""Modules of Python itself that a check has no use for; each brings others."""

COUNTED = f"""
import contextlib, io, sys
from re import _compiler
compiled, compile = [], _compiler.compile
def counted(pattern, flags=0):
    frame = sys._getframe(1)
    while frame.f_globals["__name__"].startswith("re"):
        frame = frame.f_back
    compiled.append(frame.f_globals["__name__"])
    return compile(pattern, flags)
_compiler.compile = counted
from sdp_xl.cli import main
with contextlib.redirect_stdout(io.StringIO()):
    assert main({CHECK!r}) in (0, 1)
loaded, patterns = sorted(sys.modules), [*compiled]
made = [
    f"{{name}}.{{key}}"
    for name in loaded
    for key, value in vars(sys.modules[name]).items()
    if isinstance(value, type) and value.__module__ == name and "__dataclass_fields__" in vars(value)
]
import json
print(json.dumps([loaded, patterns, made]))
"""


@pytest.fixture(scope="module")
def paid() -> tuple[set[str], list[str], list[str]]:
    """The modules that a check of the example loads, where it compiles patterns, and the dataclasses that it makes."""
    done = subprocess.run([sys.executable, "-c", COUNTED], capture_output=True, text=True, cwd=ROOT, check=True)
    loaded, compiled, made = json.loads(done.stdout)
    return set(loaded), compiled, made


def test_a_check_loads_few_modules_and_none_without_use(paid: tuple[set[str], list[str], list[str]]) -> None:
    loaded, _, _ = paid
    assert not UNUSED & loaded
    assert len(loaded) < 385  # each costs a tenth of a millisecond, were it empty


def test_a_check_compiles_few_patterns(paid: tuple[set[str], list[str], list[str]]) -> None:
    _, compiled, _ = paid
    assert len([name for name in compiled if not name.startswith("sdp_xl.mpo")]) < 100
    assert len(compiled) < 220


def test_what_a_check_loads_are_named_tuples_which_cost_a_tenth_of_a_dataclass(
    paid: tuple[set[str], list[str], list[str]],
) -> None:
    _, _, made = paid
    assert len(made) < 8, made


def test_a_command_sets_its_memory_aside_where_the_process_ends_with_it() -> None:
    program = "import gc\nfrom sdp_xl.cli import main\nprint(main(), gc.get_freeze_count() > 10_000)"
    done = subprocess.run([sys.executable, "-c", program, *CHECK], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout.splitlines()[-1] in ("0 True", "1 True")
    frozen = gc.get_freeze_count()
    assert main(["rules"]) == 0 and gc.isenabled() and gc.get_freeze_count() == frozen


def test_a_command_has_a_parser_of_its_own_and_the_help_one_of_all() -> None:
    assert "restore" not in parser(("check",)).format_help()
    told = parser(("--help",)).format_help()
    assert all(f"\n    {command}" in told for command in COMMANDS)
