"""A person in every kind of part that ECMA-376 lists leaves no trace in the shared copy, or no copy is made."""

from __future__ import annotations

import tempfile
import warnings
from functools import cache
from pathlib import Path

import openpyxl
import pytest

import workbook
from sdp_xl.cli import main
from tests.files.zips import pack, parts
from tests.share.leaky import EMAIL, NAME, PHONE
from tests.share.test_share import readable

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
SHEET, BOOK, ROOT = "xl/worksheets/sheet2.xml", "xl/workbook.xml", ""
SPREAD = "application/vnd.openxmlformats-officedocument.spreadsheetml"

TEXTS = [
    # ECMA-376 part 1, 12.3: SpreadsheetML; 14.2: DrawingML; 15.2: shared; part 2: the package's own
    (SHEET, "comments", "xl/comments9.xml"),
    (BOOK, "connections", "xl/connections.xml"),
    (SHEET, "customProperty", "xl/customProperty1.xml"),
    (BOOK, "xmlMaps", "xl/xmlMaps.xml"),
    (BOOK, "dialogsheet", "xl/dialogsheets/sheet1.xml"),
    (BOOK, "chartsheet", "xl/chartsheets/sheet1.xml"),
    (BOOK, "externalLink", "xl/externalLinks/externalLink9.xml"),
    (BOOK, "sheetMetadata", "xl/metadata9.xml"),
    (SHEET, "pivotTable", "xl/pivotTables/pivotTable1.xml"),
    (BOOK, "pivotCacheDefinition", "xl/pivotCache/pivotCacheDefinition9.xml"),
    (BOOK, "pivotCacheRecords", "xl/pivotCache/pivotCacheRecords9.xml"),
    (SHEET, "queryTable", "xl/queryTables/queryTable1.xml"),
    (BOOK, "revisionHeaders", "xl/revisions/revisionHeaders.xml"),
    (BOOK, "revisionLog", "xl/revisions/revisionLog1.xml"),
    (BOOK, "usernames", "xl/revisions/userNames.xml"),
    (SHEET, "tableSingleCells", "xl/tables/tableSingleCells1.xml"),
    (BOOK, "volatileDependencies", "xl/volatileDependencies.xml"),
    (SHEET, "chart", "xl/charts/chart9.xml"),
    (SHEET, "chartUserShapes", "xl/drawings/drawing91.xml"),
    (SHEET, "diagramData", "xl/diagrams/data1.xml"),
    (SHEET, "diagramLayout", "xl/diagrams/layout1.xml"),
    (SHEET, "diagramQuickStyle", "xl/diagrams/quickStyle1.xml"),
    (SHEET, "diagramColors", "xl/diagrams/colors1.xml"),
    (SHEET, "themeOverride", "xl/theme/themeOverride1.xml"),
    (BOOK, "tableStyles", "xl/tableStyles.xml"),
    (BOOK, "slicerCache", "xl/slicerCaches/slicerCache1.xml"),
    (BOOK, "timelineCache", "xl/timelineCaches/timelineCache1.xml"),
    (BOOK, "characteristics", "docProps/characteristics.xml"),
    (BOOK, "bibliography", "xl/bibliography.xml"),
    (BOOK, "customXml", "customXml/item9.xml"),
    (BOOK, "person", "xl/persons/person9.xml"),
    (SHEET, "threadedComment", "xl/threadedComments/threadedComment9.xml"),
    (SHEET, "control", "xl/activeX/activeX1.xml"),
    (SHEET, "ctrlProp", "xl/ctrlProps/ctrlProp1.xml"),
    (SHEET, "vmlDrawing", "xl/drawings/vmlDrawing91.vml"),
    (ROOT, "metadata/core-properties", "package/services/metadata/core-properties/1.psmdcp"),
    (ROOT, "extended-properties", "docProps/app9.xml"),
    (ROOT, "custom-properties", "docProps/custom9.xml"),
    (ROOT, "somethingNew", "new/part.xml"),
]
BINARIES = [
    (SHEET, "printerSettings", "xl/printerSettings/printerSettings9.bin", True),
    (ROOT, "metadata/thumbnail", "docProps/thumbnail.jpeg", True),
    (SHEET, "image", "xl/media/image9.emf", False),
    (SHEET, "oleObject", "xl/embeddings/oleObject1.bin", False),
    (SHEET, "package", "xl/embeddings/Workbook1.xlsx", False),
    (SHEET, "activeXControlBinary", "xl/activeX/activeX1.bin", False),
    (SHEET, "video", "xl/media/film.mp4", False),
    (SHEET, "audio", "xl/media/sound.wav", False),
    (BOOK, "font", "xl/fonts/font1.fntdata", False),
    (BOOK, "somethingNew", "xl/new.bin", False),
]
"""Parts that are no texts, and whether they are left out; of the others none can be changed, so no copy is made."""


@cache
def _plan() -> dict[str, bytes]:
    """The parts of a plan whose Team names a person."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl does not know data bars
        book = openpyxl.load_workbook(workbook.path(workbook.EXAMPLE))
    book["Team"]["G5"], book["Team"]["H5"], book["Team"]["I5"] = NAME, EMAIL, PHONE
    with tempfile.TemporaryDirectory() as folder:
        book.save(Path(folder) / "Plan.xlsx")
        return parts(Path(folder) / "Plan.xlsx")


def planted(folder: Path, owner: str, kind: str, part: str, data: bytes) -> Path:
    """The plan with one more part."""
    contents = dict(_plan())
    above, _, name = owner.rpartition("/")
    rels = f"{above}/_rels/{name}.rels" if owner else "_rels/.rels"
    contents.setdefault(rels, f'<Relationships xmlns="{PACKAGE}"></Relationships>'.encode())
    namespace = PACKAGE if "metadata" in kind else OFFICE
    relation = f'<Relationship Id="rIdX" Type="{namespace}/{kind}" Target="/{part}"/></Relationships>'
    contents[rels] = contents[rels].replace(b"</Relationships>", relation.encode())
    override = f'<Override PartName="/{part}" ContentType="application/x"/></Types>'
    types = contents["[Content_Types].xml"]
    contents["[Content_Types].xml"] = types.replace(b"</Types>", override.encode())
    return pack(folder / "Plan.xlsx", {**contents, part: data})


def traces(folder: Path, owner: str, kind: str, part: str) -> list[str]:
    """The parts of the shared copy that still name the person who was planted in a part of that kind."""
    text = f'<?xml version="1.0"?>\n<x who="{NAME}"><creator>{NAME}</creator><y>by {NAME}, {EMAIL}</y>{PHONE}</x>'
    plan = planted(folder, owner, kind, part, text.encode())
    assert main(["share", str(plan), "-o", str(folder / "Copy.xlsx")]) == 0
    secrets = ("Lopez", EMAIL, "555-0100")
    return [
        name
        for name, data in parts(folder / "Copy.xlsx").items()
        if any(secret.lower() in readable(data).lower() for secret in secrets)
    ]


@pytest.mark.parametrize(("owner", "kind", "part"), TEXTS, ids=[kind for _, kind, _ in TEXTS])
def test_no_trace_in_a_part_of_text(owner: str, kind: str, part: str, tmp_path: Path) -> None:
    assert traces(tmp_path, owner, kind, part) == []


@pytest.mark.parametrize("coded", ["utf-8", "utf-16-le"])
@pytest.mark.parametrize(("owner", "kind", "part", "goes"), BINARIES, ids=[part for _, _, part, _ in BINARIES])
def test_a_part_that_is_no_text(
    owner: str, kind: str, part: str, goes: bool, coded: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    plan = planted(tmp_path, owner, kind, part, b"\x01\x02" + NAME.encode(coded) + b"\x00")
    code = main(["share", str(plan), "-o", str(tmp_path / "Copy.xlsx")])
    if goes:
        assert code == 0
        assert part not in parts(tmp_path / "Copy.xlsx")
    else:
        assert code == 2
        assert not (tmp_path / "Copy.xlsx").exists()
        assert part in capsys.readouterr().err


def test_an_unknown_part_that_names_nobody_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plan = planted(tmp_path, BOOK, "somethingNew", "xl/new.bin", b"\x01\x02")
    assert main(["share", str(plan), "-o", str(tmp_path / "Copy.xlsx")]) == 0
    assert "the part xl/new.bin, which is no text and is not searched" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("formula", "value", "stays"),
    [
        ('"Ana"&amp;" "&amp;B1', "Ana Lopez", False),
        ("CONCATENATE(A1,B1)", "Lopez, Ana: chair", False),
        ("A1&amp;B1", "chair", True),
    ],
)
def test_a_formula_that_puts_a_name_together(formula: str, value: str, stays: bool, tmp_path: Path) -> None:
    cell = f'<row r="990"><c r="Z990" t="str"><f>{formula}</f><v>{value}</v></c></row></sheetData>'.encode()
    plan = planted(tmp_path, BOOK, "x", "xl/x.xml", b"<?xml version='1.0'?><x/>")
    contents = parts(plan)
    (name,) = [name for name in contents if name.endswith("worksheets/sheet15.xml")]
    contents[name] = contents[name].replace(b"</sheetData>", cell)
    assert main(["share", str(pack(plan, contents)), "-o", str(tmp_path / "Copy.xlsx")]) == 0
    after = parts(tmp_path / "Copy.xlsx")[name]
    left = after[after.index(b'r="Z990"') :].partition(b"</c>")[0]
    assert (b"<f>" in left) is stays
    assert (b"[name removed]" in left) is not stays
