"""What staff press in Excel: each button as a function of the open workbook, and the one entry for the macros."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING, NoReturn

from sdp_xl import log
from sdp_xl.beside import claim
from sdp_xl.trouble import Trouble

if TYPE_CHECKING:
    from xlwings import App, Book

TITLE = "Service Delivery Plan"
BUSY = "Excel is busy: perhaps a cell is being edited or a window is open. Press Enter or close it, then try again."
GONE = "The workbook was closed before this was done. Open it and press the button again."
UNEXPECTED = "Something unexpected happened; your entries are as they were. Press the button once more."
RECORDED = "What happened is recorded in {path}, for whoever helps you."
NOTHING_TO_FIX = "There is nothing that the tool could mend itself. Findings says what is left to you."
NO_EXCEL = "Python could not reach Excel. Close Excel, open your plan and press the button again."


def press(key: str) -> None:
    """What the macro of the button ``key`` runs: does it in the workbook whose button was pressed, and says so.

    Never raises but SystemExit, after printing one sentence, which xlwings shows where Excel itself cannot be reached.
    """
    claim()
    try:
        from sdp_xl.live.excel import xlwings

        book = xlwings().Book.caller()
    except Exception as error:
        log.fault(f"{key} before Excel was reached", error)
        _print(f"{NO_EXCEL} {RECORDED.format(path=log.path())}")
    run(key, book)


def run(key: str, book: Book) -> None:
    """Does what the button ``key`` does in an open workbook, and shows the sentence that tells how it went."""
    done, sentence = attempt(key, book)
    if not sentence:
        return
    try:
        book.app.alert(sentence, title=TITLE, mode="info" if done else "critical")
    except Exception as error:
        log.fault(f"{key}, saying so", error)
        if not done:
            _print(sentence)


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

    return {"busy": BUSY, "gone": GONE, "": UNEXPECTED}[cause(error)]


def _print(sentence: str) -> NoReturn:
    """Says it on standard error, which xlwings shows when Python ends with 1."""
    print(sentence, file=sys.stderr)
    raise SystemExit(1)


@contextmanager
def _working(book: Book, doing: str) -> Iterator[App]:
    """Excel kept still and its status bar telling what is done; Trouble if the workbook is no plan."""
    from schemas.model import MARKER
    from sdp_xl.live.excel import put, still

    if MARKER not in book.names:
        raise Trouble(f"{book.name} is not a {TITLE}. Go to your plan and press the button again.")
    app = book.app
    try:
        with still(app):
            app.status_bar = f"{TITLE}: {doing}, please wait."
            yield app
    finally:
        put(app, "status_bar", False)


def check(book: Book) -> str:
    """Checks the plan and writes what a check writes; returns what to say."""
    from sdp_xl import jobs, live
    from sdp_xl.pages import check_pages
    from sdp_xl.pages.findings import summary

    with _working(book, "checking"):
        seen = live.read(book)
        report = jobs.check(seen)
        kept = live.write_pages(book, check_pages(report), seen, today=report.plan.today)
    where = report.plan["findings"].sheet
    return f"Checked: {summary(report)} The sheet {where} says where and what to do.{_kept(kept)}"


def fix(book: Book) -> str:
    """Shows what the tool can mend itself and, if that is agreed to, mends it and checks anew; returns what to say."""
    from sdp_xl import jobs, live
    from sdp_xl.checking.fixes import applicable, listed, suggestions

    with _working(book, "looking for what can be mended"):
        seen = live.read(book)
        found = applicable(seen, suggestions(jobs.check(seen)))
    if not found:
        return NOTHING_TO_FIX
    question = (
        f"{listed(found)}\n\nEnter this now? Excel cannot undo it; your saved file stays as it is until you save."
    )
    if book.app.alert(question, title=TITLE, buttons="ok_cancel", mode="info") != "ok":
        return "Nothing was entered."
    with _working(book, "entering"):
        done = live.apply(book, found)
    return f"{len(done)} of {len(found)} entered. {check(book)}"


def timeline(book: Book) -> str:
    """Schedules the plan and writes what a timeline writes; returns what to say."""
    from sdp_xl import jobs, live
    from sdp_xl.pages import timeline_pages

    with _working(book, "making the timeline"):
        seen = live.read(book)
        made = jobs.timeline(seen)
        pages = timeline_pages(made)
        kept = live.write_pages(book, pages, seen, today=made.plan.today)
    return f"{pages[0].note} See the sheets {', '.join(page.sheet for page in pages)}.{_kept(kept)}"


def clear(book: Book) -> str:
    """Empties the sheet of findings, so that no cell is framed any more; returns what to say."""
    from schemas.tables.generated import FINDINGS, NOT_CHECKED
    from sdp_xl import live
    from sdp_xl.live.read import read_one
    from sdp_xl.plan.page import Page

    with _working(book, "clearing the findings"):
        sheet, seen = read_one(book, FINDINGS)
        page = Page(table=FINDINGS, sheet=sheet, note=NOT_CHECKED, rows=())
        kept = live.write_pages(book, [page], seen, today=date.today())
    return f"The findings are cleared; your entries stay as they are.{_kept(kept)}"


def _kept(sheets: tuple[str, ...]) -> str:
    if not sheets:
        return ""
    names = ", ".join(f"“{sheet}”" for sheet in sheets)
    return f" What you had changed on sheets of the tool is kept as {names}."


def next_finding(book: Book) -> str:
    """Goes to the next open finding after the selected cell, around the end; tells which in the status bar."""
    from sdp_xl.live.open_findings import Findings

    with _working(book, "looking for the next finding"):
        findings = Findings(book)
    found = findings.next()
    if found is None:
        return "There is no open finding in the cells. Press “Check the plan” to look again."
    findings.go(found)
    return ""


def explain(book: Book) -> str:
    """What the findings in the selected cell or row are about: title, what was found, why, what to do, source."""
    from sdp_xl.live.open_findings import Findings
    from sdp_xl.rules import RULES

    with _working(book, "looking for the finding"):
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
    import subprocess

    path = log.path()
    if not path.exists():
        return f"Nothing has been recorded yet. The record will stand in {path}."
    if sys.platform == "win32":
        from os import startfile

        startfile(path)  # noqa: S606 # our own file
    elif sys.platform == "darwin":
        subprocess.run(["/usr/bin/open", "-t", str(path)], check=False)  # noqa: S603 # our own file
    return f"The record stands in {path}. It names cells, and none of your entries."


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
