"""What staff press in Excel: each button as a function of the open workbook, and the one entry for the macros."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, NoReturn, TypeVar

from sdp_xl import log
from sdp_xl.beside import claim
from sdp_xl.buttons.acts import check, clear, documents, fix, report, timeline
from sdp_xl.buttons.looks import about, explain, next_finding, open_log
from sdp_xl.buttons.working import TITLE
from sdp_xl.trouble import Trouble

if TYPE_CHECKING:
    from xlwings import Book

Result = TypeVar("Result")

BUSY = "Excel is busy: perhaps a cell is being edited or a window is open. Press Enter or close it, then try again."
GONE = "The workbook was closed before this was done. Open it and press the button again."
UNEXPECTED = "Something unexpected happened; your entries are as they were. Press the button once more."
RECORDED = "What happened is recorded in {path}, for whoever helps you."
NO_EXCEL = "Python could not reach Excel. Close Excel, open your plan and press the button again."
NOT_ALLOWED = (
    "macOS does not let Python work in Excel. Open System Settings > Privacy & Security > Automation, allow Microsoft "
    "Excel below the program named there, and press the button again."
)


def press(key: str, where: str) -> None:
    """What a macro runs: does what the button ``key`` does in the workbook that it was pressed for, and says so.

    ``where``: the window of Excel on Windows, the workbook's name on a Mac. Never raises but SystemExit, where Excel
    itself cannot be reached.
    """
    claim()
    from sdp_xl.live import excel

    try:
        book = excel.pressed(where)
    except Exception as error:
        log.fault(f"{key} before Excel was reached", error)
        reason = NOT_ALLOWED if excel.cause(error) == "not allowed" else NO_EXCEL
        _give_up(f"{reason} {RECORDED.format(path=log.path())}")
    run(key, book)


def run(key: str, book: Book) -> None:
    """Does what the button ``key`` does in an open workbook, and shows the sentence that tells how it went."""
    done, sentence = attempt(key, book)
    if not sentence:
        return
    try:
        from sdp_xl.live.excel import app_of

        app_of(book).alert(sentence, title=TITLE, mode="info" if done else "critical")
    except Exception as error:
        log.fault(f"{key}, saying so", error)
        if not done:
            _give_up(sentence)


def attempt(key: str, book: Book) -> tuple[bool, str]:
    """Does what the button ``key`` does in an open workbook; whether it was done, and the sentence to show."""
    try:
        return True, recorded(key, lambda: ACTIONS[key](book))
    except Trouble as trouble:
        return False, str(trouble)


def recorded(key: str, action: Callable[[], Result]) -> Result:
    """The result of something done in Excel, which the record tells of; Trouble, one sentence, whatever failed."""
    try:
        result = action()
    except Trouble:
        log.note(f"{key}: not done, with a reason given")
        raise
    except Exception as error:
        log.fault(key, error)
        raise Trouble(f"{_excuse(error)} {RECORDED.format(path=log.path())}") from error
    log.note(f"{key}: done")
    return result


def _excuse(error: Exception) -> str:
    from sdp_xl.live.excel import cause

    return {"busy": BUSY, "gone": GONE, "not allowed": NOT_ALLOWED, "": UNEXPECTED}[cause(error)]


def _give_up(sentence: str) -> NoReturn:
    """Ends with 1, upon which the macro says that it did not work; it does not wait on a Mac, so the system says it."""
    print(sentence, file=sys.stderr)
    if sys.platform == "darwin":
        import subprocess

        script = "on run told", f'display alert "{TITLE}" message (item 1 of told)', "end run"
        lines = [part for line in script for part in ("-e", line)]
        subprocess.run(["/usr/bin/osascript", *lines, sentence], check=False)  # noqa: S603 # our own command
    raise SystemExit(1)


ACTIONS: dict[str, Callable[[Book], str]] = {
    "check": check,
    "fix": fix,
    "timeline": timeline,
    "clear": clear,
    "report": report,
    "documents": documents,
    "next_finding": next_finding,
    "explain": explain,
    "log": open_log,
    "about": about,
}
"""The buttons by their keys in schemas/buttons.py."""
