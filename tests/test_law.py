"""Words that rules quote as the law's, which must be the law's own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from schemas.values import fold
from sdp_xl.rules import RULES

DATA = Path(__file__).parent / "data"
LAW = " ".join(fold((DATA / name).read_text(encoding="utf-8")) for name in ("law.txt", "table-a1.txt"))


def quotations() -> list[tuple[str, str]]:
    """What rules that cite the law put in quotes: in small letters, as no header and no entry of a list begins."""
    cited = {
        id: " ".join(rule.why.partition("Example:")[0].split())
        for id, rule in RULES.items()
        if any(re.match(r"34 CFR|ESEA|SDP Toolkit", cite.label) for cite in rule.cites)
    }
    return [
        (id, quoted)
        for id, why in cited.items()
        for quoted in re.findall(r"“([a-z][^”]+)”", why)
        if len(quoted.split()) > 3
    ]


@pytest.mark.parametrize(("rule", "quoted"), quotations())
def test_what_is_quoted_stands_in_the_law_word_by_word(rule: str, quoted: str) -> None:
    assert fold(quoted) in LAW, rule
