"""The workbook with buttons and the add-in: a press starts our Python and nothing else; readers find them sound."""

from __future__ import annotations

import io
import json
import re
import shutil
import struct
import subprocess
import sys
import zipfile
from importlib.resources import files
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import olefile
import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openxml_audit import OpenXmlValidator
from pyopenvba import ExcelFile, check_file
from pyopenvba.vba import decompress
from pyvbaanalysis import analyze_office_file

import workbook
from schemas.buttons import ALL_USERS_PYTHON, BUTTONS, WINDOWS_PYTHON, Button
from schemas.model import MARKER
from sdp_xl.build import build_all
from sdp_xl.build.macros.project import OURS, PROJECT_PART, source
from sdp_xl.build.macros.ribbon import CALLBACK
from sdp_xl.build.macros.shapes import HEIGHT, PLACES
from sdp_xl.build.sheet import HEADS
from sdp_xl.files.ooxml.measure import MARGIN, length, pixels
from sdp_xl.setup.places import SCRIPT
from tests.build.computer import WINDOW, Computer
from workbook import ADD_IN, EXAMPLE, WITH_BUTTONS

BOTH = pytest.mark.parametrize("name", [WITH_BUTTONS, ADD_IN])
SHOWN = [button for button in BUTTONS if button.on_sheets]
XDR = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
RIBBON = "customUI/customUI14.xml"
MODULE_OFFSET = re.compile(rb"\x31\x00\x04\x00\x00\x00(....)", re.DOTALL)
"""The record MODULEOFFSET of the stream dir: its number, its size, where the source begins (MS-OVBA, 2.3.4.2.3.2.5)."""
ROOT = Path(__file__).parents[2]


@pytest.fixture
def plan() -> Path:
    return workbook.path(EXAMPLE)


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """A plan that asks, in every way of xlwings' launcher, to start another program; and so does its folder."""
    asked = {"INTERPRETER_WIN": r"\\share\python.exe", "INTERPRETER_MAC": "/tmp/python", "PYTHONPATH": str(tmp_path)}
    asked |= {"CONDA PATH": r"\\share\conda", "CONDA ENV": "base", "LICENSE_KEY": "key", "USE UDF SERVER": "True"}
    book = Workbook()
    book.defined_names[MARKER] = DefinedName(MARKER, attr_text='"1.0"')
    for title in ("sdp-xl.conf", "xlwings.conf", "myaddin.conf", "run.py"):
        sheet = book.create_sheet(title, 0)
        for row in asked.items():
            sheet.append(row)
        sheet.sheet_state = "veryHidden"
    path = tmp_path / 'Plan "$(touch ran)" `touch ran` & touch ran.xlsx'
    book.save(path)
    lines = "".join(f'"{name}","{value}"\n' for name, value in asked.items())
    for name in ("sdp-xl.conf", "xlwings.conf", "myaddin.conf"):
        (tmp_path / name).write_text(lines, encoding="utf-8")
    return path


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


def part(name: str, of: str) -> bytes:
    with zipfile.ZipFile(workbook.path(name)) as archive:
        return archive.read(of)


@pytest.mark.filterwarnings("ignore:.*extension is not supported:UserWarning")
def test_no_button_covers_a_text_of_the_title_row() -> None:
    book = load_workbook(workbook.path(WITH_BUTTONS))
    for name, (column, left, down) in PLACES.items():
        sheet = book[name]
        wide = [pixels(sheet.column_dimensions[get_column_letter(n)].width - MARGIN) for n in range(1, column + 1)]
        texts = [cell for cell in sheet[1] if cell.value]
        if down > HEADS[0] * 96 / 72:  # below them, and still in the row
            assert down + HEIGHT <= sheet.row_dimensions[1].height * 96 / 72
            assert {cell.alignment.vertical for cell in texts} == {"top"}
            continue
        assert all(cell.column <= column for cell in texts), name
        ends = [
            sum(wide[: cell.column - 1]) + length(str(cell.value), points=cell.font.sz, bold=cell.font.b)
            for cell in texts
        ]
        assert max(ends) <= sum(wide) + left, name


@BOTH
def test_shipped_file_is_up_to_date(name: str, tmp_path: Path) -> None:
    """A failure means that a source was changed and not built: run sdp-xl build."""
    fresh = {path.name: path for path in build_all(tmp_path)}[name]
    shipped = workbook.path(name)
    with ExcelFile(fresh) as one, ExcelFile(shipped) as other:
        assert one.vba_modules() == other.vba_modules()
    assert fresh.read_bytes() == shipped.read_bytes()


@BOTH
def test_the_only_macros_in_the_file_are_ours(name: str) -> None:
    with ExcelFile(workbook.path(name)) as book:
        inside = book.vba_modules()
    body = [line for line in source().splitlines() if not line.startswith("Attribute ")]
    assert [line for line in inside.pop(OURS).splitlines() if not line.startswith("Attribute ")] == body
    assert not [line for text in inside.values() for line in text.splitlines() if not line.startswith("Attribute ")]


def test_our_own_macros_are_few_lines() -> None:
    assert len(source().splitlines()) <= 100


@BOTH
def test_vba_is_written_as_source_without_anything_compiled(name: str) -> None:
    """MS-OVBA 2.3.4.1: a writer puts no version and no cache into _VBA_PROJECT, and source only into each module."""
    with olefile.OleFileIO(io.BytesIO(part(name, PROJECT_PART))) as project:
        assert project.openstream("VBA/_VBA_PROJECT").read() == bytes.fromhex("CC61FFFF000000")
        streams = {stream[-1] for stream in project.listdir() if stream[0] == "VBA"}
        assert not [stream for stream in streams if stream.startswith("__SRP_")]
        offsets = MODULE_OFFSET.findall(decompress(project.openstream("VBA/dir").read()))
        modules = streams - {"_VBA_PROJECT", "dir"}
        assert len(offsets) == len(modules) and OURS in modules
        assert {struct.unpack("<I", offset)[0] for offset in offsets} == {0}
        for module in modules:
            text = decompress(project.openstream(f"VBA/{module}").read())
            assert text.startswith(b"Attribute VB_Name")


@BOTH
def test_readers_find_the_file_sound(name: str) -> None:
    report = check_file(workbook.path(name))
    assert report.complete and not report.issues
    olevba = [sys.executable, "-W", "ignore", "-m", "oletools.olevba", "--code", str(workbook.path(name))]
    seen = subprocess.run(olevba, capture_output=True, text=True, check=True).stdout
    assert f"VBA MACRO {OURS}.bas" in seen
    assert not any(analyze_office_file(workbook.path(name)).values())
    assert not OpenXmlValidator().validate(workbook.path(name)).errors


@pytest.mark.filterwarnings("ignore::UserWarning:openpyxl")
def test_openpyxl_keeps_the_macros() -> None:
    book = load_workbook(workbook.path(WITH_BUTTONS), keep_vba=True)
    assert book.vba_archive is not None
    book.vba_archive.close()


def test_each_button_stands_on_its_sheets_with_words_and_runs_its_macro() -> None:
    wanted = [(f"[0]!{button.macro}", button.label, f"{button.label}: {button.tip}") for button in SHOWN]
    assert list(shapes(workbook.path(WITH_BUTTONS)).values()) == [wanted] * len(PLACES)


def test_plain_workbooks_have_no_buttons() -> None:
    assert not any(shapes(workbook.path(EXAMPLE)).values())  # the drawing of Start holds charts


def test_ribbon_offers_every_button() -> None:
    root = ET.fromstring(part(ADD_IN, RIBBON))
    found = {button.get("id"): button for button in root.iter() if button.tag.endswith("}button")}
    assert set(found) == {button.key for button in BUTTONS}
    assert {button.get("onAction") for button in found.values()} == {CALLBACK}
    assert all(button.get("supertip") and button.get("imageMso") for button in found.values())
    tips = [button.get("keytip", "") for button in found.values()]
    assert len(set(tips)) == len(tips) and all(re.fullmatch("[A-Z]", tip) for tip in tips)


def test_there_is_one_tab_whatever_is_open() -> None:
    """The add-in is open in every Excel with sdp-xl; a tab of the workbook's own would be a second one."""
    root = ET.fromstring(part(ADD_IN, RIBBON))
    assert [tab.get("label") for tab in root.iter() if tab.tag.endswith("}tab")] == ["SDP"]
    with zipfile.ZipFile(workbook.path(WITH_BUTTONS)) as archive:
        assert RIBBON not in archive.namelist() and b"customUI" not in archive.read("_rels/.rels")


def schema() -> dict[str, dict[str, Any]]:
    """Office's schema of ribbons (2009/07), by its names of types; as the validator of the other parts has it."""
    data = files("openxml_audit") / "data/openxml/schemas/schemas_microsoft_com_office_2009_07_customui.json"
    return {each["Name"]: each for each in json.loads(data.read_text(encoding="utf-8"))["Types"]}


def faults(element: ET.Element, of: str, types: dict[str, dict[str, Any]]) -> list[str]:
    """What an element and those in it have or lack against their types."""
    kind = types[of]
    known = {attribute["QName"].lstrip(":"): attribute for attribute in kind.get("Attributes", ())}
    found = [f"{of} has no {name}" for name in element.attrib if name not in known]
    for name, value in element.attrib.items():
        for limit in (one for each in known.get(name, {}).get("Validators", ()) for one in each.get("Arguments", ())):
            if limit["Name"] == "MaxLength" and len(value) > int(limit["Value"]):
                found.append(f"{name} of {of} is too long")
    inside = {each["Name"].rpartition(":")[2]: each["Name"] for each in kind.get("Children", ())}
    for child in element:
        name = child.tag.rpartition("}")[2]
        found += faults(child, inside[name], types) if name in inside else [f"{of} holds no {name}"]
    return found


def test_ribbon_obeys_its_schema() -> None:
    types, top = schema(), "mso14:CT_CustomUI/mso14:customUI"
    xml = part(ADD_IN, RIBBON)
    assert faults(ET.fromstring(xml), top, types) == []
    for right, wrong in ((b"keytip", b"keyTip"), (b"<tab ", b"<tap "), (b'keytip="', b'keytip="LONG')):
        spoilt = xml.replace(right, wrong).replace(b"</tab>", b"</tap>" if wrong == b"<tap " else b"</tab>")
        assert faults(ET.fromstring(spoilt), top, types)


def test_macros_name_the_places_that_install_writes() -> None:
    told = dict(re.findall(r'Const (\w+) As String = "(.+)"', source()))
    assert (told["ALL_USERS"], told["ONE_USER"]) == (ALL_USERS_PYTHON, WINDOWS_PYTHON)
    assert f'AppleScriptTask("{SCRIPT}", "Press"' in source()
    assert re.search(r"^on Press\(", workbook.path(SCRIPT).read_text(encoding="utf-8"), re.MULTILINE)


@pytest.mark.parametrize("button", SHOWN, ids=lambda button: button.key)
def test_pressing_a_button_starts_our_python_and_waits(
    button: Button, plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    computer = Computer(ADD_IN, plan)
    assert computer.press(button.macro, monkeypatch) == ""
    python = r"D:\People\José\AppData\Local\sdp-xl\env\Scripts\python.exe"
    assert computer.started == [(python, f"-I -m sdp_xl.buttons {button.key}:{WINDOW}", r"C:\Windows\System32")]
    assert computer.folder == r"S:\Shared\Plans" and computer.app.application.status_bar is False


def test_python_of_all_users_comes_first(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    computer = Computer(ADD_IN, plan)
    computer.programs.append(r"C:\Program Files\sdp-xl\env\Scripts\python.exe")
    computer.press("SDP_Check", monkeypatch)
    assert [program for program, *_ in computer.started] == [computer.programs[1]]


@pytest.mark.parametrize("mac", [False, True], ids=["windows", "mac"])
def test_a_hostile_plan_in_a_hostile_folder_starts_nothing_of_its_own(
    mac: bool, hostile: Path, plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The very same is started for it as for an honest plan; its name goes to Python as one word, and only on a Mac."""
    honest, attacked = Computer(ADD_IN, plan, mac=mac), Computer(ADD_IN, hostile, mac=mac)
    monkeypatch.chdir(hostile.parent)
    for macro in ("SDP_Check", "SDP_Timeline", "SDP_Clear"):
        assert honest.press(macro, monkeypatch) == attacked.press(macro, monkeypatch) == ""
    assert attacked.started == honest.started
    assert len(attacked.started) + len(attacked.told) == 3
    assert [told.partition(":")[0] for told in attacked.told] == [told.partition(":")[0] for told in honest.told]
    assert {told.partition(":")[2] for told in attacked.told} <= {hostile.name}
    assert not (hostile.parent / "ran").exists()


def test_macros_read_no_cell_file_or_path() -> None:
    """What they do not read cannot tell them what to start."""
    code = "\n".join(line.partition(" '")[0] for line in source().splitlines() if not line.strip().startswith("'"))
    words = set(re.findall(r"\w+", re.sub(r'"[^"]*"', "", code)))
    assert not words & {"Worksheets", "Sheets", "Range", "Cells", "FullName", "Path", "Open", "Dir", "Evaluate"}
    assert set(re.findall(r'CreateObject\("(.*?)"\)', code)) == {"WScript.Shell"}


@pytest.mark.skipif(sys.platform == "win32", reason="a Mac's shell")
def test_a_name_is_one_word_for_the_shell_of_a_mac() -> None:
    """“quoted form of” puts a text between ' and ', with '\\'' for each ' in it: so the script must use it for both."""
    script = workbook.path(SCRIPT).read_text(encoding="utf-8")
    commands = re.findall(r"do shell script (.+)", script)
    assert len(commands) == 2
    for command in commands:
        outside = re.sub(r'"[^"]*"', "", command)
        assert re.fullmatch(r"[ &]*(quoted form of (python|told)[ &]*)+", outside), outside


@pytest.mark.parametrize("mac", [False, True], ids=["windows", "mac"])
def test_without_an_installation_a_sentence_says_what_to_do(
    mac: bool, plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    computer = Computer(ADD_IN, plan, mac=mac)
    computer.programs, computer.script = [], None
    sentence = computer.press("SDP_Check", monkeypatch)
    assert "Run sdp-xl install, or use the page sdp-check.html." in sentence and "xlwings" not in sentence
    computer.script = "not installed"
    assert computer.press("SDP_Check", monkeypatch) == sentence
    assert computer.started == [] and computer.app.application.status_bar is False
    assert computer.folder == r"S:\Shared\Plans"


def test_a_rule_against_programs_is_told_with_the_ways_round_it(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    computer = Computer(ADD_IN, plan)
    computer.forbids = True
    sentence = computer.press("SDP_Check", monkeypatch)
    assert "rule of this computer" in sentence and "Start menu" in sentence and "sdp-check.html" in sentence


def test_python_that_fails_is_told(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    computer = Computer(ADD_IN, plan)
    computer.ends_with = 1
    assert computer.press("SDP_Check", monkeypatch).startswith("The button could not do its work.")


def test_protected_view_and_grouped_sheets_are_told(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    computer = Computer(ADD_IN, plan)
    computer.grouped = 2
    assert "Ungroup Sheets" in computer.press("SDP_Check", monkeypatch)
    computer.protected_view = True
    assert "Enable Editing" in computer.press("SDP_Check", monkeypatch)
    assert computer.started == []


def test_a_workbook_that_is_no_plan_gives_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Workbook().save(tmp_path / "Budget.xlsx")
    computer = Computer(ADD_IN, tmp_path / "Budget.xlsx")
    assert "is not a Service Delivery Plan" in computer.press("SDP_Check", monkeypatch)
    assert computer.started == []


def test_another_plan_in_front_gives_a_sentence(plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    computer = Computer(WITH_BUTTONS, plan)
    sentence = computer.press("SDP_Check", monkeypatch)
    assert sentence == f"Another workbook is in front. Go to {WITH_BUTTONS} and press the button again."
    assert computer.started == []


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
