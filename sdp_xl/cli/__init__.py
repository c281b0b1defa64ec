"""The command line: runs one command and says in its exit code how it went."""

from __future__ import annotations

import argparse
import signal
import sys
import threading
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
    _end_tidily()
    words = sys.argv[1:] if arguments is None else list(arguments)
    try:
        given = _given(words)
        for file in filter(None, (getattr(given, name, None) for name in WORKBOOKS)):
            from sdp_xl.cli.output import tell_of_copies
            from sdp_xl.files.temporary import sweep

            tell_of_copies(file)
            sweep(file.parent)
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


def _end_tidily() -> None:
    """Has a command that is told to end (SIGTERM, a closed terminal) end like any other, so that no file is left."""
    if threading.current_thread() is threading.main_thread():
        for name in ("SIGTERM", "SIGHUP"):
            if hasattr(signal, name):
                signal.signal(getattr(signal, name), _ended)


def _ended(number: int, frame: object) -> None:
    raise SystemExit(128 + number)
