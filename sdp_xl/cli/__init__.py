"""The command line: runs one command and says in its exit code how it went."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from sdp_xl.beside import claim
from sdp_xl.trouble import Trouble

WORKBOOKS = ("file", "old", "new", "base", "a", "b")
"""What the arguments that name workbooks are called."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; returns 0 (nothing found), 1 (findings) or 2 (could not be done, one sentence says why)."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    claim()
    words = sys.argv[1:] if arguments is None else list(arguments)
    try:
        given = _given(words)
        for file in filter(None, (getattr(given, name, None) for name in WORKBOOKS)):
            from sdp_xl.cli.output import tell_of_copies

            tell_of_copies(file)
        return int(given.run(given))
    except Trouble as trouble:
        print(f"sdp-xl: {trouble}", file=sys.stderr)
        return 2
    except BrokenPipeError:
        sys.stderr.close()
        return 2
    except KeyboardInterrupt:
        print("sdp-xl: stopped.", file=sys.stderr)
        return 2


def _given(words: Sequence[str]) -> argparse.Namespace:
    """What was asked for. Raises Trouble for a command that there is not; SystemExit as argparse does."""
    from sdp_xl.cli.commands import COMMANDS, parser

    if not words:
        parser().print_help()
        raise SystemExit(2)
    command = words[0]
    if not command.startswith("-") and command not in COMMANDS:
        from difflib import get_close_matches

        near = get_close_matches(command.lower(), COMMANDS, n=1)
        hint = f" Did you mean “{near[0]}”?" if near else ""
        raise Trouble(f"There is no command “{command}”.{hint} See all with: sdp-xl --help")
    return parser().parse_args(words)
