from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from sdp_xl.files import FileTrouble, backup, read, write_pages
from sdp_xl.files.atomic import replacing
from sdp_xl.files.owners import owner_name
from tests.files.zips import findings, parts, plan


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return plan(tmp_path / "Plan.xlsx")


def test_a_failure_while_writing_leaves_the_old_file_and_nothing_else(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(RuntimeError), replacing(path) as file:
        file.write(b"half")
        raise RuntimeError
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]


def test_a_damaged_part_found_while_packing_leaves_the_old_file(path: Path) -> None:
    """A part that is only copied is first unpacked while the new file is being written."""
    data = bytearray(path.read_bytes())
    name = b"docProps/app.xml"
    at = data.index(name) + len(name) + 30
    data[at] ^= 0xFF
    path.write_bytes(data)
    with pytest.raises(FileTrouble) as caught:
        write_pages(path, [findings()], path)
    assert caught.value.cause == "damaged_part" and "docProps/app.xml" in str(caught.value)
    assert path.read_bytes() == data
    assert list(path.parent.iterdir()) == [path]


def test_the_target_is_never_seen_half_written(path: Path, tmp_path: Path) -> None:
    target = tmp_path / "Out.xlsx"
    with replacing(target) as file:
        file.write(b"half")
        file.flush()
        assert not target.exists()
    assert target.read_bytes() == b"half"


def owner(path: Path, data: bytes) -> Path:
    file = path.with_name(f"~${path.name}")
    file.write_bytes(data)
    return file


EXCEL = b"\x0bState Staff".ljust(55) + b"\x0b\x00" + "State Staff".encode("utf-16-le").ljust(108)


@pytest.mark.parametrize(
    ("data", "user"),
    [
        (EXCEL, "State Staff"),
        (b"\x05Zo\xebs\x20".ljust(55) + b"\x04\x00" + "Zoës".encode("utf-16-le"), "Zoës"),
        (b"\x04Anna", "Anna"),
        (b"", "somebody"),
        (b"\x03\x1b[m", "[m"),
    ],
)
def test_a_workbook_open_in_excel_is_not_replaced(path: Path, data: bytes, user: str) -> None:
    before = path.read_bytes()
    file = owner(path, data)
    assert owner_name(file) == user
    for door in (lambda: write_pages(path, [findings()], path), lambda: backup(path)):
        with pytest.raises(FileTrouble) as caught:
            door()
        assert caught.value.cause == "open"
        assert f"by {user};" in str(caught.value) and "~$Plan.xlsx" in str(caught.value)
    assert path.read_bytes() == before
    assert {one.name for one in path.parent.iterdir()} == {"Plan.xlsx", "~$Plan.xlsx"}
    read(path)  # reading an open workbook is fine


def test_an_open_source_can_be_written_to_another_file(path: Path, tmp_path: Path) -> None:
    owner(path, EXCEL)
    write_pages(path, [findings()], tmp_path / "Out.xlsx")
    assert "Findings" in read(tmp_path / "Out.xlsx").sheets


def test_a_missing_target_folder_is_told(path: Path, tmp_path: Path) -> None:
    with pytest.raises(FileTrouble) as caught:
        write_pages(path, [findings()], tmp_path / "nowhere" / "Out.xlsx")
    assert caught.value.cause == "no_folder"


def test_a_folder_as_target_is_told(path: Path, tmp_path: Path) -> None:
    with pytest.raises(FileTrouble) as caught:
        write_pages(path, [findings()], tmp_path)
    assert caught.value.cause == "folder"


@pytest.mark.skipif(os.name == "nt", reason="permissions and links of this kind are not there on Windows")
def test_permissions_and_links_are_kept(path: Path, tmp_path: Path) -> None:
    path.chmod(0o640)
    link = tmp_path / "Link.xlsx"
    link.symlink_to(path)
    write_pages(link, [findings(note="through the link")], link)
    assert link.is_symlink()
    assert path.stat().st_mode & 0o777 == 0o640
    assert read(path).sheets["Findings"][2] == ("through the link",)


def test_a_backup_is_a_dated_copy_that_overwrites_nothing(path: Path) -> None:
    copies = [backup(path) for _ in range(3)]
    assert len(set(copies)) == 3
    for copy in copies:
        assert copy.read_bytes() == path.read_bytes()
        assert re.fullmatch(r"Plan \(backup \d{4}-\d\d-\d\d \d{6}( \d)?\)\.xlsx", copy.name)
        assert copy.parent == path.parent
    assert parts(copies[0]) == parts(path)


def test_a_backup_of_nothing_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileTrouble) as caught:
        backup(tmp_path / "Plan.xlsx")
    assert caught.value.cause == "missing"


@pytest.mark.parametrize(("text", "user"), [(",staff,laptop,24.11.2026 10:00,file;", "staff"), ("Ana,x,y;", "Ana")])
def test_a_workbook_open_in_libreoffice_is_not_replaced(path: Path, text: str, user: str) -> None:
    before = path.read_bytes()
    path.with_name(f".~lock.{path.name}#").write_text(text, encoding="utf-8")
    with pytest.raises(FileTrouble) as caught:
        write_pages(path, [findings()], path)
    assert caught.value.cause == "open_office" and f"by {user};" in str(caught.value)
    assert path.read_bytes() == before
