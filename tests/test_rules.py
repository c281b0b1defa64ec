"""Every rule against its little sheets in tests/rules/: what it finds, where, and what it leaves alone."""

from __future__ import annotations

from pathlib import Path

import pytest

from sdp_xl.checking import check
from sdp_xl.rules import MODULES, RULES
from tests.markdown import Case, cases

FOLDER = Path(__file__).parent / "rules"
FILES = {path.stem: path for path in sorted(FOLDER.glob("SDP*.md"))}
NO_CASES = {"SDP901"}
"""Provoked in tests/test_check.py: no workbook can make a rule crash."""


def all_cases() -> list[object]:
    return [
        pytest.param(rule, case, id=f"{rule}: {case.name}")
        for rule, path in FILES.items()
        for case in cases(path.read_text(encoding="utf-8"))
    ]


@pytest.mark.parametrize(("rule", "case"), all_cases())
def test_case(rule: str, case: Case) -> None:
    report = check.run(case.grid, today=case.today, only={rule})
    found = report.findings + report.accepted
    lines = [f"{f.sheet}!{f.cell}: {f.message}" if f.cell else f"{f.sheet or 'Workbook'}: {f.message}" for f in found]
    assert lines == list(case.expected)


@pytest.mark.parametrize("rule", sorted(set(RULES) - NO_CASES))
def test_every_rule_has_a_case_that_passes_and_one_that_finds(rule: str) -> None:
    found = cases(FILES[rule].read_text(encoding="utf-8"))
    assert any(case.expected for case in found)
    assert any(not case.expected for case in found)


@pytest.mark.parametrize("rule", RULES.values(), ids=lambda rule: rule.id)
def test_every_rule_explains_itself(rule: object) -> None:
    text = rule.why
    assert "Example:" in text or "nothing in a workbook to correct" in text


def test_each_rule_is_declared_in_the_folder_of_its_family_and_all_stand_in_the_order_of_their_ids() -> None:
    assert list(RULES) == sorted(RULES)
    homes = {"sdp_xl.rules.elements": {"6", "7"}}
    for id_, rule in RULES.items():
        home = rule.check.__module__
        assert id_[3] in homes.get(home, ()) or home.startswith(MODULES[id_[3]].__name__), (id_, home)
