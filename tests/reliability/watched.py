"""Runs a command of the tool in a Python that refuses to talk to the network or to start another program.

`python -m tests.reliability.watched sdp-xl check Plan.xlsx`, or `… pytest Plan.xlsx` for the plugin. Exit code 97: the
command tried; what it tried stands on the error output.
"""

from __future__ import annotations

import os
import sys

TRIED = 97
REFUSED = ("socket.", "urllib.", "http.", "ftplib.", "smtplib.", "imaplib.", "poplib.", "telnetlib.", "nntplib.")
REFUSED += (
    "subprocess.",
    "webbrowser.",
    "os.system",
    "os.exec",
    "os.posix_spawn",
    "os.spawn",
    "os.fork",
    "os.startfile",
)
"""Beginnings of the names of audit events (Python library, Audit events table)."""

tried: list[str] = []


class Refused(BaseException):
    """No code of the tool catches this."""


def watch(event: str, details: tuple[object, ...]) -> None:
    """The audit hook."""
    if event.startswith(REFUSED):
        tried.append(f"{event} {details!r}"[:300])
        raise Refused(event)


def run(program: str, arguments: list[str]) -> int:
    """Runs the program under the hook; its exit code."""
    if program == "pytest":
        import pytest

        sys.addaudithook(watch)
        return int(pytest.main(["-q", "--no-header", "-p", "no:cacheprovider", "-p", "no:faulthandler", *arguments]))
    sys.addaudithook(watch)
    from sdp_xl.cli import main

    sys.argv = ["sdp-xl", *arguments]  # demo tells the user how the tool was called
    return main(arguments)


if __name__ == "__main__":
    code = TRIED
    try:
        code = run(sys.argv[1], sys.argv[2:])
    except SystemExit as stop:
        code = int(stop.code or 0)
    except Refused:
        pass
    sys.stdout.flush()
    if tried:
        print("TRIED:", *tried, sep="\n", file=sys.stderr)
        sys.stderr.flush()
        os._exit(TRIED)
    sys.exit(code)
