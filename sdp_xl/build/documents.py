"""The documents, or parts of them, that repeat what is declared elsewhere: generated, so that they cannot differ."""

from __future__ import annotations

import re
from pathlib import Path

from schemas.model import Citation
from schemas.requirements import REQUIREMENTS
from sdp_xl.build.diagram import rooms_diagram, rooms_table
from sdp_xl.build.holidays import holidays_module
from sdp_xl.rules import FAMILIES, RULES, Rule


def write_documents(folder: Path) -> tuple[Path, ...]:
    """Renews the generated documents of the repository in ``folder``; returns their paths."""
    documents = rendered(folder)
    for path, text in documents.items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    return tuple(documents)


def rendered(folder: Path) -> dict[Path, str]:
    """The text that each generated document of the repository should have."""
    contributing = folder / "CONTRIBUTING.md"
    text = contributing.read_text(encoding="utf-8")
    for name, block in (("rooms", rooms_table()), ("diagram", rooms_diagram())):
        marked = re.compile(rf"(<!-- generated: {name} -->\n).*?(<!-- end -->)", re.DOTALL)
        text = marked.sub(lambda match, block=block: f"{match[1]}{block}{match[2]}", text)  # type: ignore[misc]
    return {
        contributing: text,
        folder / "docs" / "rules.md": rules_document(),
        folder / "schemas" / "holidays.py": holidays_module(),
    }


def families_table() -> str:
    """The families of rules with how many rules of each severity they have."""
    lines = ["| IDs | Family | Errors | Warnings | Advice |", "|---|---|---|---|---|"]
    for digit, family in FAMILIES.items():
        severities = [rule.severity.value for rule in RULES.values() if rule.id[3] == digit]
        counts = " | ".join(str(severities.count(one)) for one in ("error", "warning", "advice"))
        lines.append(f"| SDP{digit}… | {family} | {counts} |")
    return _joined(lines)


def elements_table() -> str:
    """The required and suggested elements with their level and sources."""
    lines = ["| Rule | Element | Asked for | Source |", "|---|---|---|---|"]
    lines += [f"| {one.id} | {_cell(one.title)} | {one.level.value} | {_sources(one.cites)} |" for one in REQUIREMENTS]
    return _joined(lines)


def rules_document() -> str:
    """All rules with why, fix and sources, by family."""
    parts = [
        "# Rules",
        "Generated from the rules themselves by `sdp-xl build`; please do not edit.\n"
        "An **error** is required by law or would make the output wrong, a **warning** is a likely mistake, **advice** "
        "is a suggestion.",
        families_table().rstrip(),
        "## The elements of the law and of the guidance",
        "Where the check looks for each: see its rule below.",
        elements_table().rstrip(),
    ]
    for digit, family in FAMILIES.items():
        parts.append(f"## {family}")
        parts += [_rule(rule) for rule in sorted(RULES.values(), key=lambda rule: rule.id) if rule.id[3] == digit]
    return "\n\n".join(parts) + "\n"


def _rule(rule: Rule) -> str:
    why, _, example = rule.why.partition("Example:")
    lines = [f"### {rule.id}: {rule.title}", f"{rule.severity.value.capitalize()}. {_cell(why)}"]
    if example:
        lines.append(f"```text\nExample:{example.rstrip()}\n```")
    lines += [f"**To do:** {rule.fix}", f"**Source:** {_sources(rule.cites)}"]
    return "\n\n".join(lines)


def _sources(cites: tuple[Citation, ...]) -> str:
    return "; ".join(_source(cite) for cite in cites)


def _source(cite: Citation) -> str:
    return f"[{cite.label}]({cite.url}){cite.dated}" if cite.url else cite.label


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def _joined(lines: list[str]) -> str:
    return "\n".join(lines) + "\n"
