"""The architecture: imports go down only, each library has one door, heavy imports are lazy."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FLOORS = (
    # each floor may import itself and what stands below it; the longest prefix decides
    (5, ("sdp_xl.cli", "sdp_xl.buttons", "sdp_xl.companion", "sdp_xl.pytest_plugin", "sdp_xl.__main__")),
    (4, ("sdp_xl.files", "sdp_xl.live", "sdp_xl.build", "sdp_xl.document", "sdp_xl.setup")),
    (3, ("sdp_xl.pages", "sdp_xl.report", "sdp_xl.check")),
    (
        2,
        (
            *("sdp_xl.rules", "sdp_xl.timeline", "sdp_xl.schedule", "sdp_xl.chains", "sdp_xl.chart"),
            *("sdp_xl.evidence", "sdp_xl.exceptions", "sdp_xl.intake", "sdp_xl.personal", "sdp_xl.compare"),
        ),
    ),
    (
        1,
        (
            "sdp_xl",
            "sdp_xl.locate",
            "sdp_xl.located",
            "sdp_xl.findings",
            "sdp_xl.grid",
            "sdp_xl.page",
            "sdp_xl.trouble",
            "sdp_xl.log",
            "sdp_xl.workdays",
            "sdp_xl.written",
            "sdp_xl.links",
            "sdp_xl.measure",
            "sdp_xl.guard",
            "sdp_xl.engines",
            "sdp_xl.mpo",
            "schemas.frames",
        ),
    ),
    (0, ("schemas", "workbook")),
)
DOORS = {
    "openpyxl": ("sdp_xl.files", "sdp_xl.build"),
    "zipfile": ("sdp_xl.files", "sdp_xl.build"),
    "xlsxwriter": ("sdp_xl.build", "sdp_xl.cli.make"),
    "pandas": ("schemas.frames",),
    "pandera": ("schemas.frames",),
    "xlwings": ("sdp_xl.live", "sdp_xl.buttons", "sdp_xl.companion"),
    "rich": ("sdp_xl.report",),
    "docx": ("sdp_xl.files", "sdp_xl.document"),
}


@cache
def modules() -> dict[str, Path]:
    found = {}
    for path in sorted([*ROOT.glob("schemas/**/*.py"), *ROOT.glob("sdp_xl/**/*.py"), *ROOT.glob("workbook/*.py")]):
        name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        found[name.removesuffix(".__init__")] = path
    return found


@cache
def imported(path: Path) -> tuple[str, ...]:
    return tuple(_imported(path))


def _imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def floor(name: str) -> int | None:
    best = max(
        (
            (len(prefix), number)
            for number, prefixes in FLOORS
            for prefix in prefixes
            if name == prefix or (name.startswith(f"{prefix}.") and prefix != "sdp_xl")
        ),
        default=None,
    )
    return best[1] if best else None


@pytest.mark.parametrize("name", modules())
def test_every_module_stands_on_a_floor_and_imports_only_downwards(name: str) -> None:
    own = floor(name)
    assert own is not None, f"{name} stands on no floor: add it to FLOORS"
    known = modules()
    for target in imported(known[name]):
        if target in known:
            below = floor(target)
            assert below is not None and below <= own, f"{name} (floor {own}) imports {target} (floor {below})"


@pytest.mark.parametrize("name", modules())
def test_each_library_has_one_door(name: str) -> None:
    for target in imported(modules()[name]):
        doors = DOORS.get(target.partition(".")[0])
        assert doors is None or any(name == door or name.startswith(f"{door}.") for door in doors), (name, target)


def test_schemas_never_imports_sdp_xl() -> None:
    for name, path in modules().items():
        if name.startswith("schemas"):
            assert not [target for target in imported(path) if target.startswith("sdp_xl")], name


@pytest.mark.parametrize("arguments", [["--help"], ["rules"], ["explain", "SDP501"]])
def test_light_commands_import_nothing_heavy(arguments: list[str]) -> None:
    program = (
        "import sys; from sdp_xl.cli import main\n"
        f"try: main({arguments!r})\nexcept SystemExit: pass\n"
        "heavy = {'pandas', 'numpy', 'pandera', 'openpyxl', 'xlwings', 'xlsxwriter', 'lxml', 'holidays', 'rich'}\n"
        "heavy |= {'docx'}\n"
        "print('HEAVY:', sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout.splitlines()[-1] == "HEAVY: []"


def loaded(program: str) -> set[str]:
    """The modules that a fresh interpreter has loaded after the program."""
    program = f"import sys\n{program}\nprint('LOADED:', *sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT, check=True)
    return set(done.stdout.splitlines()[-1].split())


def test_a_check_of_what_excel_hands_over_imports_nothing_heavy() -> None:
    """As a button does it: each press starts Python anew."""
    modules = loaded(
        "from datetime import date\nfrom sdp_xl.check import run\nfrom sdp_xl.grid import Grid\n"
        "from tests.markdown import master\n"
        "assert run(Grid(sheets=master()), today=date(2026, 11, 24)).findings"
    )
    heavy = {"pandas", "numpy", "pandera", "matplotlib", "openpyxl", "xlwings", "xlsxwriter", "lxml", "rich"}
    assert "holidays.countries.united_states" in modules and not heavy & modules
    assert not {"holidays.countries", "holidays.countries.france"} & modules


def test_other_programs_may_still_ask_for_the_holidays_of_other_countries() -> None:
    modules = loaded(
        "from datetime import date\nfrom sdp_xl.workdays import Workdays\nfrom holidays import country_holidays\n"
        "days = Workdays('Ohio', (), date(2027, 7, 1), date(2027, 7, 31))\n"
        "assert date(2027, 7, 14) in country_holidays('FR', years=2027)\n"
        "from holidays.countries import US\nassert days.why_closed(date(2027, 7, 5)) in US(years=2027).values()"
    )
    assert "holidays.countries.france" in modules


def test_a_check_of_a_file_needs_no_library_but_lxml() -> None:
    modules = loaded("from sdp_xl.cli import main\nmain(['check', 'workbook/sdp-example.xlsx'])")
    heavy = {"pandas", "numpy", "pandera", "matplotlib", "openpyxl", "xlwings", "xlsxwriter", "rich"}
    assert "lxml" in modules and not heavy & modules


def test_files_stay_small() -> None:
    """About 200 lines of logic; declarations (schemas) may be longer, since nobody has to follow them."""
    for name, path in modules().items():
        if not name.startswith("schemas."):
            assert len(path.read_text(encoding="utf-8").splitlines()) <= 260, name
