"""The workbook with buttons and the add-in: what is pressed runs our Python, and every reader finds the files sound."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from openpyxl import load_workbook
from pyopenvba import ExcelFile, check_file
from pyopenvba.apps.excel import ExcelApplication
from pyvbaanalysis import DiagnosticSeverity, analyze_office_file

import workbook
from schemas.buttons import BUTTONS, MAC_PYTHON, WINDOWS_PYTHON
from sdp_xl.build import build_all
from sdp_xl.build.macros.project import DICTIONARY, OURS, SOURCE, XLWINGS, modules
from sdp_xl.build.macros.ribbon import CALLBACK
from sdp_xl.build.macros.shapes import PLACES
from workbook import ADD_IN, EXAMPLE, WITH_BUTTONS

BOTH = pytest.mark.parametrize("name", [WITH_BUTTONS, ADD_IN])
XDR = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
STUB = """
Private Said As String
Public Function RunPython(PythonCommand As String)
    Said = PythonCommand
End Function
Public Function Told() As String
    Told = Said
    Said = ""
End Function
"""
"""Stands for xlwings' module: it notes which Python was asked for."""


def office(*files: Path) -> ExcelApplication:
    """Excel as pyOpenVBA plays it, with these workbooks open and our macros loaded into the first."""
    app = ExcelApplication.open(files[0])
    app.add_module(STUB, name=XLWINGS)
    app.add_module(source(), name=OURS)
    for file in files[1:]:
        app.open_workbook(file)
    return app


def source() -> str:
    return (workbook.path(WITH_BUTTONS).parent / SOURCE).read_text(encoding="utf-8")


def shapes(path: Path) -> dict[str, list[tuple[str, str, str]]]:
    """The shapes of each drawing: macro, words on it, alt text."""
    found = {}
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            if name.startswith("xl/drawings/drawing"):
                root = ET.fromstring(archive.read(name))
                found[name] = [
                    (
                        shape.get("macro", ""),
                        "".join(shape.itertext()),
                        shape.find(f"{XDR}nvSpPr/{XDR}cNvPr").get("descr", ""),  # type: ignore[union-attr]
                    )
                    for shape in root.iter(f"{XDR}sp")
                ]
    return found


@BOTH
def test_shipped_file_is_up_to_date(name: str, tmp_path: Path) -> None:
    """A failure means that a source was changed and not built: run sdp-xl build."""
    fresh = {path.name: path for path in build_all(tmp_path)}[name]
    shipped = workbook.path(name)
    with ExcelFile(fresh) as one, ExcelFile(shipped) as other:
        assert one.vba_modules() == other.vba_modules()
    assert fresh.read_bytes() == shipped.read_bytes()


@BOTH
def test_macros_in_the_file_equal_their_sources(name: str) -> None:
    with ExcelFile(workbook.path(name)) as book:
        inside = book.vba_modules()
    for module, text in modules(add_in=name == ADD_IN).items():
        body = [line for line in text.splitlines() if not line.startswith("Attribute ")]
        assert [line for line in inside[module].splitlines() if not line.startswith("Attribute ")] == body
    assert set(modules(add_in=False)) == {OURS, XLWINGS, DICTIONARY}


def test_our_own_macros_are_few_lines() -> None:
    assert len(source().splitlines()) <= 60


@BOTH
def test_readers_find_the_file_sound(name: str) -> None:
    report = check_file(workbook.path(name))
    assert report.complete and not report.issues
    olevba = [sys.executable, "-W", "ignore", "-m", "oletools.olevba", "--code", str(workbook.path(name))]
    seen = subprocess.run(olevba, capture_output=True, text=True, check=True).stdout
    assert all(f"VBA MACRO {module}" in seen for module in (f"{OURS}.bas", f"{XLWINGS}.bas", f"{DICTIONARY}.cls"))
    problems = analyze_office_file(workbook.path(name))
    assert not problems.get(OURS)
    theirs = [one for found in problems.values() for one in found if one.severity is DiagnosticSeverity.ERROR]
    assert not theirs


@pytest.mark.filterwarnings("ignore::UserWarning:openpyxl")
def test_openpyxl_keeps_the_macros() -> None:
    book = load_workbook(workbook.path(WITH_BUTTONS), keep_vba=True)
    assert book.vba_archive is not None
    book.vba_archive.close()


def test_each_button_stands_on_its_sheets_with_words_and_runs_its_macro() -> None:
    wanted = [
        (f"[0]!{button.macro}", button.label, f"{button.label}: {button.tip}") for button in BUTTONS if button.on_sheets
    ]
    assert list(shapes(workbook.path(WITH_BUTTONS)).values()) == [wanted] * len(PLACES)


def test_plain_workbooks_have_no_buttons() -> None:
    assert not any(shapes(workbook.path(EXAMPLE)).values())  # the drawing of Start holds charts


@BOTH
def test_ribbon_offers_every_button(name: str) -> None:
    with zipfile.ZipFile(workbook.path(name)) as archive:
        root = ET.fromstring(archive.read("customUI/customUI14.xml"))
    found = {button.get("id"): button for button in root.iter() if button.tag.endswith("}button")}
    assert set(found) == {button.key for button in BUTTONS}
    assert {button.get("onAction") for button in found.values()} == {CALLBACK}
    assert all(button.get("supertip") and button.get("imageMso") for button in found.values())


@BOTH
def test_settings_name_our_own_python_and_never_the_workbooks_folder(name: str) -> None:
    with ExcelFile(workbook.path(name)) as file:
        project = re.search(r'PROJECT_NAME As String = "(.+)"', file.get_module(XLWINGS))
    assert project
    sheet = ExcelApplication.open(workbook.path(name)).sheet(f"{project[1]}.conf")
    settings = {sheet.value(f"A{row}"): sheet.value(f"B{row}") for row in range(1, 6)}
    assert (settings["INTERPRETER_WIN"], settings["INTERPRETER_MAC"]) == (WINDOWS_PYTHON, MAC_PYTHON)
    assert settings["ADD_WORKBOOK_TO_PYTHONPATH"] == settings["USE UDF SERVER"] == "False"


@pytest.mark.parametrize("button", [button for button in BUTTONS if button.on_sheets], ids=lambda button: button.key)
def test_pressing_a_button_runs_our_python(button: object) -> None:
    app = office(workbook.path(EXAMPLE))
    app.run(button.macro)  # type: ignore[attr-defined]
    assert app.run("Told") == f"import sdp_xl.buttons; sdp_xl.buttons.press('{button.key}')"  # type: ignore[attr-defined]
    assert not app.dialogs


def test_another_workbook_in_front_gives_a_sentence() -> None:
    app = office(workbook.path(EXAMPLE))
    app.add_workbook()
    app.run(BUTTONS[0].macro)
    assert app.run("Told") == ""
    assert "is not a Service Delivery Plan" in app.dialogs[-1][1]


def test_another_plan_in_front_gives_a_sentence(tmp_path: Path) -> None:
    other = Path(shutil.copyfile(workbook.path(EXAMPLE), tmp_path / "other.xlsx"))
    app = office(workbook.path(EXAMPLE), other)
    app.run(BUTTONS[0].macro)
    assert app.run("Told") == ""
    assert app.dialogs[-1][1] == f"Another workbook is in front. Go to {EXAMPLE} and press the button again."


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_it_with_its_macros_and_buttons(tmp_path: Path) -> None:
    done = subprocess.run(
        [
            *("soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless"),
            *("--convert-to", "ods", "--outdir", str(tmp_path), str(workbook.path(WITH_BUTTONS))),
        ],
        capture_output=True,
        check=False,
    )
    made = tmp_path / f"{Path(WITH_BUTTONS).stem}.ods"
    assert made.is_file(), done.stderr
    with zipfile.ZipFile(made) as archive:
        basic = archive.read(f"Basic/VBAProject/{OURS}.xml").decode()
        content = archive.read("content.xml").decode()
    for button in BUTTONS:
        if button.on_sheets:
            assert f"Sub {button.macro}" in basic
            assert content.count(button.label) >= len(PLACES)
