from __future__ import annotations

import errno
import os
import shutil
import struct
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import docx
import pytest

from sdp_xl.files import FileTrouble, backup, read, write_pages
from sdp_xl.files.ooxml import limits
from sdp_xl.files.trouble import plain_trouble
from sdp_xl.trouble import OF_DOCUMENTS, SENTENCES, Trouble
from tests.files.zips import WORKBOOK, findings, operate, pack, parts, plan, strict_copy, swap

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def stream(name: str) -> bytes:
    """An OLE compound file with one entry of that name in its directory."""
    return OLE + name.encode("utf-16-le").ljust(64, b"\0") + bytes(448)


def written(name: str, data: bytes) -> Callable[[Path], Path]:
    def make(folder: Path) -> Path:
        (folder / name).write_bytes(data)
        return folder / name

    return make


def zipped(name: str, **contents: bytes) -> Callable[[Path], Path]:
    return lambda folder: pack(
        folder / name, {part.replace("__", "/").replace("_DOT_", "."): data for part, data in contents.items()}
    )


def changed(**edits: Callable[[bytes], bytes]) -> Callable[[Path], Path]:
    return lambda folder: operate(plan(folder / "Plan.xlsx"), **edits)


def without(part: str) -> Callable[[Path], Path]:
    def make(folder: Path) -> Path:
        path = plan(folder / "Plan.xlsx")
        return pack(path, {name: data for name, data in parts(path).items() if name != part})

    return make


def folder(folder: Path) -> Path:
    (folder / "Plan.xlsx").mkdir()
    return folder / "Plan.xlsx"


def word(folder: Path) -> Path:
    docx.Document().save(str(folder / "Plan.xlsx"))
    return folder / "Plan.xlsx"


def cut_off(folder: Path) -> Path:
    path = plan(folder / "Plan.xlsx")
    path.write_bytes(path.read_bytes()[:-200])
    return path


def bit_flipped(folder: Path) -> Path:
    """One packed byte of a sheet is wrong; the zip's directory is right."""
    path = plan(folder / "Plan.xlsx")
    with ZipFile(path) as archive:
        info = archive.getinfo("xl/worksheets/sheet1.xml")
    data = bytearray(path.read_bytes())
    data[info.header_offset + 30 + len(info.filename) + 40] ^= 0xFF
    path.write_bytes(data)
    return path


def zip_encrypted(folder: Path) -> Path:
    """The zip says that a part is encrypted."""
    path = plan(folder / "Plan.xlsx")
    data = bytearray(path.read_bytes())
    at = data.index(b"PK\x01\x02")
    while data[at + 46 : at + 46 + 24] != b"xl/worksheets/sheet1.xml":
        at = data.index(b"PK\x01\x02", at + 1)
    data[at + 8] |= 1
    path.write_bytes(data)
    return path


def owner_file(folder: Path) -> Path:
    (folder / "~$Plan.xlsx").write_bytes(b"\x04Anna".ljust(165))
    return folder / "~$Plan.xlsx"


def many_parts(folder: Path) -> Path:
    path = plan(folder / "Plan.xlsx")
    with ZipFile(path, "a") as archive:
        for number in range(limits.PARTS):
            archive.writestr(f"xl/media/{number}.png", b"")
    return path


def dense(folder: Path) -> Path:
    path = plan(folder / "Plan.xlsx")
    with ZipFile(path, "a", ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/image1.png", bytes(limits.GRACE * 40))
    return path


def dense_part(folder: Path) -> Path:
    path = plan(folder / "Plan.xlsx")
    with ZipFile(path, "a", ZIP_DEFLATED) as archive:
        archive.writestr("xl/custom.xml", bytes(limits.GRACE * 40))
    return path


def long_parts(folder: Path) -> Path:
    """States 301 MB unpacked: the sizes in the zip's directory count, nothing is unpacked."""
    path = plan(folder / "Plan.xlsx")
    with ZipFile(path, "a", ZIP_STORED) as archive:
        archive.writestr("xl/media/image1.png", b"x")
    data = bytearray(path.read_bytes())
    at = data.rindex(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<I", limits.INFLATED + 1)
    path.write_bytes(data)
    return path


def doubled(folder: Path) -> Path:
    path = plan(folder / "Plan.xlsx")
    with ZipFile(path, "a") as archive:
        archive.writestr("XL/workbook.xml", b"<x/>")
    return path


def climbing(folder: Path) -> Path:
    path = plan(folder / "Plan.xlsx")
    with ZipFile(path, "a") as archive:
        archive.writestr("xl/../../evil.xml", b"<x/>")
    return path


def too_big(folder: Path) -> Path:
    path = folder / "Plan.xlsx"
    with path.open("wb") as file:
        file.write(b"PK\x03\x04")
        file.truncate(limits.FILE_SIZE + 1)
    return path


def newer(folder: Path) -> Path:
    """A plan of a later version, whose sheets may mean something else."""
    return plan(folder / "Plan.xlsx", version="2.0")


BOMB = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><worksheet'

BAD: dict[str, tuple[str, Callable[[Path], Path], str]] = {
    "no file": ("missing", lambda folder: folder / "Plan.xlsx", "Plan.xlsx"),
    "no folder": ("missing", lambda folder: folder / "nowhere" / "Plan.xlsx", "nowhere"),
    "a folder": ("folder", folder, "folder"),
    "an empty file": ("empty", written("Plan.xlsx", b""), "0 bytes"),
    "a .csv": ("text", written("Plan.csv", b"ID,Role\r\n1,Director\r\n"), ".csv"),
    "a .csv named .xlsx": ("text", written("Plan.xlsx", "ID,Rôle\n".encode("cp1252")), ".csv"),
    "a UTF-16 text": ("text", written("Plan.txt", "ID\tRole\n".encode("utf-16")), "text"),
    "a web page named .xls": ("web", written("Plan.xls", b"<html><table><tr><td>1"), "web page"),
    "a sign-in page": ("web", written("Plan.xlsx", b"<!DOCTYPE html><title>Sign in"), "sign in, and download it again"),
    "a web page in XML": ("web", written("Plan.xlsx", b'<?xml version="1.0"?><html><head/></html>'), "download"),
    "a web address": ("address", lambda _: Path("https://example.org/Plan.xlsx"), "web address"),
    "an address without its scheme": ("address", lambda _: Path("state.sharepoint.com/:x:/r/Plan.xlsx"), "web address"),
    "an old Google shortcut": ("google", written("P.gdoc", b'{"url":"https://docs.google.com/d"}'), "Microsoft Excel"),
    "a shortcut of a Mac": (
        "pointer",
        written(
            "P.webloc", b'<?xml version="1.0"?><plist><dict><key>URL</key><string>https://x</string></dict></plist>'
        ),
        "on the web",
    ),
    "a Google shortcut": ("google", written("Plan.gsheet", b'{"":"WARNING!","doc_id":"1abc"}'), "Microsoft Excel"),
    "a web shortcut": ("pointer", written("Plan.url", b"[InternetShortcut]\r\nURL=https://example.org"), "download"),
    "an XML workbook of 2003": ("xml", written("Plan.xml", b'<?xml version="1.0"?><Workbook/>'), "XML"),
    "an old .xls": ("old", written("Plan.xls", stream("Workbook")), ".xls"),
    "a very old .xls named .xlsx": ("ancient", written("Plan.xlsx", stream("Book")), "File Block"),
    "a workbook of Excel 4": (
        "ancient",
        written("Plan.xlsx", b"\x09\x04\x06\x00\x00\x00\x10\x00"),
        "Excel 95 or older",
    ),
    "a Rich Text document": ("word", written("Plan.xlsx", b"{\\rtf1\\ansi Plan}"), "Word"),
    "an encrypted workbook": ("encrypted", written("Plan.xlsx", stream("EncryptedPackage")), "password"),
    "a labeled workbook": ("labeled", written("Plan.xlsx", stream("DRMEncryptedTransform")), "Home > Sensitivity"),
    "an old Word file": ("word", written("Plan.xlsx", stream("WordDocument")), "Word"),
    "an old PowerPoint file": ("slides", written("Plan.ppt", stream("PowerPoint Document")), "PowerPoint"),
    "another compound file": ("other", written("Plan.xlsx", stream("__properties_version1.0")), "not an Excel"),
    "a PDF": ("other", written("Plan.xlsx", b"%PDF-1.7\n%abc\n"), "not an Excel"),
    "a picture": ("other", written("Plan.xlsx", b"\x89PNG\r\n\x1a\n\x00\x00"), "not an Excel"),
    "a photograph": ("other", written("Plan.xlsx", b"\xff\xd8\xff\xe0JFIF"), "not an Excel"),
    "one in the cloud": ("not_here", written("Plan.xlsx", b"\0" * 5000), "open it once in Excel"),
    "one in the cloud, on a Mac": ("not_here", written(".Plan.xlsx.icloud", b"bplist00\xd4"), "open it once"),
    "a .xlsb": ("binary", zipped("Plan.xlsb", xl__workbook_DOT_bin=b"\x83\x01"), ".xlsb"),
    "an .ods": ("open_document", zipped("Plan.ods", mimetype=b"application/vnd.oasis"), ".ods"),
    "a .docx": ("word", word, "Word"),
    "a .pptx": ("slides", zipped("Plan.xlsx", ppt__presentation_DOT_xml=b"<x/>"), "PowerPoint"),
    "a Numbers file": ("numbers", zipped("Plan.numbers", Index__Document_DOT_iwa=b""), "Numbers"),
    "another zip": ("zip", zipped("Plan.zip", Plan_DOT_txt=b"hello"), "zip"),
    "an empty zip": ("zip", zipped("Plan.xlsx"), "zip"),
    "a zip cut off": ("damaged", cut_off, "damaged"),
    "a flipped bit": ("damaged_part", bit_flipped, "xl/worksheets/sheet1.xml"),
    "an encrypted part": ("damaged_part", zip_encrypted, "xl/worksheets/sheet1.xml"),
    "a sheet cut off": ("damaged_part", changed(sheet2=lambda data: data[:-20]), "xl/worksheets/sheet2.xml"),
    "a cell named oddly": ("damaged_part", changed(sheet3=swap('r="A1"', 'r="??"')), "sheet3.xml"),
    "a text that is not there": ("damaged_part", changed(sheet2=swap('t="s"><v>', 't="s"><v>99')), "sheet2.xml"),
    "entities": ("declarations", changed(sheet1=swap("<worksheet", BOMB)), "sheet1.xml"),
    "texts cut off": ("damaged_part", changed(sharedStrings=lambda data: data[:-9]), "xl/sharedStrings.xml"),
    "styles cut off": ("damaged_part", changed(styles=lambda data: data[:-9]), "xl/styles.xml"),
    "a workbook part cut off": ("damaged_part", changed(workbook=lambda data: data[:-9]), WORKBOOK),
    "a sheet missing": ("missing_part", without("xl/worksheets/sheet2.xml"), "xl/worksheets/sheet2.xml"),
    "no workbook part": ("missing_part", without(WORKBOOK), WORKBOOK),
    "styles that make no sense": ("unreadable", changed(styles=swap('numFmtId="0"', 'numFmtId="?"')), "understood"),
    "a newer workbook": ("newer", newer, "2.0"),
    "an owner file": ("owner", owner_file, "“Plan.xlsx”"),
    "too big": ("too_big", too_big, "51 MB"),
    "too many parts": ("too_many_parts", many_parts, "1000"),
    "too long": ("too_long", long_parts, "301 MB"),
    "a picture that is too dense": ("dense_picture", dense, "Compress Pictures"),
    "too dense": ("too_dense", dense_part, "xl/custom.xml"),
    "a doubled name": ("bad_names", doubled, "XL/workbook.xml"),
    "a climbing name": ("bad_names", climbing, "evil.xml"),
}


@pytest.mark.parametrize("name", BAD)
def test_each_bad_file_is_told_in_one_sentence(tmp_path: Path, name: str) -> None:
    cause, make, said = BAD[name]
    path = make(tmp_path)
    with pytest.raises(FileTrouble) as caught:
        read(path)
    assert caught.value.cause == cause
    assert isinstance(caught.value, Trouble)
    message = str(caught.value)
    assert message.startswith(f"{path}: ") and said in message and "\n" not in message


def test_a_strict_workbook_is_told_when_writing(tmp_path: Path) -> None:
    path = strict_copy(plan(tmp_path / "Plan.xlsx"), tmp_path / "Strict.xlsx")
    with pytest.raises(
        FileTrouble, match="read but not changed; open it in Excel and save it as “Excel Workbook"
    ) as caught:
        write_pages(path, [findings()], tmp_path / "Out.xlsx")
    assert caught.value.cause == "strict"
    assert not (tmp_path / "Out.xlsx").exists()


SEEN_BY_READING_ONLY = {"a cell named oddly"}
"""It stands in a sheet that writing copies without looking."""


@pytest.mark.parametrize("name", sorted(BAD.keys() - SEEN_BY_READING_ONLY))
def test_each_bad_file_is_told_when_writing_too(tmp_path: Path, name: str) -> None:
    cause, make, _ = BAD[name]
    path = make(tmp_path)
    target = tmp_path / "Out.xlsx"
    with pytest.raises(FileTrouble) as caught:
        write_pages(path, [findings()], target)
    assert caught.value.cause == {"unreadable": "damaged_part"}.get(cause, cause)
    assert not target.exists()


@pytest.fixture
def unprivileged() -> Iterator[None]:
    """Tests that run as the administrator act as nobody, whom permissions stop."""
    if not hasattr(os, "geteuid"):
        pytest.skip("permissions of this system cannot be set here")
    if os.geteuid() != 0:
        yield
        return
    os.setresuid(65534, 65534, 0)
    try:
        yield
    finally:
        os.setresuid(0, 0, 0)


@pytest.fixture
def shared_folder() -> Iterator[Path]:
    """A folder that nobody can reach (pytest's own are closed to others)."""
    path = Path(tempfile.mkdtemp())
    path.chmod(0o755)
    yield path
    path.chmod(0o755)
    shutil.rmtree(path)


@pytest.fixture
def closed(shared_folder: Path) -> Path:
    """A workbook that may not be read."""
    path = plan(shared_folder / "Plan.xlsx")
    path.chmod(0)
    return path


def test_no_permission_to_read(closed: Path, unprivileged: None) -> None:
    with pytest.raises(FileTrouble) as caught:
        read(closed)
    assert caught.value.cause == "may_not_read"


@pytest.fixture
def closed_folder(shared_folder: Path) -> Path:
    """A workbook in a folder that may not even be looked into."""
    path = plan(shared_folder / "Plan.xlsx")
    shared_folder.chmod(0)
    return path


def test_no_permission_for_the_folder(closed_folder: Path, unprivileged: None) -> None:
    with pytest.raises(FileTrouble) as caught:
        read(closed_folder)
    assert caught.value.cause == "may_not_read"
    with pytest.raises(FileTrouble) as caught:
        backup(closed_folder)
    assert caught.value.cause == "may_not_write"


@pytest.fixture
def locked_folder(shared_folder: Path) -> Path:
    """A readable workbook in a folder in which nothing may be made."""
    path = plan(shared_folder / "Plan.xlsx")
    path.chmod(0o666)
    read(path)  # imports what is needed before permissions are dropped
    write_pages(path, [findings()], path)
    path.chmod(0o666)
    shared_folder.chmod(0o555)
    return path


def test_no_permission_to_write(locked_folder: Path, unprivileged: None) -> None:
    before = locked_folder.read_bytes()
    with pytest.raises(FileTrouble) as caught:
        write_pages(locked_folder, [findings()], locked_folder)
    assert caught.value.cause == "may_not_write"
    assert locked_folder.read_bytes() == before
    assert [path.name for path in locked_folder.parent.iterdir()] == ["Plan.xlsx"]


@pytest.fixture
def read_only(shared_folder: Path) -> Path:
    path = plan(shared_folder / "Plan.xlsx")
    write_pages(path, [findings()], path)
    shared_folder.chmod(0o777)
    path.chmod(0o444)
    return path


def test_a_read_only_file_is_not_replaced(read_only: Path, unprivileged: None) -> None:
    with pytest.raises(FileTrouble) as caught:
        write_pages(read_only, [findings()], read_only)
    assert caught.value.cause == "read_only"


@pytest.mark.parametrize(
    ("number", "cause"), [("ENOSPC", "full"), ("EROFS", "read_only_disk"), ("ENAMETOOLONG", "system")]
)
def test_what_the_system_refuses_is_told(tmp_path: Path, number: str, cause: str) -> None:
    code = getattr(errno, number)
    with pytest.raises(FileTrouble) as caught, plain_trouble(tmp_path, "write"):
        raise OSError(code, os.strerror(code))
    assert caught.value.cause == cause


@pytest.mark.parametrize("version", ["1.0", "1.9", "0.9", "soon", ""])
def test_a_workbook_of_our_own_or_an_older_version_is_read(tmp_path: Path, version: str) -> None:
    """What differs behind the first number is a finding (SDP016)."""
    assert "Team" in read(plan(tmp_path / "Plan.xlsx", version=version)).sheets


def test_what_windows_locks_is_told_with_who_has_it_open(tmp_path: Path) -> None:
    path = plan(tmp_path / "Plan.xlsx")
    path.with_name("~$Plan.xlsx").write_bytes(b"\x04Anna")
    with pytest.raises(FileTrouble) as caught, plain_trouble(path, "read"):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    assert caught.value.cause == "open" and "by Anna;" in str(caught.value)


def test_every_sentence_is_one_plain_sentence() -> None:
    assert set(OF_DOCUMENTS) <= set(SENTENCES)
    assert not [one for one in OF_DOCUMENTS.values() if "workbook" in one or "Excel" in one]
    for cause, sentence in (*SENTENCES.items(), *OF_DOCUMENTS.items()):
        assert sentence.endswith("."), cause
        assert ". " not in sentence, cause
        assert not {"null", "None", "dtype", "regex", "traceback", "exception"} & set(sentence.split()), cause
