"""Looks through a zip file before any library does: each part is unpacked once and held against its label.

A zip says twice how long a part is, and programs believe one or the other. Sizes that lie, parts that lie in each other
and wrong checksums are seen here, so what comes after may trust the zip's directory.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path
from struct import Struct
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from sdp_xl.files.ooxml.damage import plain_part
from sdp_xl.files.ooxml.limits import PARTS, check_count, check_parts, check_time
from sdp_xl.files.ooxml.trees import DECLARATIONS, declares
from sdp_xl.trouble import FileTrouble

_ENTRY = b"PK\x01\x02"
_LOCAL = Struct("<4s22xHH")
"""Head of a part (APPNOTE.TXT 4.3.7): its signature, and the lengths of its name and of its extra field."""
_ENCRYPTED = 1
_PIECE, _PACKED = 1 << 20, 1 << 16
KEPT = 4 << 20
"""Bytes of parts kept as they were unpacked; the example has one million in all."""
_LONGEST = max(map(len, DECLARATIONS))


def open_zip(path: Path, data: bytes) -> ZipFile:
    """The zip file with these bytes, in which every part is whole; Trouble, before much is unpacked, if one is not."""
    return open_parts(path, data)[0]


def open_parts(path: Path, data: bytes) -> tuple[ZipFile, Mapping[str, bytes]]:
    """As open_zip, with parts of XML by name, of those unpacked to look through them: up to KEPT bytes in all."""
    rough = data.count(_ENTRY)
    if rough > 20 * PARTS:  # workbooks packed inside have entries too, but never so many
        check_count(path, rough)
    with plain_part(path):
        archive = ZipFile(BytesIO(data))
    entries = archive.infolist()
    for entry in entries:  # some programs of Windows part folders with backslashes
        entry.filename = entry.filename.replace("\\", "/")
    check_parts(path, entries)
    end = archive.start_dir
    parts: dict[str, bytes] = {}
    room = KEPT
    for entry in sorted(entries, key=lambda entry: -entry.header_offset):
        start = packed_from(path, data, entry)
        if start + entry.compress_size > end:
            raise FileTrouble("bad_names", path, part=entry.filename)
        end = entry.header_offset
        part = _checked(path, entry, data[start : start + entry.compress_size], keep=entry.file_size <= room)
        if part is not None:
            parts[entry.filename] = part
            room -= len(part)
    return archive, parts


def packed_from(path: Path, data: bytes, entry: ZipInfo) -> int:
    """Where the packed bytes of a part begin; its own label must bear the same name as the directory."""
    at = entry.header_offset
    name = entry.orig_filename.encode("utf-8" if entry.flag_bits & 0x800 else "cp437")
    if not 0 <= at <= len(data) - _LOCAL.size:
        raise FileTrouble("damaged_part", path, part=entry.filename)
    signature, named, extra = _LOCAL.unpack_from(data, at)
    if signature != b"PK\x03\x04" or data[at + _LOCAL.size : at + _LOCAL.size + named] != name:
        raise FileTrouble("damaged_part", path, part=entry.filename)
    return int(at + _LOCAL.size + named + extra)


def unpack(entry: ZipInfo, packed: bytes) -> bytes:
    """A part that was looked through, in one piece of memory: zipfile takes two, and looks at all of it again."""
    if entry.compress_type == ZIP_STORED or not packed:
        return packed
    return zlib.decompress(packed, -zlib.MAX_WBITS, entry.file_size)


def _checked(path: Path, entry: ZipInfo, packed: bytes, *, keep: bool) -> bytes | None:
    """The part if it is XML and to be kept, else None.

    Trouble if it is damaged or encrypted, is not as long as stated, or declares entities.
    """
    parsed = entry.filename.lower().endswith((".xml", ".rels")) and not entry.filename.lower().startswith("customxml/")
    size = checksum = 0
    tail = b""
    kept: list[bytes] | None = [] if parsed and keep else None
    with plain_part(path, entry.filename):
        for piece in _unpacked(entry, packed):
            check_time()
            size += len(piece)
            if size > entry.file_size:
                raise FileTrouble("damaged_part", path, part=entry.filename)
            checksum = zlib.crc32(piece, checksum)
            if parsed and declares(tail + piece):
                raise FileTrouble("declarations", path, part=entry.filename)
            tail = piece[-_LONGEST:]
            if kept is not None:
                kept.append(piece)
    if size != entry.file_size or checksum != entry.CRC:
        raise FileTrouble("damaged_part", path, part=entry.filename)
    return None if kept is None else b"".join(kept)


def _unpacked(entry: ZipInfo, packed: bytes) -> Iterator[bytes]:
    """The part in pieces; ValueError if it is encrypted, packed in a way that Excel does not use, or cut off."""
    if entry.flag_bits & _ENCRYPTED or entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise ValueError(entry.compress_type)
    if entry.compress_type == ZIP_STORED:
        yield packed
        return
    if not packed and not entry.file_size:
        return  # some programs leave out even the end of an empty stream
    unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
    for start in range(0, len(packed), _PACKED):
        given = packed[start : start + _PACKED]
        while given:
            yield unpacker.decompress(given, _PIECE)
            given = unpacker.unconsumed_tail
        if unpacker.unused_data or (unpacker.eof and start + _PACKED < len(packed)):
            raise ValueError("longer than its end")
    while not unpacker.eof:
        rest = unpacker.decompress(b"", _PIECE)
        if not rest and not unpacker.eof:
            raise ValueError("cut off")
        yield rest
