"""sdp-xl rules and explain: what is checked, why, and what to do."""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from schemas.model import SCHEMA_VERSION
from sdp_xl.trouble import Trouble

if TYPE_CHECKING:
    from sdp_xl.rules import Rule


def rules(given: argparse.Namespace) -> int:
    """Prints all rules by family: ID, severity, title; or as JSON. Always 0."""
    from sdp_xl.rules import FAMILIES

    if given.format == "json":
        print(_as_json(), end="")
        return 0
    for digit, family in FAMILIES.items():
        members = _family(f"SDP{digit}")
        if members:
            print(f"\n{family}")
            for rule in members:
                print(f"  {rule.id}  {rule.severity.value:<8} {rule.title}")
    print("\nWhy a rule exists and what to do: sdp-xl explain SDP501")
    return 0


def _as_json() -> str:
    from sdp_xl.cli.machine import cites, dump
    from sdp_xl.rules import RULES

    return dump(
        {
            "schema_version": SCHEMA_VERSION,
            "rules": [
                {
                    "rule": rule.id,
                    "severity": rule.severity.value,
                    "family": rule.family,
                    "title": rule.title,
                    "why": rule.why,
                    "fix": rule.fix,
                    "cites": cites(rule.cites),
                }
                for rule in RULES.values()
            ],
        }
    )


def explain(given: argparse.Namespace) -> int:
    """Prints title, severity, why, example, fix and sources of each rule asked for; 0. Raises Trouble."""
    asked = [rule for text in given.rules for rule in _asked(text)]
    print("\n\n".join("\n".join(_explained(rule)) for rule in dict.fromkeys(asked)))
    return 0


def full(text: str) -> str:
    """The ID or the beginning of IDs that is meant: SDP612 by “sdp612” or “612”."""
    text = text.strip().upper()
    return f"SDP{text}" if text.isdecimal() else text


def _family(start: str) -> tuple[Rule, ...]:
    from sdp_xl.rules import RULES

    return tuple(sorted((rule for rule in RULES.values() if rule.id[:4] == start), key=lambda rule: rule.id))


def _asked(text: str) -> Sequence[Rule]:
    """The rule with that ID, or those of the family."""
    from difflib import get_close_matches

    from sdp_xl.rules import RULES

    wanted = full(text)
    found = (RULES[wanted],) if wanted in RULES else _family(wanted)
    if not found:
        near = [rule for rule in RULES if wanted and rule.startswith(wanted)] or get_close_matches(wanted, RULES, n=1)
        hint = f" Did you mean {', '.join(near)}?" if near else ""
        raise Trouble(f"There is no rule “{text}”.{hint} See all with: sdp-xl rules.")
    return found


def _explained(rule: Rule) -> Iterator[str]:
    yield f"{rule.id}: {rule.title}"
    yield f"{rule.severity.value.capitalize()}, family “{rule.family}”\n"
    yield f"{rule.why}\n"
    yield f"To do: {rule.fix}"
    for cite in rule.cites:
        yield f"Source: {cite.label}{cite.dated}{' – ' + cite.url if cite.url else ''}"
