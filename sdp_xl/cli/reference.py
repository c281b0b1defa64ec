"""docs/commands.md: every command with its arguments, as the parser knows them, so that the two cannot differ."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from sdp_xl.cli.arguments import arguments_of
from sdp_xl.cli.commands import COMMANDS, EXAMPLES


def write_reference(folder: Path) -> Path:
    """Renews the document of the repository in ``folder``; returns its path."""
    path = folder / "docs" / "commands.md"
    path.write_text(reference(), encoding="utf-8", newline="\n")
    return path


def reference() -> str:
    """The text of the document."""
    parts = [
        "# Commands",
        "Generated from the command line itself by `sdp-xl build`; please do not edit.",
        "```text\n" + "\n".join(EXAMPLES) + "\n```",
        "A name with spaces stands in straight quotes. Unless a command says otherwise, its exit code is 0: done, "
        "nothing found; 1: findings; 2: could not be done, and one sentence says why.",
    ]
    for name in COMMANDS:
        parts += _command(name)
    return "\n\n".join(parts) + "\n"


def _command(name: str) -> Iterator[str]:
    purpose, add_arguments, _ = COMMANDS[name]
    parser = argparse.ArgumentParser(prog=f"sdp-xl {name}")
    add_arguments(parser)
    actions = tuple(arguments_of(parser))
    yield f"## {name}"
    yield f"{purpose[0].upper()}{purpose[1:]}."
    if parser.description:
        yield parser.description
    usage = [parser.prog, *(_named(one) for one in actions if not one.option_strings or one.required)]
    if any(one.option_strings and not one.required for one in actions):
        usage.append("[OPTIONS]")
    yield f"```text\n{' '.join(usage)}\n```"
    if actions:
        lines = [f"| `{_named(one, every=True)}` | {_cell(one.help or '')} |" for one in actions]
        yield "\n".join(["| Argument | What it is |", "|---|---|", *lines])
    if parser.epilog:
        yield parser.epilog


def _named(action: argparse.Action, *, every: bool = False) -> str:
    """An argument as it is typed: its option and its value; all its spellings and choices with ``every``."""
    options = action.option_strings if every else action.option_strings[:1]
    value = "" if action.nargs == 0 else str(action.metavar or action.dest.upper())
    if every and action.choices:
        value = " or ".join(map(str, action.choices))
    if action.nargs in ("+", "*"):
        value += " …"
    if action.nargs in ("?", "*") and not every:
        value = f"[{value}]"
    return f"{', '.join(options)} {value}".strip()


def _cell(text: str) -> str:
    return text.replace("%%", "%").replace("|", "\\|")
