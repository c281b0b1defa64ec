"""sdp-xl completion: what makes a shell complete the commands, options and file names of sdp-xl."""

from __future__ import annotations

import argparse
from pathlib import Path

SHELLS = ("bash", "zsh", "tcsh", "fish", "powershell")


def completion(given: argparse.Namespace) -> int:
    """Prints the completion for ``given.shell``. Always 0."""
    import shtab

    from sdp_xl.cli.arguments import arguments_of, file_or_folder
    from sdp_xl.cli.commands import parser

    whole = parser()
    for action in arguments_of(whole):
        if action.type in (Path, file_or_folder):
            action.complete = shtab.FILE  # type: ignore[attr-defined] # where shtab looks for it
    print(shtab.complete(whole, shell=given.shell), end="")
    return 0
