"""Documents that repeat declared facts are as generated, and name nothing that they must not."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
import warnings
from importlib import metadata
from pathlib import Path

import pytest

import workbook
from sdp_xl.build.documents import rendered
from sdp_xl.build.macros.project import OURS
from sdp_xl.cli.about import PACKAGES, PYTHON
from sdp_xl.cli.reference import reference

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
DOCS = sorted(path.relative_to(ROOT).as_posix() for path in ROOT.glob("docs/*.md"))
LINK = re.compile(r"\]\((?!https?:|#)([^)#]+)[^)]*\)")


def test_generated_documents_are_current() -> None:
    for path, text in {**rendered(ROOT), ROOT / "docs" / "commands.md": reference()}.items():
        assert path.read_text(encoding="utf-8") == text, f"{path.name} is stale: run sdp-xl build"


def test_doctor_knows_every_dependency_and_the_oldest_python() -> None:
    names = {re.match(r"[\w-]+", one)[0].lower() for one in PROJECT["dependencies"]}  # type: ignore[index]
    assert names == set(PACKAGES)
    assert PROJECT["requires-python"] == f">={PYTHON[0]}.{PYTHON[1]}"


@pytest.mark.parametrize("start", ["dependencies = [", "[dependency-groups]"])
def test_every_pin_has_its_reason(start: str) -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    block = text.partition(start)[2].partition("]\n\n")[0]
    lines = [line for line in block.splitlines() if line.strip().startswith('"')]
    assert lines
    for line in lines:
        assert "# " in line, line


def test_the_readme_is_short_enough_to_be_read() -> None:
    assert len((ROOT / "README.md").read_bytes()) <= 8 * 1024


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "THIRD_PARTY.md", *DOCS])
def test_every_link_within_the_repository_leads_to_a_file(name: str) -> None:
    page = ROOT / name
    for target in LINK.findall(page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), target


def test_the_package_page_has_no_link_that_leads_nowhere() -> None:
    """Such a page stands alone: every link on it is an address, the repository's where there is one."""
    page = subprocess.run(
        [sys.executable, "-m", "hatch_fancy_pypi_readme"], cwd=ROOT, capture_output=True, encoding="utf-8", check=True
    ).stdout
    assert "sdp-xl demo" in page and not LINK.findall(page)
    assert ("![" in page) == ("Repository" in PROJECT["urls"])


def test_the_license_of_what_others_wrote_is_shipped() -> None:
    """The license as the installed package gives it; what holds code in the built workbooks is our module alone."""
    assert "THIRD_PARTY.md" in PROJECT["license-files"]
    text = (ROOT / "THIRD_PARTY.md").read_text(encoding="utf-8")
    given = metadata.distribution("pyOpenVBA").read_text("licenses/LICENSE.md")
    assert given and given[given.index("Copyright") :].strip() in text
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what it imports is deprecated elsewhere
        from oletools.olevba import VBA_Parser
    for name in (workbook.WITH_BUTTONS, workbook.ADD_IN):
        written = {module: code for _, _, module, code in VBA_Parser(str(workbook.path(name))).extract_macros()}
        assert [module for module, code in written.items() if "Sub " in code] == [f"{OURS}.bas"]


def test_no_registry_address_and_no_path_of_a_machine_in_any_file() -> None:
    listed = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    forbidden = re.compile(r"pypi\.org|pythonhosted|npmjs\.org|/root/|/home/\w|C:\\Users", re.IGNORECASE)
    for name in listed.stdout.splitlines():
        path = ROOT / name
        if path.suffix in {".py", ".md", ".toml", ".yaml", ".txt", ".bas", ""} and path != Path(__file__):
            found = forbidden.search(path.read_text(encoding="utf-8"))
            assert not found, f"{name}: {found}"


def test_the_examples_for_python_run(tmp_path: Path) -> None:
    """One after the other, each by itself, in one folder: the first makes the workbook that the others read."""
    examples = re.findall(r"^```python\n(.*?)^```", (ROOT / "docs" / "python.md").read_text("utf-8"), re.M | re.S)
    assert len(examples) == 6
    for example in examples:
        done = subprocess.run(
            [sys.executable, "-W", "error", "-c", example], capture_output=True, text=True, cwd=tmp_path, check=False
        )
        assert done.returncode == 0 and done.stdout, f"{example}\n{done.stderr}"
    assert [path.name for path in tmp_path.iterdir()] == ["Ohio SDP 2027.xlsx"]
