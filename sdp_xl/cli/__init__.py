"""The command line: runs one command and says in its exit code how it went."""

import sys

TYPE_CHECKING = False  # typing's own would have to be imported
if TYPE_CHECKING:
    from collections.abc import Sequence


def main(arguments: "Sequence[str] | None" = None) -> int:
    """Runs one command; returns 0 (nothing found), 1 (findings) or 2 (could not be done, one sentence says why)."""
    try:  # nothing is imported before, so that Ctrl-C while a command begins is one sentence too
        from sdp_xl.cli.run import run

        return run(arguments)
    except KeyboardInterrupt:
        if sys.stderr:
            sys.stderr.write("sdp-xl: stopped.\n")
        return 2
