"""The architecture: imports go down only, each library has one door, heavy imports are lazy."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from sdp_xl.build.rooms import arrows, floor, imported, modules

ROOT = Path(__file__).parents[1]
APART = ("cli", "buttons", "companion", "page", "setup")
"""The front doors, of which none leans on another but where a door is opened or its button is pressed (OPENS)."""

OPENS = {("cli", "companion"), ("cli", "setup"), ("companion", "buttons"), ("companion", "page")}

DOORS = {
    "openpyxl": (
        "sdp_xl.files",
        "sdp_xl.build",
        "sdp_xl.chart.spreadsheet",
        "sdp_xl.fleet.book",
        "sdp_xl.fleet.overview",
        "sdp_xl.intake.preview",
    ),
    "zipfile": ("sdp_xl.files", "sdp_xl.build", "sdp_xl.documents.word", "sdp_xl.intake.sources", "sdp_xl.share"),
    "xlsxwriter": ("sdp_xl.build", "sdp_xl.cli.make"),
    "pandas": ("schemas.frames", "sdp_xl.fleet.frames"),
    "pandera": ("schemas.frames", "sdp_xl.jobs", "sdp_xl.fleet.frames"),
    "xlwings": ("sdp_xl.live", "sdp_xl.buttons", "sdp_xl.companion"),
    "rich": ("sdp_xl.cli",),
    "docx": ("sdp_xl.documents",),
    "icalendar": ("sdp_xl.documents.calendar",),
    "fpdf": ("sdp_xl.documents.picture",),
    "resvg_py": ("sdp_xl.documents.picture",),
    "distributed": ("sdp_xl.cli.rollup",),
    "pyarrow": ("sdp_xl.cli.rollup",),
    "shtab": ("sdp_xl.cli.completion",),
}


@pytest.mark.parametrize("name", modules())
def test_every_module_stands_on_a_floor_and_imports_only_downwards(name: str) -> None:
    own = floor(name)
    assert own is not None, f"{name} stands on no floor: add it to FLOORS in sdp_xl/build/rooms.py"
    known = modules()
    for target in imported(known[name]):
        if target in known:
            below = floor(target)
            assert below is not None and below <= own, f"{name} (floor {own}) imports {target} (floor {below})"


def test_no_front_door_leans_on_another() -> None:
    assert {(a, b) for a, b in arrows() if a in APART and b in APART} <= OPENS


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
        "heavy |= {'docx', 'resvg_py', 'shtab'}\n"
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
        "from datetime import date\nfrom sdp_xl.checking.check import run\n"
        "from sdp_xl.plan.grid import Grid\n"
        "from tests.markdown import master\n"
        "assert run(Grid(sheets=master()), today=date(2026, 11, 24)).findings"
    )
    heavy = {"pandas", "numpy", "pandera", "matplotlib", "openpyxl", "xlwings", "xlsxwriter", "lxml", "rich"}
    assert "schemas.holidays" in modules and not (heavy | {"holidays"}) & modules


def test_other_programs_may_still_ask_for_the_holidays_of_other_countries() -> None:
    modules = loaded(
        "from datetime import date\nfrom sdp_xl.scheduling.workdays import Workdays\n"
        "from holidays import country_holidays\n"
        "days = Workdays('Ohio', (), date(2027, 7, 1), date(2027, 7, 31))\n"
        "assert days.why_closed(date(1984, 7, 4)) == 'Independence Day'\n"  # by the library: no plan is that old
        "assert date(2027, 7, 14) in country_holidays('FR', years=2027)\n"
        "from holidays.countries import US\nassert days.why_closed(date(2027, 7, 5)) in US(years=2027).values()"
    )
    assert "holidays.countries.france" in modules


@pytest.mark.parametrize("command", [["check"], ["check", "-o"], ["share", "-o"]], ids=" ".join)
def test_a_check_or_a_copy_of_a_file_needs_no_heavy_library(command: list[str], tmp_path: Path) -> None:
    given = [command[0], "workbook/sdp-example.xlsx", *command[1:], *[str(tmp_path / "Out.xlsx")] * len(command[1:])]
    modules = loaded(f"from sdp_xl.cli import main\nassert main({given!r}) in (0, 1)")
    heavy = {"pandas", "numpy", "pandera", "matplotlib", "openpyxl", "xlwings", "xlsxwriter", "lxml", "rich"}
    assert "sdp_xl.files.read" in modules and not heavy & modules


@pytest.mark.parametrize("command", ["check", "timeline"])
def test_a_check_of_a_file_brings_neither_the_web_nor_what_writes(command: str) -> None:
    modules = loaded(f"from sdp_xl.cli import main\nassert main({[command, 'workbook/sdp-example.xlsx']!r}) in (0, 1)")
    web = {"urllib.request", "http", "http.client", "ssl", "socket", "email", "importlib.metadata", "xml.sax"}
    writes = {
        "sdp_xl.files.write",
        "sdp_xl.files.backup_files",
        "sdp_xl.files.pages",
        "sdp_xl.pages.timeline",
        "zoneinfo",
    }
    assert "sdp_xl.files.read" in modules and not (web | {"holidays"}) & modules
    assert not (writes if command == "check" else writes - {"sdp_xl.pages.timeline"}) & modules


def test_files_stay_small() -> None:
    """About 200 lines of logic; declarations (schemas) may be longer, since nobody has to follow them."""
    for name, path in modules().items():
        if not name.startswith("schemas."):
            assert len(path.read_text(encoding="utf-8").splitlines()) <= 260, name
