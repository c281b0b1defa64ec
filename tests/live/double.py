"""Excel as far as the buttons need it: an xlwings engine over a workbook in memory, which counts what crosses to Excel.

Each call, property and step of navigation that xlwings' Windows engine would send to Excel counts (see _xlwindows.py of
the installed xlwings), and any of them can be told to fail. What is not here raises NotImplementedError. Traps of the
real Excel that are imitated: whole numbers come as floats, errors as numbers, dates with a time zone; a text that looks
like a formula, number or date becomes one; merged cells swallow values; the used range begins where the data begin;
numbers tell hidden sheets; a filter hides rows from writing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import chain
from pathlib import Path
from typing import Any
from unittest import mock

from sdp_xl.address import address, position
from sdp_xl.live.excel import xlwings
from tests.live.workbooks import Cell, Error, Opened, Tab, absolute, saved, typed

xw = xlwings()
base = xw.base_classes

ERROR_NUMBERS = {
    "#NULL!": 2000,
    "#DIV/0!": 2007,
    "#VALUE!": 2015,
    "#REF!": 2023,
    "#NAME?": 2029,
    "#NUM!": 2036,
    "#N/A": 2042,
    "#GETTING_DATA": 2043,
    "#SPILL!": 2045,
    "#CONNECT!": 2046,
    "#BLOCKED!": 2047,
    "#UNKNOWN!": 2048,
    "#FIELD!": 2049,
    "#CALC!": 2050,
}
VISIBLE = {"visible": -1, "hidden": 0, "veryHidden": 2}


UNSAVED = Path("unsaved")
"""Where a workbook stands that was never saved."""


class ComError(Exception):
    """As pywintypes.com_error: hresult, text, and what Excel adds."""

    def __init__(self, hresult: int = -2147352567, scode: int = -2146827284) -> None:
        super().__init__(hresult, "Exception occurred.", (0, "Microsoft Excel", "text of Excel", "", 0, scode))
        self.hresult = hresult
        self.excepinfo = (0, "Microsoft Excel", "text of Excel", "", 0, scode)


REJECTED = ComError(-2147418111, 0)
CLOSED = ComError(-2147221080, 0)


class Office:
    """The state of Excel: the open workbook, settings, selection, messages; and the number of calls so far."""

    def __init__(
        self,
        book: Opened,
        *,
        name: str = "plan.xlsm",
        mac: bool = False,
        copies: bool = True,
        folder: Path | str = UNSAVED,
    ) -> None:
        self.book, self.name, self.mac, self.copies, self.folder = book, name, mac, copies, folder
        self.settings: dict[str, Any] = {
            "screen_updating": True,
            "enable_events": True,
            "display_alerts": True,
            "calculation": "automatic",
            "status_bar": False,
        }
        self.active = book.tabs[0]
        self.selected: str | None = "A1"
        self.indents: dict[str, int] = {}
        self.rows: dict[tuple[str, int], dict[str, int]] = {}
        self.scrolled: dict[str, int] = {}
        self.alerts: list[tuple[str, str]] = []
        self.bars: list[Any] = []
        self.calls = 0
        self.fail: Callable[[int], Exception | None] = lambda number: None
        self.copied: list[Path] = []
        self.shared = self.saves_at_once = False

    def cross(self, times: int = 1) -> None:
        for _ in range(times):
            self.calls += 1
            if error := self.fail(self.calls):
                raise error

    def xl(self) -> Any:
        """The workbook for xlwings."""
        return xw.Book(impl=Book(self))


class Rows:
    """Entire rows in COM: how deep they stand in an outline, and whether they are hidden, is kept by the row."""

    def __init__(self, office: Office, tab: Tab, areas: str) -> None:
        self.__dict__.update(office=office, tab=tab, areas=areas)

    def __setattr__(self, name: str, value: int) -> None:
        if name not in ("OutlineLevel", "Hidden"):
            raise AttributeError(name)
        self.office.cross()
        for area in self.areas.split(","):
            first, _, last = area.partition(":")
            for row in range(position(first)[0], position(last or first)[0] + 1):
                self.office.rows.setdefault((self.tab.name, row), {})[name] = value


class Cells:
    """What ``api`` of a range gives in COM: it fills to the right; how far its text is indented is kept by address."""

    def __init__(self, office: Office, tab: Tab, areas: str, fill: Callable[[], None]) -> None:
        self.__dict__.update(office=office, tab=tab, areas=areas, FillRight=fill)

    @property
    def EntireRow(self) -> Rows:  # noqa: N802 # as COM calls it
        self.office.cross()
        return Rows(self.office, self.tab, self.areas)

    def __setattr__(self, name: str, value: int) -> None:
        if name != "IndentLevel":
            raise AttributeError(name)
        self.office.cross()
        self.office.indents |= dict.fromkeys(self.areas.split(","), value)


class Pane:
    """A window: how far a sheet is scrolled beside its frozen columns is kept for the office by its name."""

    def __init__(self, office: Office) -> None:
        self.__dict__.update(office=office)

    def __setattr__(self, name: str, value: int) -> None:
        if name != "ScrollColumn":
            raise AttributeError(name)
        self.office.cross()
        self.office.scrolled[self.office.active.name] = value


class Native:
    """What ``api`` gives: properties by their names in COM, or in AppleScript with .get()."""

    def __init__(self, office: Office, **values: Any) -> None:
        self._office, self._values = office, values

    def __getattr__(self, name: str) -> Any:
        if name not in self._values:
            raise AttributeError(name)
        self._office.cross()
        return self._values[name]


class Reference:
    """A property in AppleScript."""

    def __init__(self, get: Callable[[], Any]) -> None:
        self.get = get


class Engine:
    name = "double"
    type = "desktop"


class App(base.App):  # type: ignore[misc]
    engine = Engine()
    pid = 1

    def __init__(self, office: Office) -> None:
        self.office = office

    def __getattribute__(self, name: str) -> Any:
        office = object.__getattribute__(self, "office") if name != "office" else None
        if office and name in office.settings:
            office.cross()
            return office.settings[name]
        return object.__getattribute__(self, name)

    def __setattr__(self, name: str, value: Any) -> None:
        if name != "office" and name in self.office.settings:
            self.office.cross()
            self.office.settings[name] = value
            if name == "status_bar":
                self.office.bars.append(value)
            return
        object.__setattr__(self, name, value)

    @property
    def selection(self) -> Any:
        self.office.cross(3)
        if self.office.selected is None:
            return None
        return Range(self.office, self.office.active, self.office.selected)

    def calculate(self) -> None:
        self.office.cross()

    def alert(self, prompt: str, title: str, buttons: Any, mode: str, callback: Any) -> str:
        self.office.alerts.append((mode, prompt))
        return "ok"


class Book(base.Book):  # type: ignore[misc]
    def __init__(self, office: Office) -> None:
        self.office = office

    @property
    def api(self) -> Any:
        book, office = self.office.book, self.office
        if office.mac:
            return Native(
                office,
                protect_structure=Reference(lambda: book.structure),
                date_1904=Reference(lambda: False),
                multi_user_editing=Reference(lambda: office.shared),
            )
        return Native(
            office,
            SaveCopyAs=self._copy,
            Path="" if office.folder == UNSAVED else str(office.folder),
            Windows=lambda number: Pane(office),
            ProtectStructure=book.structure,
            Date1904=False,
            MultiUserEditing=office.shared,
            AutoSaveOn=office.saves_at_once,
        )

    def _copy(self, path: str) -> None:
        if not self.office.copies:
            raise ComError()
        self.office.copied.append(Path(path))
        Path(path).write_bytes(saved(self.office.book))

    @property
    def name(self) -> str:
        self.office.cross()
        return self.office.name

    @property
    def fullname(self) -> str:
        self.office.cross()
        return str(Path(self.office.folder) / self.office.name)

    @property
    def app(self) -> App:
        self.office.cross(2)
        return App(self.office)

    @property
    def sheets(self) -> Sheets:
        self.office.cross()
        return Sheets(self.office)

    @property
    def names(self) -> Names:
        self.office.cross()
        return Names(self.office)


class Sheets(base.Sheets):  # type: ignore[misc]
    def __init__(self, office: Office) -> None:
        self.office = office

    @property
    def active(self) -> Sheet:
        self.office.cross(2)
        return Sheet(self.office, self.office.active)

    def __call__(self, key: str | int) -> Sheet:
        self.office.cross()
        if isinstance(key, int):
            return Sheet(self.office, self.office.book.tabs[key - 1])
        try:
            return Sheet(self.office, self.office.book.tab(key))
        except StopIteration:
            raise ComError from None

    def __len__(self) -> int:
        self.office.cross()
        return len(self.office.book.tabs)

    def __iter__(self) -> Iterator[Sheet]:
        for tab in tuple(self.office.book.tabs):
            self.office.cross()
            yield Sheet(self.office, tab)

    def add(self, before: Any = None, after: Any = None, name: str | None = None) -> Sheet:
        self.office.cross(3)
        if self.office.book.structure:
            raise ComError
        tab = Tab("Sheet99", dirty=True)
        tabs = self.office.book.tabs
        tabs.insert(tabs.index(after.tab) + 1, tab)
        self.office.active = tab
        sheet = Sheet(self.office, tab)
        sheet.name = name
        return sheet


class Sheet(base.Sheet):  # type: ignore[misc]
    def __init__(self, office: Office, tab: Tab) -> None:
        self.office, self.tab = office, tab

    @property
    def api(self) -> Any:
        if self.office.mac:
            return Native(
                self.office,
                protect_contents=Reference(lambda: self.tab.protected),
                filter_mode=Reference(lambda: self.tab.filtered),
                show_all_data=self._show_all,
            )
        return Native(
            self.office,
            ProtectContents=self.tab.protected,
            FilterMode=self.tab.filtered,
            ShowAllData=self._show_all,
        )

    def _show_all(self) -> None:
        if not self.tab.filtered:
            raise ComError
        self.tab.filtered = False

    @property
    def book(self) -> Book:
        self.office.cross()
        return Book(self.office)

    @property
    def name(self) -> str:
        self.office.cross()
        return self.tab.name

    @name.setter
    def name(self, value: str) -> None:
        self.office.cross()
        if len(value) > 31 or value.casefold() in (tab.name.casefold() for tab in self.office.book.tabs):
            raise ComError
        self.tab.name = value

    @property
    def index(self) -> int:
        self.office.cross()
        return self.office.book.tabs.index(self.tab) + 1

    @property
    def visible(self) -> Any:
        self.office.cross()
        return self.tab.state == "visible" if self.office.mac else VISIBLE[self.tab.state]

    @property
    def used_range(self) -> Range:
        self.office.cross()
        return Range(self.office, self.tab, self.tab.used())

    def range(self, arg1: Any, arg2: Any = None) -> Range:
        if not isinstance(arg1, str) or arg2 is not None:
            raise NotImplementedError
        self.office.cross()
        return Range(self.office, self.tab, arg1)

    def activate(self) -> None:
        self.office.cross()
        if self.tab.state != "visible":
            raise ComError
        self.office.active = self.tab

    def copy(self, before: Any, after: Sheet) -> None:
        self.office.cross()
        if self.office.book.structure:
            raise ComError
        twin = replace(self.tab, name=f"{self.tab.name[:27]} (2)", part="", cells=dict(self.tab.cells), dirty=True)
        tabs = self.office.book.tabs
        tabs.insert(tabs.index(after.tab) + 1, twin)
        self.office.active = twin


class Font:
    def __init__(self, office: Office) -> None:
        self.office = office

    @property
    def bold(self) -> bool:
        raise NotImplementedError

    @bold.setter
    def bold(self, value: bool) -> None:
        self.office.cross()


class Range(base.Range):  # type: ignore[misc]
    def __init__(self, office: Office, tab: Tab, area: str) -> None:
        self.office, self.tab = office, tab
        self._areas = area
        first, _, last = area.split(",")[0].partition(":")
        self._top, self._left = position(first)
        self._bottom, self._right = position(last or first)
        self._located = False

    def _places(self) -> Iterator[tuple[int, int]]:
        for row in range(self._top, self._bottom + 1):
            for column in range(self._left, self._right + 1):
                yield row, column

    def _locate(self) -> None:
        if not self._located:
            self.office.cross(7)
            self._located = True

    @property
    def api(self) -> Any:
        if not self.office.mac:
            return Cells(self.office, self.tab, self._areas, self._fill_right)
        texts = [[self._text(row, column) for column in self._columns()] for row in range(self._top, self._bottom + 1)]
        return Native(self.office, string_value=Reference(lambda: self._shaped(texts)), fill_right=self._fill_right)

    def _columns(self) -> range:
        return range(self._left, self._right + 1)

    def _text(self, row: int, column: int) -> str:
        value = self.tab.cells.get((row, column), Cell()).value
        return "" if value is None else value.code if isinstance(value, Error) else str(value)

    def _shaped(self, rows: list[list[Any]]) -> Any:
        """As Excel hands over a block: a single cell bare; a single row bare on a Mac."""
        if len(rows) == len(rows[0]) == 1:
            return rows[0][0]
        if self.office.mac:
            return rows[0] if len(rows) == 1 else rows
        return tuple(map(tuple, rows))

    def __len__(self) -> int:
        self.office.cross()
        count = (self._bottom - self._top + 1) * (self._right - self._left + 1)
        if count >= 2**31:
            raise ComError  # Range.Count is a number of 32 bits
        return count

    @property
    def sheet(self) -> Sheet:
        self._locate()
        return Sheet(self.office, self.tab)

    @property
    def row(self) -> int:
        self._locate()
        return self._top

    @property
    def column(self) -> int:
        self._locate()
        return self._left

    @property
    def shape(self) -> tuple[int, int]:
        self._locate()
        return self._bottom - self._top + 1, self._right - self._left + 1

    @property
    def address(self) -> str:
        self.office.cross()
        return absolute((self._top, self._left), (self._bottom, self._right))

    @property
    def raw_value(self) -> Any:
        self.office.cross()
        rows = [
            [self._handed(self.tab.cells.get((row, column))) for column in self._columns()]
            for row in range(self._top, self._bottom + 1)
        ]
        return self._shaped(rows)

    def _handed(self, cell: Cell | None) -> Any:
        value = cell.value if cell else None
        if isinstance(value, bool) or value is None:
            return value
        if isinstance(value, Error):
            return object() if self.office.mac else -2146828288 + ERROR_NUMBERS[value.code]
        if isinstance(value, int | float):
            return float(value)
        if isinstance(value, datetime):
            return value.replace(tzinfo=UTC)
        if isinstance(value, date):
            return datetime(value.year, value.month, value.day, tzinfo=UTC)
        if isinstance(value, time):
            return datetime.combine(date(1899, 12, 30), value, tzinfo=UTC)
        if isinstance(value, timedelta):
            return datetime(1899, 12, 30, tzinfo=UTC) + value
        return value

    @raw_value.setter
    def raw_value(self, data: Any) -> None:
        self.office.cross()
        if self.tab.protected:
            raise ComError
        rows = data if isinstance(data, list) else [[data]]
        if (len(rows), len(rows[0])) != (self._bottom - self._top + 1, self._right - self._left + 1):
            raise NotImplementedError  # Excel would fill or cut
        swallowed = self._swallowed()
        for (row, column), value in zip(self._places(), chain.from_iterable(rows), strict=True):
            if (row, column) in swallowed or (self.tab.filtered and row % 2):
                continue
            old = self.tab.cell(row, column)
            if value in ("", None) and not isinstance(value, bool):
                if (row, column) in self.tab.cells:
                    self.tab.put(row, column, replace(old, value=None, formula=""))
            elif isinstance(value, str):
                self.tab.put(row, column, typed(value, old.format, old.style))
            elif isinstance(value, bool):
                self.tab.put(row, column, replace(old, value=value, formula=""))
            elif isinstance(value, float):
                self.tab.put(row, column, replace(old, value=_number(value, old.format), formula=""))
            else:
                raise NotImplementedError(type(value))  # whole numbers are lost on a Mac, others nowhere welcome

    def _swallowed(self) -> set[tuple[int, int]]:
        found: set[tuple[int, int]] = set()
        for area in self.tab.merged:
            first, _, last = area.partition(":")
            (top, left), (bottom, right) = position(first), position(last)
            found |= {(r, c) for r in range(top, bottom + 1) for c in range(left, right + 1)} - {(top, left)}
        return found

    def unmerge(self) -> None:
        self.office.cross()
        inside = {address(*place) for place in self._places()}
        self.tab.merged = [area for area in self.tab.merged if area.partition(":")[0] not in inside]

    @property
    def number_format(self) -> str:
        raise NotImplementedError

    @number_format.setter
    def number_format(self, value: str) -> None:
        self.office.cross()
        style = self.office.book.date_style if value.startswith(("yyyy", "m/d")) else 0
        for place in self._places():
            old = self.tab.cell(*place)
            if old.format != value:
                self.tab.put(*place, replace(old, format=value, style=style))

    @property
    def column_width(self) -> float:
        raise NotImplementedError

    @column_width.setter
    def column_width(self, value: float) -> None:
        self.office.cross()

    @property
    def wrap_text(self) -> bool:
        raise NotImplementedError

    @wrap_text.setter
    def wrap_text(self, value: bool) -> None:
        self.office.cross()

    @property
    def font(self) -> Font:
        self.office.cross()
        return Font(self.office)

    @property
    def row_height(self) -> float:
        raise NotImplementedError

    @row_height.setter
    def row_height(self, value: float) -> None:
        self.office.cross()

    def _fill_right(self) -> None:
        """Copies the first column of cells into each other one, with values and formats."""
        self.office.cross()
        for row, column in self._places():
            self.tab.put(row, column, self.tab.cells.get((row, self._left), Cell()))

    def clear(self) -> None:
        self.office.cross()
        for place in self._places():
            if place in self.tab.cells:
                self.tab.put(*place, Cell())

    def select(self) -> None:
        self.office.cross()
        if self.office.active is not self.tab:
            raise ComError
        self.office.selected = address(self._top, self._left)


def _number(value: float, form: str) -> Any:
    return datetime(1899, 12, 30) + timedelta(days=value) if "yy" in form.lower() else value


class Names(base.Names):  # type: ignore[misc]
    def __init__(self, office: Office) -> None:
        self.office = office

    def __call__(self, key: str) -> Name:
        self.office.cross()
        if key not in self.office.book.names:
            raise ComError
        return Name(self.office, key)

    def contains(self, key: str) -> bool:
        self.office.cross()
        return key in self.office.book.names

    def add(self, name: str, refers_to: str) -> Name:
        self.office.cross()
        if len(refers_to) > 257:
            raise ComError
        self.office.book.names[name] = refers_to
        return Name(self.office, name)


class Name(base.Name):  # type: ignore[misc]
    def __init__(self, office: Office, key: str) -> None:
        self.office, self.key = office, key

    @property
    def refers_to(self) -> str:
        self.office.cross()
        return self.office.book.names[self.key]


@contextmanager
def caller(office: Office) -> Iterator[None]:
    """The workbook of ``office`` as the one whose button is pressed, whatever window or name is told."""
    with mock.patch("sdp_xl.live.excel.in_front", lambda where: (xw.App(impl=App(office)), office.xl())):
        yield
