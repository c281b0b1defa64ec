"""The way into Excel: xlwings without what it would import besides, Excel kept still, and what its failures mean."""

from __future__ import annotations

import atexit
import sys
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import TYPE_CHECKING, Any, Literal, cast
from unicodedata import normalize
from weakref import WeakKeyDictionary

from sdp_xl import log

if TYPE_CHECKING:
    from xlwings import App, Book, Sheet

_UNUSED = ("pandas", "numpy", "matplotlib", "PIL", "polars", "cryptography")
"""What xlwings imports where it is installed and we have no use for: up to two seconds at each press."""

_ATTEMPTS = 2_000
"""How often a call is repeated that Excel rejects, being busy. xlwings' own number is 0: for ever, at full load."""

_STILL: dict[str, Any] = {
    "screen_updating": False,
    "enable_events": False,
    "display_alerts": False,
    "calculation": "manual",
}

_BUSY = {-2147418111, -2147417846, -2146777998, -1712}
"""RPC_E_CALL_REJECTED, RPC_E_SERVERCALL_RETRYLATER, VBA_E_IGNORE (a cell is edited); errAETimeout on a Mac."""
_GONE = {-2147417848, -2147221080, -2147023174, -2147023170, -600, -609, -1728}
"""The object or Excel itself is not there any more: RPC_E_DISCONNECTED, a closed workbook, the RPC server unavailable
or failed; procNotFound, connectionInvalid and errAENoSuchObject on a Mac."""

_LONGEST = 255
"""Characters of the address of several areas in one call."""

_NOT_ALLOWED = -1743
"""errAEEventNotPermitted: who uses the Mac, or its administrator, does not let this program control Excel."""


def xlwings() -> Any:
    """The module xlwings, imported without what is in ``_UNUSED``. ImportError if it is not installed."""
    blocked = [name for name in _UNUSED if name not in sys.modules and "xlwings" not in sys.modules]
    sys.modules.update(dict.fromkeys(blocked))  # type: ignore[arg-type] # None is how Python marks "not to be imported"
    try:
        module = import_module("xlwings")
    finally:
        for name in blocked:
            del sys.modules[name]
    if windows := getattr(module, "_xlwindows", None):
        windows.N_COM_ATTEMPTS = _ATTEMPTS
        atexit.unregister(windows.cleanup)  # it would end every Excel that has no window, whoever started it
    return module


def pressed(where: str) -> Book:
    """The workbook whose button was pressed: that in front of the window ``where``, or of that name on a Mac.

    Whatever xlwings raises if it is not there.
    """
    app, book = in_front(where)
    _asked.setdefault(book.impl, {})["app"] = app
    return book


def in_front(where: str) -> tuple[App, Book]:
    """The Excel of the window ``where`` with the workbook in front of it; on a Mac the workbook of that name."""
    xw = xlwings()
    if sys.platform == "win32":
        app = xw.App(impl=xw._xlwindows.App(xl=int(where)))
        return app, app.books.active
    name = normalize("NFC", where)
    books = ((app, book) for app in xw.apps for book in app.books)
    return next((app, book) for app, book in books if normalize("NFC", book.name) == name)


def app_of(book: Book) -> App:
    """Excel as the workbook's own."""
    return cast("App", asked(book, "app"))


def asked(book: Book, name: Literal["app", "names", "sheets"]) -> Any:
    """A property of the workbook that stays the same object; asked for once, since each time is a call or two."""
    known = _asked.setdefault(book.impl, {})
    if name not in known:
        known[name] = getattr(book, name)
    return known[name]


_asked: WeakKeyDictionary[Any, dict[str, Any]] = WeakKeyDictionary()


@contextmanager
def still(app: App) -> Iterator[None]:
    """Excel without redrawing, events, questions and calculation within the block; all as before when it ends."""
    before: dict[str, Any] = {}
    try:
        for name, value in _STILL.items():
            before[name] = getattr(app, name)
            setattr(app, name, value)
        yield
    finally:
        for name, value in reversed(before.items()):
            put(app, name, value)


def put(app: App, name: str, value: object) -> None:
    """Sets a property of Excel, with patience: nobody else will put it back if a busy Excel rejects it once."""
    for wait in (0.05, 0.5, 0):
        try:
            setattr(app, name, value)
            return
        except Exception as error:
            failed = error
            time.sleep(wait)
    log.fault(f"{name} not put back", failed)


def show(sheet: Sheet) -> None:
    """Brings a sheet of the workbook in front to the front.

    Not by Sheet.activate: that also looks for Excel among all windows, for which a Mac asks the user's permission.
    """
    sheet.impl.activate()


def in_one_call(areas: Iterable[str]) -> Iterator[str]:
    """Areas of cells, joined as many at a time as one call takes."""
    joined = ""
    for area in areas:
        if joined and len(joined) + 1 + len(area) > _LONGEST:
            yield joined
            joined = ""
        joined = f"{joined},{area}".lstrip(",")
    if joined:
        yield joined


def native(thing: Any, windows: str, mac: str) -> Any:
    """A property for which xlwings has no name of its own, by its names in COM and in AppleScript."""
    api = thing.api
    try:
        return getattr(api, windows)
    except AttributeError:
        return getattr(api, mac).get()


def cause(error: BaseException | None) -> Literal["busy", "gone", "not allowed", ""]:
    """Why Excel refused: it is busy, the workbook (or Excel) is gone, macOS forbids it; empty for any other reason."""
    while error is not None:
        details = getattr(error, "excepinfo", None) or ()
        codes = {getattr(error, name, None) for name in ("hresult", "errornumber")} | {*details[5:6]}
        if codes & _BUSY or type(error).__name__ == "ExcelBusyError":
            return "busy"
        if codes & _GONE:
            return "gone"
        if _NOT_ALLOWED in codes:
            return "not allowed"
        error = error.__cause__ or error.__context__
    return ""
