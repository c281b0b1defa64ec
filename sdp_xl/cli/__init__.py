"""The command line: runs one command and says in its exit code how it went."""

from __future__ import annotations

import sys
from collections.abc import Sequence

from sdp_xl.cli.arguments import parser
from sdp_xl.trouble import Trouble

WORKBOOKS = ("file", "old", "new", "base", "a", "b")
"""What the arguments that name workbooks are called."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; returns 0 (nothing found), 1 (findings) or 2 (could not be done, one sentence says why)."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    given = parser().parse_args(arguments)
    try:
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
