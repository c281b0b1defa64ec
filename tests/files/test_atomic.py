from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from sdp_xl.files import FileTrouble, backup, backups, read, write_pages
from sdp_xl.files.atomic import check_unchanged, replacing
from sdp_xl.files.open import open_package
from sdp_xl.files.owners import owner_name
from tests.files.zips import findings, operate, parts, plan, swap


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


def test_what_was_changed_after_it_was_read_is_not_written_over(path: Path, tmp_path: Path) -> None:
    grid = read(path)
    operate(path, sharedStrings=swap("State Director", "Parent"))
    theirs = path.read_bytes()
    for target in (path, tmp_path / "Out.xlsx"):
        with pytest.raises(FileTrouble) as caught:
            write_pages(path, [findings()], target, digest=grid.digest, keep=True)
        assert caught.value.cause == "changed"
    assert path.read_bytes() == theirs and list(tmp_path.iterdir()) == [path]
    write_pages(path, [findings()], path, digest=read(path).digest, keep=True)


def test_a_workbook_moved_away_while_it_is_written_is_not_made_a_second_time(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from sdp_xl.files import write

    def moved_meanwhile(*given: object) -> None:
        path.rename(path.with_name("Elsewhere.xlsx"))

    monkeypatch.setattr(write, "add_rows", moved_meanwhile)
    with pytest.raises(FileTrouble) as caught:
        write_pages(path, [findings()], path)
    assert caught.value.cause == "missing"
    assert [one.name for one in path.parent.iterdir()] == ["Elsewhere.xlsx"]


@pytest.mark.parametrize("how", ["changed", "replaced", "gone", "opened", "touched"])
def test_what_happens_to_the_workbook_while_the_new_one_is_packed_is_seen(path: Path, how: str) -> None:
    """The file is looked at again when the new one is whole and only its name is missing."""
    before = path.read_bytes()
    package = open_package(path)
    with suppress(FileTrouble), replacing(path, lambda: check_unchanged(path, package.digest)) as file:
        file.write(b"new")
        match how:
            case "changed":
                path.write_bytes(before + b"!")
            case "replaced":
                other = path.with_name("other")
                other.write_bytes(b"theirs")
                other.replace(path)
            case "gone":
                path.unlink()
            case "opened":
                owner(path, EXCEL)
            case "touched":
                os.utime(path, (1, 1))
    expected = {"changed": before + b"!", "replaced": b"theirs", "gone": None, "opened": before, "touched": b"new"}[how]
    assert (path.read_bytes() if path.exists() else None) == expected
    assert {one.suffix for one in path.parent.iterdir()} <= {".xlsx"}


def test_a_folder_that_vanishes_meanwhile_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()
    with pytest.raises(FileTrouble) as caught, replacing(plan(folder / "Plan.xlsx")) as file:
        shutil.rmtree(folder)
        file.write(b"new")
    assert caught.value.cause == "no_folder" and not folder.exists()


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = sys.platform == "linux" and subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=48k", "tmpfs", str(folder)], capture_output=True, check=False
    )
    if not mounted or mounted.returncode:
        pytest.skip("a disk of its own needs Linux and root")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


@pytest.mark.parametrize("full_for", ["the new file", "the backup"])
def test_a_full_disk_changes_nothing(path: Path, small_disk: Path, full_for: str) -> None:
    target = small_disk / "Plan.xlsx"
    shutil.copy(path, target)
    before = target.read_bytes()
    write_pages(path, [findings()], path)
    disk = os.statvfs(small_disk)
    pages_needed = -(-path.stat().st_size // disk.f_frsize) if full_for == "the backup" else 0
    (small_disk / "filler").write_bytes(bytes((disk.f_bavail - pages_needed - 1) * disk.f_frsize))
    with pytest.raises(FileTrouble) as caught:
        write_pages(target, [findings()], target, keep=True)
    assert caught.value.cause == "full" and "nothing was changed" in str(caught.value)
    assert target.read_bytes() == before
    assert {one.name for one in small_disk.iterdir()} == {"Plan.xlsx", "filler"}


@pytest.mark.skipif(sys.platform == "win32", reason="limits of this kind are not there on Windows")
def test_a_limit_on_the_size_of_files_changes_nothing(path: Path) -> None:
    program = (
        "import resource, sys; from pathlib import Path; from sdp_xl.files import FileTrouble, backup, write_pages\n"
        "from tests.files.zips import findings\n"
        "path = Path(sys.argv[1]); resource.setrlimit(resource.RLIMIT_FSIZE, (3000, 3000))\n"
        "for work in (lambda: write_pages(path, [findings()], path), lambda: backup(path)):\n"
        "    try: work(); print('written')\n"
        "    except FileTrouble as trouble: print(trouble.cause)\n"
    )
    before = path.read_bytes()
    done = subprocess.run([sys.executable, "-c", program, str(path)], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["system", "system"]
    assert path.read_bytes() == before and list(path.parent.iterdir()) == [path]


@pytest.fixture
def frozen() -> Iterator[Callable[[Path], None]]:
    """Makes a file or folder unchangeable, for root too."""
    done: list[Path] = []

    def freeze(path: Path) -> None:
        if os.name == "nt" or os.getuid() != 0:
            path.chmod(0o500)
        elif subprocess.run(["chattr", "+i", str(path)], capture_output=True, check=False).returncode:
            pytest.skip("this disk has no attribute that stops root")
        done.append(path)

    yield freeze
    for path in done:
        if os.name == "nt" or os.getuid() != 0:
            path.chmod(0o700)
        else:
            subprocess.run(["chattr", "-i", str(path)], check=True)


def test_a_read_only_file_is_not_replaced(path: Path, frozen: Callable[[Path], None]) -> None:
    before = path.read_bytes()
    frozen(path)
    for work in (lambda: write_pages(path, [findings()], path), lambda: backup(path)):
        with pytest.raises(FileTrouble) as caught:
            work()
        assert caught.value.cause == "read_only"
    assert path.read_bytes() == before and list(path.parent.iterdir()) == [path]
    write_pages(path, [findings()], path.with_name("Out.xlsx"))


@pytest.mark.skipif(os.name == "nt", reason="Windows knows no folders of this kind")
def test_in_a_read_only_folder_nothing_is_written(path: Path, tmp_path: Path, frozen: Callable[[Path], None]) -> None:
    frozen(tmp_path)
    for work in (lambda: write_pages(path, [findings()], path), lambda: backup(path)):
        with pytest.raises(FileTrouble) as caught:
            work()
        assert caught.value.cause == "may_not_write" and "folder where you may save" in str(caught.value)
    assert list(tmp_path.iterdir()) == [path]
    assert read(path).sheets


@pytest.mark.skipif(os.name == "nt", reason="Windows allows no such names")
@pytest.mark.parametrize("name", ["Año 'X' “2027” 😀 $HOME `x` & co", "x" * 245, "😀" * 61, "-o", "a\nb", "%s {name}"])
def test_odd_and_long_names_are_written_and_kept(tmp_path: Path, name: str) -> None:
    path = plan(tmp_path / f"{name}.xlsx")
    kept = write_pages(path, [findings(note="odd")], path, keep=True)
    assert kept is not None and read(path).sheets["Findings"][2] == ("odd",)
    assert set(tmp_path.iterdir()) == {path, kept}


@pytest.mark.skipif(os.name == "nt", reason="a path of 250 characters needs room for a backup's name there")
def test_a_path_of_250_characters_is_no_matter(tmp_path: Path) -> None:
    folder = tmp_path / ("f" * 60) / ("g" * (250 - len(str(tmp_path)) - 73))
    folder.mkdir(parents=True)
    path = plan(folder / "Plan.xlsx")
    assert len(str(path)) == 250 - 1
    assert write_pages(path, [findings()], path, keep=True)


@pytest.mark.skipif(os.name == "nt" or os.getuid() != 0, reason="only root may give files away")
def test_owner_group_and_extended_attributes_are_kept(path: Path) -> None:
    os.chown(path, 1234, 4321)
    path.chmod(0o664)
    if sys.platform == "linux":
        os.setxattr(path, "user.note", b"kept")
    copy = write_pages(path, [findings()], path, keep=True)
    for file in (path, copy):
        assert file is not None
        found = file.stat()
        assert (found.st_uid, found.st_gid, found.st_mode & 0o777) == (1234, 4321, 0o664)
        assert sys.platform != "linux" or os.getxattr(file, "user.note") == b"kept"


@pytest.mark.skipif(os.name == "nt", reason="links need a right there")
def test_the_backup_of_a_link_stands_beside_the_workbook_itself(path: Path, tmp_path: Path) -> None:
    desk = tmp_path / "desk"
    desk.mkdir()
    (desk / "Link.xlsx").symlink_to(path)
    kept = write_pages(desk / "Link.xlsx", [findings()], desk / "Link.xlsx", keep=True)
    assert kept is not None and kept.parent == path.parent and kept.name.startswith("Plan (backup ")
    assert [one.name for one in desk.iterdir()] == ["Link.xlsx"]
    assert backups(desk / "Link.xlsx") == backups(path)
