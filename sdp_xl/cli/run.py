"""Runs one command and says in its exit code how it went."""

from __future__ import annotations

import argparse
import gc
import os
import signal
import sys
import threading
from collections.abc import Sequence
from contextlib import suppress
from io import RawIOBase
from pathlib import Path

from sdp_xl.beside import claim
from sdp_xl.trouble import Trouble

WORKBOOKS = ("file", "old", "new", "base", "a", "b")
"""What the arguments that name workbooks are called."""


_ALL = "See all with: sdp-xl --help"


def run(arguments: Sequence[str] | None) -> int:
    """Runs one command; returns 0 (nothing found), 1 (findings) or 2 (could not be done, one sentence says why)."""
    given = None
    gc.disable()  # what a command makes lives to its end; looking for circles in it takes a tenth of the time
    try:
        _begin()
        given = _given(sys.argv[1:] if arguments is None else list(arguments))
        code = _run(given)
        sys.stdout.flush()
        return code
    except Trouble as trouble:
        return _failed(str(trouble))
    except BrokenPipeError:
        _silence(given)
        return 2
    except OSError as error:
        _silence(given)
        return _failed(f"the system could not do it ({(error.strerror or 'reason unknown').lower()}).")
    finally:
        if arguments is None:
            gc.freeze()  # the process ends here, and its last look would take as long
        gc.enable()


def _begin() -> None:
    """Makes the program's streams fit to be printed to, and has it end tidily."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # closed by whoever started the command
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115, PTH123
        stream = getattr(sys, name)
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
        own = stream is getattr(sys, f"__{name}__")
        if own and isinstance(stream.buffer, RawIOBase):  # PYTHONUNBUFFERED: a write that a timer ends would be cut off
            whole = open(stream.fileno(), "w", 1, "utf-8", "replace", closefd=False)  # noqa: SIM115
            setattr(sys, name, whole)
    claim()
    _end_tidily()


def _run(given: argparse.Namespace) -> int:
    """Runs one command. Raises Trouble; OSError if what is printed cannot be written."""
    for file in filter(None, (getattr(given, name, None) for name in WORKBOOKS)):
        from sdp_xl.cli.output import tell_of_copies
        from sdp_xl.files.temporary import sweep

        tell_of_copies(file)
        sweep(file.parent)
    file = _limited(given)
    if file is None:  # a page that stays open, or any number of workbooks
        gc.enable()
    else:
        from sdp_xl.files.watch import within_limits

        with within_limits(file, command=True):
            return int(given.run(given))
    return int(given.run(given))


def _limited(given: argparse.Namespace) -> Path | None:
    """The file whose work has a limit of time; None for several files and for a page that stays open."""
    from sdp_xl.cli.commands import COMMANDS

    if given.run in (COMMANDS["companion"][2], COMMANDS["watch"][2]):
        return None
    several: Sequence[Path] = getattr(given, "files", ())
    named = (getattr(given, name, None) for name in WORKBOOKS)
    return several[0] if len(several) == 1 and several[0].suffix else next(filter(None, named), None)


def _failed(sentence: str) -> int:
    with suppress(OSError):
        print(f"sdp-xl: {sentence}", file=sys.stderr)
    return 2


def _silence(given: argparse.Namespace | None) -> None:
    """Lets what could not be printed go, so that the end of the program does not try once more and complain.

    That a file was written is said all the same (``given.said``), where errors are told. What libraries could not
    write to a full disk they complain of once more when it is let go; that is not shown.
    """
    sys.unraisablehook = lambda _: None
    if said := getattr(given, "said", ""):
        with suppress(OSError):
            print(said, file=sys.stderr)
    with suppress(OSError, ValueError):  # ValueError: a stream without a file, as in tests
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _given(words: Sequence[str]) -> argparse.Namespace:
    """What was asked for. Raises Trouble for a command that there is not; SystemExit as argparse does."""
    from sdp_xl.cli.commands import COMMANDS, parser
    from sdp_xl.cli.refused import near, refuse_unknown_options

    if not words:
        parser(()).print_help()
        raise SystemExit(2)
    command = words[0]
    about = ("--help", "--version")
    if command.startswith("-") and command != "-h" and not any(one.startswith(command) for one in about):
        raise Trouble(f"The first word names a command; “{command}” is none.{near(command, about)} {_ALL}")
    if not command.startswith("-") and command not in COMMANDS:
        raise Trouble(f"There is no command “{command}”.{near(command, COMMANDS)} {_ALL}")
    whole = parser(words[:1])
    if not command.startswith("-"):
        refuse_unknown_options(whole, command, words[1:])
    return whole.parse_args(words)


def _end_tidily() -> None:
    """Has a command that is told to end (SIGTERM, a closed terminal) end like any other, so that no file is left."""
    if threading.current_thread() is threading.main_thread():
        for name in ("SIGTERM", "SIGHUP"):
            if hasattr(signal, name):
                signal.signal(getattr(signal, name), _ended)


def _ended(number: int, frame: object) -> None:
    raise SystemExit(128 + number)
