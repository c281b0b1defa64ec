"""A shared copy names nobody, says what was removed, and is otherwise the same workbook."""

from __future__ import annotations

import hashlib
import re
import warnings
from datetime import date
from html import unescape
from pathlib import Path

import openpyxl
import pytest
from lxml import etree

import workbook
from sdp_xl.cli import main
from sdp_xl.files import read
from sdp_xl.files.ooxml.package import Package
from sdp_xl.plan.locate import locate
from tests.files.rich import rich
from tests.files.zips import operate, pack, parts, swap
from tests.share.leaky import SECRETS, leaky, vml

EXAMPLE = workbook.path(workbook.EXAMPLE)


@pytest.fixture(scope="module")
def plan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return leaky(tmp_path_factory.mktemp("share") / "Plan.xlsx")


@pytest.fixture
def told(plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> tuple[Path, str]:
    before = hashlib.sha256(plan.read_bytes()).hexdigest()
    assert main(["share", str(plan), "-o", str(tmp_path / "Copy.xlsx")]) == 0
    assert hashlib.sha256(plan.read_bytes()).hexdigest() == before
    assert [path.name for path in tmp_path.iterdir()] == ["Copy.xlsx"]
    return tmp_path / "Copy.xlsx", capsys.readouterr().out


def readable(data: bytes) -> str:
    """The part with its texts as they are read, those in runs too."""
    text = data.decode("utf-8", "replace")
    return unescape(text) + unescape(re.sub(r"</?(?:\w+:)?(?:r|t|rPr|b)\b[^>]*>", "", text))


def test_no_part_names_anybody(plan: Path, told: tuple[Path, str]) -> None:
    before, after = parts(plan), parts(told[0])
    for secret in SECRETS:
        assert any(secret.lower() in readable(data).lower() for data in before.values()) or secret == "Quinn", secret
        for name, data in after.items():
            assert secret.lower() not in readable(data).lower(), (secret, name)
            assert secret.encode("utf-16-le") not in data, (secret, name)


def test_the_rest_of_the_texts_stays(plan: Path, told: tuple[Path, str]) -> None:
    before, after = read(plan).sheets, read(told[0]).sheets
    assert list(before) == list(after)
    team = after["Team"]
    assert [(*row, *[None] * 9)[6:9] for row in team[4:9]] == [(None, None, None)] * 5
    assert team[4][9] == (
        "[name removed]'s seat; [name removed], [name removed] or [name removed], call [phone removed]"
    )
    assert team[5][9] == "<[name removed] & Ms. Rivera> said so; Robin agrees"
    assert [row[:6] for row in team] == [row[:6] for row in before["Team"]], "roles stay"
    assert after["Needs"][6][3] == "with [name removed] now"
    assert [row[0] for row in after["Old notes"][1:]] == ["[phone removed]", r"[folder removed]\Documents\minutes.docx"]
    for sheet, rows in before.items():
        if sheet not in ("Team", "Needs", "Old notes", "Results"):
            assert after[sheet] == rows, sheet


def test_the_report_says_what_was_removed_and_what_is_left(told: tuple[Path, str]) -> None:
    out = told[1]
    for line in (
        "  2 × email: Team!H5:H6",
        "Team!G5:G9",
        "Team!I5:I6",
        "comment or note: Team!A5, Needs!D7",
        "document property: author, last modified by",
        "digital signature",
        "folder of the workbook",
        "link to the file Budget.xlsx",
        "record of tracked changes",
        "printer setting",
        "the hidden sheet “Old notes”",
        "the hidden column C of “Old notes”",
        "your own sheet “Old notes”",
        "“Ms. Rivera”: Team!J6",
        "“Robin”: Team!J6",
        "cannot be known",
    ):
        assert line in out, (line, out)


def test_the_package_is_whole(told: tuple[Path, str]) -> None:
    """All that is named is there, all that is there is named, and other programs can open it."""
    path = told[0]
    contents = parts(path)
    package = Package(path, path.read_bytes())
    types = contents["[Content_Types].xml"].decode()
    for name in re.findall(r'PartName="/([^"]+)"', types):
        assert name in contents, name
    for name in contents:
        if name.endswith((".xml", ".rels", ".vml")):
            etree.fromstring(contents[name])
        if not name.endswith(".rels"):
            for relation in package.relations(name).values():
                assert relation.target in contents, (name, relation)
        if name.startswith("xl/worksheets/sheet"):
            used = set(re.findall(rb'(?:\w+:id)="(rId\w+)"', contents[name]))
            rels = contents.get(name.replace("worksheets/", "worksheets/_rels/") + ".rels", b"")
            assert all(b'"' + number + b'"' in rels for number in used), name
    gone = ("xl/comments", "threaded", "person", "printer", "customXml", "custom.xml", "_xmlsignatures", "revisions")
    assert not [name for name in contents if any(word in name for word in gone)]
    assert b"<hyperlinks/>" not in contents["xl/worksheets/sheet16.xml"]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(path)
    assert book["Needs"]["D10"].hyperlink.target == "https://results.ed.gov/sdp-toolkit"
    assert book["Needs"]["D8"].hyperlink is None and book["Needs"]["D9"].hyperlink is None
    assert book["Needs"].oddFooter.left.text == "[name removed]"
    assert (book.properties.creator, book.properties.lastModifiedBy) == (None, None)
    assert book.properties.title == "Service Delivery Plan"


def test_buttons_stay_when_notes_go(told: tuple[Path, str]) -> None:
    contents = parts(told[0])
    drawing = contents[vml(contents, "xl/worksheets/sheet16.xml")]
    assert b'ObjectType="Button"' in drawing and b'ObjectType="Note"' not in drawing
    assert b"legacyDrawing" in contents["xl/worksheets/sheet16.xml"]
    assert b"legacyDrawing" not in contents["xl/worksheets/sheet7.xml"], "this sheet had notes only"


def test_items_of_a_pivot_table_stay_apart(told: tuple[Path, str]) -> None:
    cache = parts(told[0])["xl/pivotCache/pivotCacheDefinition1.xml"].decode()
    assert re.findall(r'<s v="([^"]*)"', cache) == ["[name removed]", "[name removed] 2", "Recruiter"]


def test_a_plan_without_persons_keeps_its_texts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["share", str(EXAMPLE), "-o", str(tmp_path / "Copy.xlsx")]) == 0
    removed = [line for line in capsys.readouterr().out.splitlines() if " × " in line]
    assert removed == [
        "  4 × number of a few children: Results!E12:E13, Results!E15:E16",
        "  2 × document property: author, last modified by",
    ]
    shared = read(tmp_path / "Copy.xlsx").sheets
    results = next(tab.part for tab in Package(EXAMPLE, EXAMPLE.read_bytes()).tabs() if tab.name == "Results")
    assert {name: rows for name, rows in read(EXAMPLE).sheets.items() if name != "Results"} == {
        name: rows for name, rows in shared.items() if name != "Results"
    }
    before, after = parts(EXAMPLE), parts(tmp_path / "Copy.xlsx")
    assert {name for name in before if before[name] != after[name]} <= {
        *("docProps/core.xml", "docProps/app.xml", "xl/workbook.xml", "xl/sharedStrings.xml"),
        results,
    }


def test_what_only_excel_writes_survives(tmp_path: Path) -> None:
    path = rich(tmp_path / "Plan.xlsm")
    assert main(["share", str(path), "-o", str(tmp_path / "Copy.xlsm")]) == 0
    before, after = parts(path), parts(tmp_path / "Copy.xlsm")
    gone = set(before) - set(after)
    assert {name.rpartition("/")[2] for name in gone} == {
        *("comments1.xml", "vmlDrawing1.vml", "threadedComment1.xml", "person.xml", "item1.xml")
    }
    assert after["xl/vbaProject.bin"] == before["xl/vbaProject.bin"]
    assert before["xl/charts/chart1.xml"] == after["xl/charts/chart1.xml"]
    assert (
        b"sparkline" in after["xl/worksheets/sheet1.xml"] and b"x14:dataValidation" in after["xl/worksheets/sheet1.xml"]
    )


@pytest.mark.parametrize(
    ("part", "old", "new", "told"),
    [
        ("workbook", 'name="Old notes"', 'name="Ana Lopez"', "sheet “Ana Lopez”"),
        (
            "workbook",
            "<definedNames>",
            '<definedNames><definedName name="Ana_Lopez">1</definedName>',
            "name “Ana_Lopez”",
        ),
        ("table7", 'name="Notes"', 'name="Ana Lopez"', "table header “Ana Lopez”"),
    ],
)
def test_what_only_excel_can_rename_is_left_to_it(
    plan: Path, tmp_path: Path, part: str, old: str, new: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "Plan.xlsx"
    path.write_bytes(plan.read_bytes())
    contents = parts(path)
    if part == "table7":
        (part,) = [
            n.rpartition("/")[2][:-4] for n, d in contents.items() if n.startswith("xl/tables") and b"sdp_team" in d
        ]
    operate(path, **{part: swap(old, new)})
    assert main(["share", str(path), "-o", str(tmp_path / "Copy.xlsx")]) == 2
    error = capsys.readouterr().err
    assert told in error and "rename it in Excel" in error and error.count("\n") == 1
    assert [path.name for path in tmp_path.iterdir()] == ["Plan.xlsx"]


def test_a_name_that_cannot_be_removed_leaves_no_copy(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = leaky(tmp_path / "Plan.xlsx")
    pack(path, {**parts(path), "xl/media/image1.png": "photo of Ana Lopez".encode("utf-16-le")})
    assert main(["share", str(path), "-o", str(tmp_path / "Copy.xlsx")]) == 2
    error = capsys.readouterr().err
    assert "xl/media/image1.png" in error and "still holds" in error and error.count("\n") == 1
    assert [path.name for path in tmp_path.iterdir()] == ["Plan.xlsx"]


def test_a_personal_column_that_is_not_found_is_told(
    plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "Plan.xlsx"
    pack(path, {name: data.replace(b"Phone (optional)", b"Reach me at") for name, data in parts(plan).items()})
    assert main(["share", str(path), "-o", str(tmp_path / "Copy.xlsx")]) == 0
    assert "Not found, so not emptied: the column “Phone (optional)” of the sheet Team." in capsys.readouterr().out


def test_where_the_copy_goes(plan: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "Copy.xlsx"
    target.write_bytes(b"somebody's work")
    assert main(["share", str(plan), "-o", str(target)]) == 2
    assert "exists already" in capsys.readouterr().err and target.read_bytes() == b"somebody's work"
    assert main(["share", str(plan), "-o", str(tmp_path / "Copy.xlsm")]) == 2
    assert "must end in .xlsx" in capsys.readouterr().err
    assert main(["share", str(plan), "-o", str(plan), "--force"]) == 2
    assert "is the workbook itself" in capsys.readouterr().err
    assert main(["share", str(plan), "-o", str(target), "--force"]) == 0
    assert locate(read(target), today=date(2027, 1, 1)).is_plan
    with pytest.raises(SystemExit):
        main(["share", str(plan)])


def test_capitals_in_the_names_of_parts_hide_nothing(plan: Path, tmp_path: Path) -> None:
    """Excel compares the names of parts without case; a program may write them in the zip as it likes."""
    path = tmp_path / "Plan.xlsx"
    contents = {
        re.sub(r"(sheet7|sharedStrings|styles)", lambda found: found[0].upper(), name)
        if ".rels" not in name
        else name: data
        for name, data in parts(plan).items()
    }
    pack(path, contents)
    assert main(["share", str(path), "-o", str(tmp_path / "Copy.xlsx")]) == 0
    for name, data in parts(tmp_path / "Copy.xlsx").items():
        assert not [secret for secret in SECRETS if secret.lower() in readable(data).lower()], name
