"""The shipped workbooks are what schemas/ say now: a failure names the part and shows how its XML differs."""

from __future__ import annotations

import difflib
import re
import zipfile
from pathlib import Path

import pytest

import workbook
from sdp_xl.build import build_all


def parts(path: Path) -> dict[str, str]:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name).decode("utf-8") for name in archive.namelist()}


def by_tag(xml: str) -> list[str]:
    return re.sub(r"(?<=>)(?=<)", "\n", xml).splitlines()


def test_shipped_workbook_is_up_to_date(built: Path) -> None:
    shipped, fresh = parts(workbook.path(built.name)), parts(built)
    assert sorted(shipped) == sorted(fresh)
    for name in fresh:
        if shipped[name] != fresh[name]:
            diff = difflib.unified_diff(
                by_tag(shipped[name]), by_tag(fresh[name]), "shipped", "fresh", n=1, lineterm=""
            )
            pytest.fail(
                f"{built.name}: {name} differs; run sdp-xl build.\n" + "\n".join(line[:300] for line in list(diff)[:20])
            )


def test_same_bytes_twice(built: Path, tmp_path: Path) -> None:
    again = {path.name: path for path in build_all(tmp_path)}
    assert again[built.name].read_bytes() == built.read_bytes()


def test_language_and_author_are_set(built: Path) -> None:
    core = parts(built)["docProps/core.xml"]
    assert "<dc:language>en-US</dc:language>" in core
    assert "<dc:title>Service Delivery Plan</dc:title>" in core
    assert "<dc:creator>sdp-xl</dc:creator>" in core


def test_unknown_artefact() -> None:
    with pytest.raises(FileNotFoundError):
        workbook.path("sdp-master.xls")
