"""Text can be read on its fill: at least 4.5 to 1, in the palette and in every format of the built workbooks."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from lxml import etree

from schemas.tables import TABLES
from sdp_xl.build.style import GROUPS, PAIRS, ColorPair, group
from sdp_xl.build.theme import COLORS, STYLES

ENOUGH = 4.5
NAMESPACE = {"x": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}


def luminance(color: str) -> float:
    """Relative luminance after WCAG 2.1."""
    parts = [int(color.lstrip("#")[-6:][place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(text: str, fill: str) -> float:
    light, dark = sorted((luminance(text), luminance(fill)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def shown(color: etree._Element) -> str:
    """A color of the part of the styles; one of the theme as our theme has it."""
    return color.get("rgb") or "FF" + list(COLORS.values())[int(color.get("theme"))].lstrip("#")


def test_contrast_of_known_colors() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: f"{pair.text} on {pair.fill}")
def test_palette(pair: ColorPair) -> None:
    assert contrast(pair.text, pair.fill) >= ENOUGH


def test_every_cell_format_in_the_workbook(built: Path) -> None:
    with zipfile.ZipFile(built) as archive:
        styles = etree.fromstring(archive.read("xl/styles.xml"))
    fonts = [shown(font.find("x:color", NAMESPACE)) for font in styles.find("x:fonts", NAMESPACE)]
    fills = [fill.find(".//x:fgColor", NAMESPACE) for fill in styles.find("x:fills", NAMESPACE)]
    colors = ["FFFFFFFF" if fill is None else shown(fill) for fill in fills]
    formats = styles.findall("x:cellXfs/x:xf", NAMESPACE)
    assert len(formats) > 30
    swatches = {"FFB3261E", "FF2F6DB5", "FF1D4F8F", "FF465260", "FF12305A", "FF7A3E00"}
    for found in formats:
        text, fill = fonts[int(found.get("fontId"))], colors[int(found.get("fillId"))]
        assert contrast(text, fill) >= ENOUGH or fill in swatches, (text, fill)  # no text stands on a swatch


def test_conditional_formats_keep_the_contrast(built: Path) -> None:
    with zipfile.ZipFile(built) as archive:
        styles = etree.fromstring(archive.read("xl/styles.xml"))
    pairs = 0
    for found in styles.find("x:dxfs", NAMESPACE):
        text, fill = found.find("x:font/x:color", NAMESPACE), found.find(".//x:bgColor", NAMESPACE)
        if text is not None and fill is not None:
            assert contrast(shown(text), shown(fill)) >= ENOUGH
            pairs += 1
    assert pairs >= 5


def test_a_state_restyles_the_workbook_by_its_theme_and_by_named_styles(built: Path) -> None:
    with zipfile.ZipFile(built) as archive:
        styles = etree.fromstring(archive.read("xl/styles.xml"))
        theme = archive.read("xl/theme/theme1.xml").decode()
        tabs = [archive.read(name) for name in archive.namelist() if name.startswith("xl/worksheets/sheet")]
    ours = {color.lstrip("#") for color in COLORS.values()}
    assert all(f'val="{color}"' in theme for color in ours)
    colors = [one.get("rgb") for one in styles.iter() if one.get("rgb")]
    assert not [color for color in colors if color[2:] in ours]
    assert all(b"<tabColor theme=" in sheet for sheet in tabs)
    names = {one.get("name"): int(one.get("xfId")) for one in styles.find("x:cellStyles", NAMESPACE)}
    used = {int(one.get("xfId")) for one in styles.findall("x:cellXfs/x:xf", NAMESPACE)}
    assert set(names) <= {"Normal", *STYLES} and len(names) > 10
    assert used == set(names.values()) == set(range(len(styles.findall("x:cellStyleXfs/x:xf", NAMESPACE))))


def test_every_table_has_its_color() -> None:
    assert sorted(key for keys in GROUPS.values() for key in keys) == sorted(table.key for table in TABLES)
    assert all(group(table.key) in PAIRS for table in TABLES)
