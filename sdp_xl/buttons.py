"""What staff press in Excel: each button as a function of the open workbook, and the one entry for the macros."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from datetime import date
from typing import TYPE_CHECKING, NoReturn

from sdp_xl import log
from sdp_xl.beside import claim
from sdp_xl.trouble import Trouble

if TYPE_CHECKING:
    from xlwings import Book

    from sdp_xl.live.write import Written

TITLE = "Service Delivery Plan"
BUSY = "Excel is busy: perhaps a cell is being edited or a window is open. Press Enter or close it, then try again."
GONE = "The workbook was closed before this was done. Open it and press the button again."
UNEXPECTED = "Something unexpected happened; your entries are as they were. Press the button once more."
RECORDED = "What happened is recorded in {path}, for whoever helps you."
ENTER_NOW = "Enter this now? Excel cannot undo it; your saved file stays as it is until you save."
NOTHING_TO_FIX = "There is nothing that the tool could mend itself. Findings says what is left to you."
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
        sentence = ACTIONS[key](book)
        log.note(f"{key}: done")
        return True, sentence
    except Trouble as trouble:
        log.note(f"{key}: not done, with a reason given")
        return False, str(trouble)
    except Exception as error:
        log.fault(key, error)
        return False, f"{_excuse(error)} {RECORDED.format(path=log.path())}"


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


@contextmanager
def _working(book: Book, doing: str, *, writes: bool = True) -> Iterator[Callable[[str], None]]:
    """Excel's status bar telling what is done, changed by the function given; Trouble if the workbook is no plan.

    Only a press that writes keeps Excel still: to change its calculation also empties the list of what can be undone.
    """
    from schemas.model import MARKER
    from sdp_xl.live.excel import app_of, put, still

    if MARKER not in book.names:
        raise Trouble(f"{book.name} is not a {TITLE}. Go to your plan and press the button again.")
    app = app_of(book)

    def tell(doing: str) -> None:
        app.status_bar = f"{TITLE}: {doing}, please wait."

    try:
        with still(app) if writes else nullcontext():
            tell(doing)
            yield tell
    finally:
        put(app, "status_bar", False)


def check(book: Book) -> str:
    """Checks the plan and writes what a check writes; returns what to say."""
    from sdp_xl import jobs, live
    from sdp_xl.pages import check_pages
    from sdp_xl.pages.findings import summary

    with _working(book, "reading and checking the plan") as tell:
        seen = live.read(book)
        report = jobs.check(seen)
        tell("writing what was found")
        written = live.write_pages(book, check_pages(report), seen, today=report.plan.today)
    where = report.plan["findings"].sheet
    return f"Checked: {summary(report)} The sheet {where} says where and what to do.{_told(written, book)}"


def fix(book: Book) -> str:
    """Shows what the tool can mend itself and, if that is agreed to, mends it and checks anew; returns what to say."""
    from sdp_xl import jobs, live
    from sdp_xl.checking.fixes import applicable, listed, suggestions

    with _working(book, "looking for what can be mended", writes=False):
        seen = live.read(book)
        found = applicable(seen, suggestions(jobs.check(seen)))
    if not found:
        return NOTHING_TO_FIX
    if book.app.alert(f"{listed(found)}\n\n{ENTER_NOW}", title=TITLE, buttons="ok_cancel", mode="info") != "ok":
        return "Nothing was entered."
    with _working(book, "entering"):
        kept, done = live.backup(book), live.apply(book, found)
    return f"{len(done)} of {len(found)} entered. {check(book)} {kept}"


def timeline(book: Book) -> str:
    """Schedules the plan and writes what a timeline writes; returns what to say."""
    from sdp_xl import jobs, live
    from sdp_xl.pages import timeline_pages

    with _working(book, "reading the plan and making its timeline") as tell:
        seen = live.read(book)
        made = jobs.timeline(seen)
        pages = timeline_pages(made)
        tell("writing the timeline")
        written = live.write_pages(book, pages, seen, today=made.plan.today)
    return f"{pages[0].note} See the sheets {', '.join(page.sheet for page in pages)}.{_told(written, book)}"


def clear(book: Book) -> str:
    """Empties the sheet of findings, so that no cell is framed any more; returns what to say."""
    from schemas.tables.generated import FINDINGS, NOT_CHECKED
    from sdp_xl import live
    from sdp_xl.live.read import read_one
    from sdp_xl.plan.page import Page

    with _working(book, "clearing the findings"):
        sheet, seen = read_one(book, FINDINGS)
        page = Page(table=FINDINGS, sheet=sheet, note=NOT_CHECKED, rows=())
        written = live.write_pages(book, [page], seen, today=date.today())
    return f"The findings are cleared; your entries stay as they are.{_told(written, book)}"


def _told(written: Written, book: Book) -> str:
    """What staff must know besides."""
    told = ""
    if written.kept:
        told += f" What you had changed on sheets of the tool is kept as {_names(written.kept)}."
    if written.unfiltered:
        told += f" So that no row stays hidden, all rows of {_names(written.unfiltered)} are shown again."
    if getattr(book.api, "AutoSaveOn", False):
        told += " AutoSave is on, so everyone who has this plan open sees it too."
    return told


def _names(sheets: tuple[str, ...]) -> str:
    return ", ".join(f"“{sheet}”" for sheet in sheets)


def next_finding(book: Book) -> str:
    """Goes to the next open finding after the selected cell, around the end; tells which in the status bar."""
    from sdp_xl.live.open_findings import Findings

    with _working(book, "looking for the next finding", writes=False):
        findings = Findings(book)
    if (found := findings.next()) is None:
        return "There is no open finding in the cells. Press “Check the plan” to look again."
    findings.go(found)
    return ""


def explain(book: Book) -> str:
    """What the findings in the selected cell or row are about: title, what was found, why, what to do, source."""
    from sdp_xl.live.open_findings import Findings
    from sdp_xl.rules import RULES

    with _working(book, "looking for the finding", writes=False):
        found = Findings(book).here()
    texts = []
    for finding in found:
        rule = RULES.get(finding.rule)
        parts = [finding.message]
        if rule:
            parts.insert(0, f"{rule.title} ({rule.id})")
            parts.append(f"Why: {' '.join(rule.why.split())}")
        parts.append(f"To do: {finding.fix}")
        if rule:
            parts.append(f"Source: {'; '.join(cite.label for cite in rule.cites)}")
        texts.append("\n\n".join(parts))
    return "\n\n\n".join(texts)


def open_log(book: Book) -> str:
    """Opens the record of what the buttons did; returns where it stands."""
    return log.show()


def about(book: Book) -> str:
    """Which version this is, for which workbooks, and where it is installed."""
    from schemas.model import SCHEMA_VERSION
    from sdp_xl import __version__

    python = sys.version.split()[0]
    return f"sdp-xl {__version__}, for workbooks of version {SCHEMA_VERSION}, with Python {python} in {sys.prefix}."


ACTIONS: dict[str, Callable[[Book], str]] = {
    "check": check,
    "fix": fix,
    "timeline": timeline,
    "clear": clear,
    "next_finding": next_finding,
    "explain": explain,
    "log": open_log,
    "about": about,
}
"""The buttons by their keys in schemas/buttons.py."""


if __name__ == "__main__":  # as the macros start it, with one argument: the key, a colon, and where
    press(*sys.argv[1].partition(":")[::2])
