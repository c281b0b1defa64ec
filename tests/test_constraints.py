"""constraints.txt is a whole and checkable run-time set that fits pyproject.toml."""

from __future__ import annotations

import importlib.util
import json
import re
import tomllib
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement

ROOT = Path(__file__).parents[1]
TEXT = (ROOT / "constraints.txt").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def pinned() -> list[tuple[Requirement, int]]:
    """Each pinned package with the number of its hashes."""
    lines = re.sub(r"\\\n", " ", TEXT).splitlines()
    return [
        (Requirement(line.partition("--hash")[0]), len(re.findall(r"--hash=sha256:[0-9a-f]{64}(?:\s|$)", line)))
        for line in lines
        if line.strip() and not line.startswith("#")
    ]


def canonical(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_every_package_is_pinned_with_hashes_and_nothing_else_stands_there() -> None:
    for package, hashes in pinned():
        assert hashes and not package.url, package
        assert [one.operator for one in package.specifier] == ["=="], package
    assert "://" not in TEXT and "--index" not in TEXT and "--find-links" not in TEXT


@pytest.mark.parametrize("dependency", PROJECT["dependencies"])
def test_each_dependency_is_pinned_within_its_limits(dependency: str) -> None:
    wanted = Requirement(dependency)
    found = [package for package, _ in pinned() if canonical(package.name) == canonical(wanted.name)]
    assert found, f"{wanted.name} is not in constraints.txt: run .ci/constraints"
    for package in found:
        (version,) = (one.version for one in package.specifier)
        assert wanted.specifier.contains(version), f"{package} does not fit {wanted}: run .ci/constraints"


def test_what_the_dependencies_need_is_pinned_too() -> None:
    """As the installed packages tell it; hashes are only checked if all are there."""
    names = {canonical(package.name) for package, _ in pinned()}
    waiting = [Requirement(text) for text in PROJECT["dependencies"]]
    seen: set[str] = set()
    while waiting:
        one = waiting.pop()
        if canonical(one.name) in seen:
            continue
        seen.add(canonical(one.name))
        assert canonical(one.name) in names, f"{one.name} is not in constraints.txt: run .ci/constraints"
        for text in metadata.requires(one.name) or ():
            need = Requirement(text)
            extras = one.extras or {""}
            if not need.marker or any(need.marker.evaluate({"extra": extra}) for extra in extras):
                waiting.append(need)


@pytest.mark.parametrize(
    ("packages", "code", "sentence"),
    [
        (None, 0, "NOT AUDITED"),
        ([{"name": "a", "skip_reason": "not found"}], 0, "NOT AUDITED"),
        ([{"name": "a", "version": "1", "vulns": []}], 0, "No known vulnerability in 1 packages."),
        (
            [{"name": "a", "version": "1", "vulns": [{"id": "CVE-1"}]}, {"name": "b", "skip_reason": "x"}],
            1,
            "a 1: CVE-1",
        ),
    ],
)
def test_an_audit_that_asked_nobody_says_so(packages: list[object] | None, code: int, sentence: str) -> None:
    spec = importlib.util.spec_from_file_location("audit", ROOT / ".ci" / "audit.py")
    assert spec and spec.loader
    audit = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(audit)
    ended, told = audit.told(json.dumps({"dependencies": packages}) if packages else "")
    assert ended == code and sentence in told
