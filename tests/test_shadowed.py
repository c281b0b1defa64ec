"""A project with folders of its own called schemas and workbook: every front door works there all the same."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import workbook
from sdp_xl.beside import NAMES
from sdp_xl.rules import RULES


@pytest.fixture(params=["package", "folder", "module"])
def project(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A folder with a plan in which the names of our packages mean something else."""
    shutil.copy(workbook.path(workbook.EXAMPLE), tmp_path / "plan.xlsx")
    for name in NAMES:
        if request.param == "module":
            (tmp_path / f"{name}.py").write_text("mine = 1\n", encoding="utf-8")
            continue
        (tmp_path / name).mkdir()
        (tmp_path / name / "values.py").write_text("mine = 1\n", encoding="utf-8")
        if request.param == "package":
            (tmp_path / name / "__init__.py").write_text("mine = 1\n", encoding="utf-8")
    return tmp_path


def run(project: Path, *arguments: str) -> str:
    """What Python prints, started in the project, whose folder then comes first where it looks for modules."""
    done = subprocess.run([sys.executable, *arguments], capture_output=True, text=True, cwd=project, check=False)
    assert "Traceback" not in done.stdout + done.stderr, done.stderr
    return done.stdout


def test_the_command_line(project: Path) -> None:
    assert "0 errors" in run(project, "-m", "sdp_xl", "check", "plan.xlsx")
    assert "Made other.xlsx" in run(project, "-m", "sdp_xl", "new", "other.xlsx")


def test_pytest_with_a_project_that_uses_its_own(project: Path) -> None:
    own = "import schemas\nimport workbook\n"
    if (project / "schemas" / "__init__.py").exists():
        own += "import schemas.values\nassert schemas.values.mine\n"
    (project / "conftest.py").write_text(own, encoding="utf-8")
    (project / "test_own.py").write_text(own + "def test_own(): pass\n", encoding="utf-8")
    told = run(project, "-m", "pytest", "-p", "no:cacheprovider", "-q", "test_own.py", "plan.xlsx")
    assert f"{len(RULES) + 1} passed" in told, told


def test_a_script(project: Path) -> None:
    told = run(project, "-c", "import schemas, sdp_xl\nprint(sdp_xl.check('plan.xlsx').counts['error'])")
    assert told == "0\n"


def test_the_buttons_can_be_imported_and_say_that_there_is_no_excel(project: Path) -> None:
    program = (
        "import sdp_xl.buttons\ntry: sdp_xl.buttons.press('check')\nexcept SystemExit: pass\n"
        "import schemas.values, workbook\nprint(schemas.values.is_blank(None), workbook.MASTER)"
    )
    assert run(project, "-c", program) == f"True {workbook.MASTER}\n"


def test_what_only_has_the_tool_installed_keeps_its_own(project: Path) -> None:
    """The plugin is loaded by every pytest; until a workbook is named, it changes nothing.

    A folder without __init__.py is to Python itself less than a package elsewhere, so there ours is found anyway.
    """
    found = not (project / "schemas.py").exists() and not (project / "schemas" / "__init__.py").exists()
    program = "import sdp_xl.pytest_plugin, schemas\nprint(hasattr(schemas, 'SCHEMA_VERSION'))"
    assert run(project, "-c", program) == f"{found}\n"
