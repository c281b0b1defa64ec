"""A computer with Excel as our macros see it: the shipped VBA runs in an interpreter, and what it starts is recorded.

Stands for what pyOpenVBA's interpreter does not do: WScript.Shell, AppleScriptTask, Protected View, grouped sheets. The
errors are those that Windows gives (0x80070002: there is no such file; 0x800704EC: a policy of the group forbids it).
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from pyopenvba import ExcelFile
from pyopenvba.apps.excel import ExcelApplication
from pyopenvba.apps.excel._bridge import ExcelBridge
from pyopenvba.apps.excel._model import Application
from pyopenvba.apps.excel._windows import Window
from pyopenvba.interpreter._intrinsics import INTRINSICS
from pyopenvba.interpreter._objects import MemberSpec, VBAObject, member, method, setter
from pyopenvba.interpreter._preprocess import strip_directives
from pyopenvba.interpreter._values import NOTHING, VBAInt, error

import workbook
from sdp_xl.build.macros.project import OURS

NO_FILE, FORBIDDEN = 0x80070002 - 2**32, 0x800704EC - 2**32
WINDOW = 4711


class Shell(VBAObject):
    """WScript.Shell of one computer."""

    vba_type_name = "WshShell"

    def __init__(self, computer: Computer) -> None:
        self.computer = computer

    @method
    def ExpandEnvironmentStrings(self, text: str) -> object:  # noqa: N802 # the name in Windows
        for name, value in self.computer.environ.items():
            text = text.replace(f"%{name}%", value)
        return text

    @member
    def CurrentDirectory(self) -> object:  # noqa: N802 # the name in Windows
        return self.computer.folder

    @setter("CurrentDirectory")
    def _go(self, folder: str) -> None:
        self.computer.folder = folder

    @method
    def Run(self, command: str, style: object, wait: object) -> object:  # noqa: N802 # the name in Windows
        computer = self.computer
        program, _, rest = str(self.ExpandEnvironmentStrings(command)).removeprefix('"').partition('"')
        if program not in computer.programs:
            raise error(NO_FILE)
        if computer.forbids:
            raise error(FORBIDDEN)
        assert (int(style), bool(wait)) == (0, True)  # type: ignore[call-overload] # hidden, and Excel waits for it
        computer.started.append((program, rest.strip(), computer.folder))
        return VBAInt(computer.ends_with, "Long")


class Computer:
    """Excel with workbooks open, in which the macros of a shipped file run; ``started`` are program, arguments, folder.

    ``environ``: the variables of the user; ``programs``: those that are installed; ``script``: what the script on a Mac
    answers, None where there is none.
    """

    def __init__(self, shipped: str, *files: Path, mac: bool = False) -> None:
        self.environ = {
            "LOCALAPPDATA": r"D:\People\José\AppData\Local",
            "ProgramW6432": r"C:\Program Files",
            "SystemRoot": r"C:\Windows",
        }
        self.programs = [r"D:\People\José\AppData\Local\sdp-xl\env\Scripts\python.exe"]
        self.folder = r"S:\Shared\Plans"
        self.started: list[tuple[str, str, str]] = []
        self.told: list[str] = []
        self.forbids = self.protected_view = False
        self.grouped, self.ends_with, self.script = 1, 0, "started" if mac else None
        with ExcelFile(workbook.path(shipped)) as book:
            source = book.get_module(OURS)
        self.app = ExcelApplication.open(workbook.path(shipped))
        self.app.add_module(strip_directives(source, constants={"Mac": mac}), name=OURS)
        for file in files:
            self.app.open_workbook(file)

    def script_task(self, interpreter: object, args: list[object], named: Mapping[str, object]) -> object:
        """AppleScriptTask."""
        if self.script is None:
            raise error(5)
        assert args[:2] == ["sdp-xl.applescript", "Press"]
        self.told.append(str(args[2]))
        return self.script

    def press(self, macro: str, patch: pytest.MonkeyPatch, *args: Any) -> str:
        """Runs a macro; the sentence that it shows, if any."""
        before = len(self.app.dialogs)
        with patch.context() as patched:
            patched.setattr(ExcelBridge, "create", lambda _, name: {"WScript.Shell": Shell(self)}[name])
            patched.setitem(INTRINSICS, "applescripttask", self.script_task)
            view = VBAObject() if self.protected_view else NOTHING
            sheets = _Counted(self.grouped)
            for of, name, value in (
                (Application, "ActiveProtectedViewWindow", view),
                (Application, "Hwnd", VBAInt(WINDOW, "Long")),
                (Window, "SelectedSheets", sheets),
            ):
                patched.setitem(of._vba_members, name.lower(), _constant(name, value))
            self.app.run(macro, *args)
        sentences = [str(dialog[1]) for dialog in self.app.dialogs[before:]]
        assert len(sentences) <= 1
        return "".join(sentences)


class _Counted(VBAObject):
    def __init__(self, count: int) -> None:
        self.count = count

    @member
    def Count(self) -> object:  # noqa: N802 # the name in Excel
        return VBAInt(self.count, "Long")


def _constant(name: str, value: object) -> MemberSpec:
    return MemberSpec(name=name, kind="property", getter=lambda *_: value)
