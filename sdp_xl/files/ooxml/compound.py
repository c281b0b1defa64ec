"""Names in the root folder of an OLE compound file, the form of Office before 2007 and of encrypted files."""

from __future__ import annotations

from collections.abc import Iterator
from struct import Struct, error, unpack_from

MARK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEAD = Struct("<30xH16xI16xI")
"""Of the header ([MS-CFB] 2.2): the power of two of a sector's size, the first sectors of directory and DIFAT."""
_ENTRY = 128
_NODE = Struct("<64xHBxIII")
"""Of a directory entry (2.6): the length of its name, its type, its siblings and its first child."""
_ENDS = 0xFFFFFFFA
"""Numbers from here on name no sector and no entry."""
_NO_ENTRY = 0xFFFFFFFF


def root_names(data: bytes) -> frozenset[str]:
    """The names that stand in the root folder; none if the file is damaged. Embedded files are in others."""
    try:
        directory = b"".join(_directory(data))
        return frozenset(_siblings(directory, _node(directory, 0)[4]))
    except (error, ValueError, IndexError, UnicodeDecodeError):
        return frozenset()


def _directory(data: bytes) -> Iterator[bytes]:
    """The sectors of the directory, by the chain that the allocation table tells."""
    shift, sector, further = _HEAD.unpack_from(data)
    if shift not in (9, 12):
        raise ValueError(shift)
    size = 1 << shift
    tables = [one for one in unpack_from("<109I", data, 76) if one < _ENDS]
    for _ in range(len(data) // size):
        if further >= _ENDS:  # always so in files below 7 MB
            break
        *more, further = unpack_from(f"<{size // 4}I", data, (further + 1) * size)
        tables += [one for one in more if one < _ENDS]
    per = size // 4
    for _ in range(len(data) // size):
        if sector >= _ENDS:
            return
        start = (sector + 1) * size
        yield data[start : start + size]
        (sector,) = unpack_from("<I", data, (tables[sector // per] + 1) * size + sector % per * 4)


def _node(directory: bytes, number: int) -> tuple[str, int, int, int, int]:
    """An entry: its name and type, the entries beside it, and the first below it."""
    at = number * _ENTRY
    length, kind, left, right, child = _NODE.unpack_from(directory, at)
    return directory[at : at + max(length - 2, 0)].decode("utf-16-le"), kind, left, right, child


def _siblings(directory: bytes, first: int) -> Iterator[str]:
    """The names of an entry and of all in its tree."""
    waiting, seen = [first], {_NO_ENTRY}
    while waiting:
        number = waiting.pop()
        if number not in seen:
            seen.add(number)
            name, _, left, right, _ = _node(directory, number)
            yield name
            waiting += [left, right]
