"""The kind of an old Office file is told by its root folder, whatever is embedded in it."""

from __future__ import annotations

from struct import pack

import pytest

from sdp_xl.files.ooxml.compound import MARK, root_names
from sdp_xl.files.ooxml.sniff import foreign_file

_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def entry(name: str, kind: int, right: int = _FREE, child: int = _FREE) -> bytes:
    written = name.encode("utf-16-le")
    return (
        written.ljust(64, b"\0")
        + pack("<HBBIII", len(written) + 2, kind, 1, _FREE, right, child)
        + bytes(36)
        + pack("<IQ", _END, 0)
    )


def compound(outer: str, inner: str) -> bytes:
    """A file with a stream in its root folder and one in an embedded object; its directory is in two pieces."""
    head = MARK + bytes(16) + pack("<HHHHH", 62, 3, 0xFFFE, 9, 6) + bytes(6)
    head += pack("<IIIIIIIII", 0, 1, 1, 0, 4096, _END, 0, _END, 0) + pack("<I", 0) + pack("<I", _FREE) * 108
    table = pack("<4I", _FAT, 3, _FREE, _END) + pack("<I", _FREE) * 124
    first = entry("Root Entry", 5, child=1) + entry("MBD0001", 1, right=2, child=4)
    first += entry("Data", 2, right=5) + entry("unused", 0)
    second = entry(inner, 2) + entry(outer, 2) + bytes(256)
    return head + table + first + bytes(512) + second


@pytest.mark.parametrize(
    ("outer", "inner", "cause"),
    [
        ("Workbook", "WordDocument", "old"),
        ("WordDocument", "Workbook", "word"),
        ("Book", "WordDocument", "ancient"),
        ("PowerPoint Document", "Workbook", "slides"),
        ("Contents", "Workbook", "other"),
        ("EncryptedPackage", "Workbook", "encrypted"),
    ],
)
def test_what_stands_in_the_root_folder_counts(outer: str, inner: str, cause: str) -> None:
    data = compound(outer, inner)
    assert root_names(data) == {outer, "MBD0001", "Data"}
    assert foreign_file(data) == cause


def test_a_damaged_one_is_known_by_the_names_in_it() -> None:
    data = compound("Workbook", "Other")
    for place in range(0, 1024, 4):
        broken = data[:place] + b"\xff\xff\xff\x7f" + data[place + 4 :]
        assert not broken.startswith(MARK) or foreign_file(broken) == "old"
    assert root_names(data[:700]) == frozenset()
