"""The steps that install and remove sdp-xl for Excel: each says what it does, and does it only when it is run."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path, PurePath

import workbook
from sdp_xl import __version__
from sdp_xl.setup.places import NAME, WINDOWS, Places
from sdp_xl.setup.shortcut import make_shortcut
from sdp_xl.setup.source import wanted
from sdp_xl.trouble import Trouble


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One thing that is done: the sentence says where and what, ``run`` does it."""

    sentence: str
    run: Callable[[], None]


STORE = (
    "This Python comes from the Microsoft Store, which hides from Excel what it writes. Install Python from python.org "
    "or your software center, and install sdp-xl with that one."
)
NOT_FOR_ALL = (
    "this Python belongs to one person. Install Python for all users (python.org, Customize installation), and run the "
    "command with that one, as an administrator"
)
REFUSED = (
    "macOS did not let this program write into the folders of Microsoft Office. Press Allow when macOS asks whether it "
    "may use data of other apps; or allow Terminal in System Settings > Privacy & Security > Full Disk Access"
)


def install(at: Places, wheels: PurePath | None = None) -> tuple[Step, ...]:
    """The steps that install; each may be run again, and renews what an older version left.

    ``wheels``: a folder that holds sdp-xl and all it needs, for computers without a network.
    """
    if at.system == WINDOWS and "WindowsApps" in Path(sys.base_prefix.replace("\\", "/")).parts:
        return (Step(sentence=STORE, run=_stop),)
    packages = wanted(wheels, here=isinstance(at.root, Path))
    where = f"the folder {wheels}, without any network" if wheels else packages[-1]
    steps = []
    if at.everyone:
        steps.append(
            Step(sentence="Make sure that Python itself is installed for all users.", run=lambda: _for_everyone(at))
        )
    steps += [
        Step(
            sentence=f"Make a private Python environment in {at.env}.",
            run=lambda: _make_env(at),
        ),
        Step(
            sentence=f"Install sdp-xl {__version__} and what it needs there (from {where}).",
            run=lambda: _call(
                *(at.python, "-I", "-m", "pip", "install", "--quiet", "--upgrade"),
                *packages,
                failed="the packages could not be installed; "
                + ("are they all in that folder?" if wheels else "is this computer connected?"),
            ),
        ),
        Step(
            sentence=f"Put the add-in with the ribbon tab SDP at {at.add_in}.",
            run=lambda: _put(at.add_in, workbook.path(workbook.ADD_IN).read_bytes()),
        ),
    ]
    if at.script:
        steps.append(
            Step(
                sentence=f"Let Excel start Python: put the script at {at.script}.",
                run=lambda: _put(at.script, workbook.path(workbook.SCRIPT).read_bytes()),
            )
        )
    steps.append(
        Step(
            sentence=f"Make the shortcut “{NAME}” to the companion page at {at.shortcut}.",
            run=lambda: make_shortcut(at),
        )
    )
    return tuple(steps)


def uninstall(at: Places) -> tuple[Step, ...]:
    """The steps that remove all that install puts on a computer; what is gone already is no trouble."""
    gone = [
        ("add-in", at.add_in),
        ("shortcut", at.shortcut),
        *([("script", at.script)] if at.script else []),
    ]
    inside = "the environment" if at.everyone else "the environment and the log"
    return (
        *(Step(sentence=f"Remove the {what} {path}.", run=partial(_remove, path)) for what, path in gone),
        Step(sentence=f"Remove the folder {at.root} with {inside}.", run=lambda: _remove_root(at)),
    )


def _stop() -> None:
    raise Trouble("nothing was installed")


def _for_everyone(at: Places) -> None:
    """Trouble if the private environment would lean on a Python that only one person can read."""
    if Path(at.root).parent not in Path(sys.base_prefix).parents:
        raise Trouble(NOT_FOR_ALL)


def _make_env(at: Places) -> None:
    if not _runs_from(at.env):  # else this is an update, and the environment is in use
        hint = " (this needs an administrator)" if at.everyone else ""
        _call(sys.executable, "-I", "-m", "venv", at.env, failed=f"the environment could not be made{hint}")


def _runs_from(folder: PurePath) -> bool:
    return Path(folder) in Path(sys.executable).parents


def _call(*command: str | PurePath, failed: str) -> None:
    done = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False)  # noqa: S603 # our own command
    if done.returncode:
        said = (done.stderr.strip() or done.stdout.strip()).splitlines()
        raise Trouble(f"{failed}: {said[-1] if said else 'no reason was given'}")


def _put(target: PurePath | None, data: bytes) -> None:
    from sdp_xl.files.atomic import replacing

    path = Path(target or "")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with replacing(path) as file:
            file.write(data)
    except (PermissionError, Trouble) as error:
        refused = isinstance(error, PermissionError) or isinstance(error.__cause__, PermissionError)
        if refused and "Group Containers" in path.parts:  # macOS asks before a program writes what is another one's
            raise Trouble(REFUSED) from error
        raise


def _remove(path: PurePath) -> None:
    found = Path(path)
    if found.is_dir():
        shutil.rmtree(found)
    else:
        found.unlink(missing_ok=True)


def _remove_root(at: Places) -> None:
    if _runs_from(at.root):
        raise Trouble(f"this very program runs from {at.root}; close it, then delete that folder")
    _remove(at.root)


def run(steps: Sequence[Step], tell: Callable[[str], None]) -> None:
    """Runs the steps in order and tells each; Trouble that says at which one it stopped, and why.

    What was done before stays, and running all again is safe.
    """
    for step in steps:
        tell(step.sentence)
        try:
            step.run()
        except Trouble as trouble:
            raise Trouble(f"Stopped at “{step.sentence}”: {trouble}. Mend that and run the command again.") from trouble
        except OSError as error:
            reason = error.strerror or "the system gave no reason"
            raise Trouble(
                f"Stopped at “{step.sentence}”: {reason}. Close Excel, or ask your IT staff, and run the command again."
            ) from error
