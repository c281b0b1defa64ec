"""sdp-xl install and uninstall: put sdp-xl where Excel finds it, and take it away again."""

from __future__ import annotations

import argparse
import os
import platform
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from sdp_xl.setup import Places, Step

SYSTEMS = {"windows": "Windows", "mac": "Darwin"}
"""The systems as typed, and as Python calls them."""

SHOWN = {name: f"%{name}%" for name in ("LOCALAPPDATA", "APPDATA", "ProgramData")}
SHOWN |= {"ProgramW6432": "%ProgramFiles%", "HOME": "~"}
"""What stands for the variables of another computer when its steps are only shown."""


def install(given: argparse.Namespace) -> int:
    """Runs the steps of installing, or shows them; 0. Raises Trouble."""
    from sdp_xl.setup import install as steps

    return _do(given, partial(steps, wheels=_wheels(given)), "Done. Start Excel again: it has a ribbon tab SDP now.")


def _wheels(given: argparse.Namespace) -> Path | None:
    """The folder to install from, if one is given; Trouble if it is not there."""
    from sdp_xl.trouble import Trouble

    folder: Path | None = given.source
    if folder is None or given.dry_run:
        return folder
    if not folder.is_dir():
        raise Trouble(f"There is no folder {folder}.")
    return folder.resolve()


def uninstall(given: argparse.Namespace) -> int:
    """Runs the steps of removing, or shows them; 0. Raises Trouble."""
    from sdp_xl.setup import uninstall as steps

    return _do(given, steps, "Done. Your workbooks stay as they are.")


def _do(given: argparse.Namespace, steps: Callable[[Places], tuple[Step, ...]], done: str) -> int:
    from sdp_xl.setup import places
    from sdp_xl.setup.doctor import excel_folder
    from sdp_xl.setup.places import OFFICE
    from sdp_xl.setup.steps import run
    from sdp_xl.trouble import Trouble

    system = SYSTEMS.get(given.system, platform.system())
    here = system == platform.system()
    if given.system and not here and not given.dry_run:
        raise Trouble("The steps for another kind of computer can only be shown: add --dry-run.")
    office = excel_folder() if here else OFFICE
    at = places(system, os.environ if here else SHOWN, here=here, everyone=given.all_users, office=office)
    wanted = steps(at)
    if given.dry_run:
        for number, step in enumerate(wanted, 1):
            print(f"{number}. {step.sentence}")
        return 0
    run(wanted, lambda sentence: print(sentence, flush=True))
    print(done)
    return 0
