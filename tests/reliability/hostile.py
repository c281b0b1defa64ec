"""Files made to do harm: bombs, zips that lie about themselves, entities, hangs, and sheets as wide as Excel goes."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from struct import pack as struct
from zipfile import ZIP_DEFLATED, ZipFile

from tests.files.zips import pack, parts, plan

SHEET = "xl/worksheets/sheet1.xml"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LAST_ROW = 1_048_576
BOMB = 390 << 20


def with_part(path: Path, name: str, data: bytes) -> Path:
    return pack(plan(path), {**parts(plan(path)), name: data})


def with_rows(path: Path, rows: Iterable[str]) -> Path:
    head = f'<?xml version="1.0"?><worksheet xmlns="{MAIN}"><sheetData>'
    return with_part(path, SHEET, (head + "".join(rows) + "</sheetData></worksheet>").encode())


def bomb(path: Path) -> Path:
    """About 400 KB that say they unpack to 390 MB, and do."""
    plan(path)
    with ZipFile(path, "a", ZIP_DEFLATED) as archive, archive.open("xl/media/image1.png", "w") as part:
        for _ in range(BOMB >> 20):
            part.write(bytes(1 << 20))
    return path


def raw_zip(path: Path, entries: Iterable[tuple[bytes, int, bytes, int, int]], count: int = 1) -> Path:
    """A zip of (name, method, packed bytes, stated size, checksum); the directory names each ``count`` times."""
    data, directory, number = b"", b"", 0
    for name, method, packed, size, checksum in entries:
        common = struct("<HHHHHIIIHH", 20, 0, method, 0, 33, checksum, len(packed), size, len(name), 0)
        directory += (b"PK\x01\x02\x14\x00" + common + struct("<HHHII", 0, 0, 0, 0, len(data)) + name) * count
        data += b"PK\x03\x04" + common + name + packed
        number += count
    end = struct("<4sHHHHIIH", b"PK\x05\x06", 0, 0, number & 0xFFFF, number & 0xFFFF, len(directory), len(data), 0)
    path.write_bytes(data + directory + end)
    return path


def raw_entries(path: Path, but: str) -> Iterator[tuple[bytes, int, bytes, int, int]]:
    for name, data in parts(plan(path)).items():
        if name != but:
            yield name.encode(), 0, data, len(data), zlib.crc32(data)


def lying(path: Path) -> Path:
    """A sheet that says it is short, with the checksum of its beginning, and unpacks to 390 MB."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    head = parts(plan(path))[SHEET]
    packed = packer.compress(head) + b"".join(packer.compress(b" " * (1 << 20)) for _ in range(BOMB >> 20))
    entry = (SHEET.encode(), 8, packed + packer.flush(), len(head), zlib.crc32(head))
    return raw_zip(path, [*raw_entries(path, SHEET), entry])


def overlapping(path: Path) -> Path:
    """A part whose bytes hold the whole of another part, as in bombs that use the same bytes again and again."""
    inner = b"x" * 1000
    name = b"xl/media/b.png"
    head = struct("<4sHHHHHIIIHH", b"PK\x03\x04", 20, 0, 0, 0, 33, zlib.crc32(inner), 1000, 1000, len(name), 0)
    outer = head + name + inner
    raw_zip(path, [*raw_entries(path, ""), (b"xl/media/a.png", 0, outer, len(outer), zlib.crc32(outer))])
    data = path.read_bytes()
    directory, end = data.index(b"PK\x01\x02"), data.rindex(b"PK\x05\x06")
    stated = struct("<HHHHHIIIHH", 20, 0, 0, 0, 33, zlib.crc32(inner), 1000, 1000, len(name), 0)
    at = data.index(head)
    more = b"PK\x01\x02\x14\x00" + stated + struct("<HHHII", 0, 0, 0, 0, at) + name
    count = int.from_bytes(data[end + 8 : end + 10], "little") + 1
    tail = struct("<4sHHHHIIH", b"PK\x05\x06", 0, 0, count, count, end - directory + len(more), directory, 0)
    path.write_bytes(data[:end] + more + tail)
    return path


def crowded(path: Path) -> Path:
    """A directory of 300,000 entries, of which zipfile makes an object each."""
    return raw_zip(path, [(b"a", 0, b"", 0, 0)], 300_000)


def declared(part: str, text: str, code: str = "utf-8") -> Callable[[Path], Path]:
    """A plan one part of which begins with a document type."""

    def make(path: Path) -> Path:
        data = parts(plan(path))[part].decode()
        start = data.index("<", data.index("?>")) if data.startswith("<?xml") else 0
        return with_part(path, part, f'<?xml version="1.0" encoding="{code}"?>{text}{data[start:]}'.encode(code))

    return make


LAUGHS = (
    "<!DOCTYPE w [<!ENTITY a0 'ha'>" + "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 12)) + "]>"
)
LONG_ENTITY = f"<!DOCTYPE w [<!ENTITY a '{'a' * 50_000}'>]>"
SECRET = "<!DOCTYPE w [<!ENTITY a SYSTEM 'file:///etc/hostname'>]>"
NETWORK = "<!DOCTYPE w SYSTEM 'http://127.0.0.1:9/evil.dtd'>"


def blank_rows(path: Path) -> Path:
    """All rows of Excel, formatted and blank."""
    return with_rows(
        path, (f'<row r="{n}" spans="1:3" s="1" customFormat="1" ht="15.{n % 7}"/>' for n in range(1, LAST_ROW + 1))
    )


def blank_cells(path: Path) -> Path:
    """A million formatted blank cells."""
    return with_rows(path, (f'<row r="{n}"><c r="A{n}" s="1"/></row>' for n in range(1, 1_000_001)))


def far_corner(path: Path) -> Path:
    """A single value in the last cell that Excel has."""
    return with_rows(path, [f'<row r="{LAST_ROW}"><c r="XFD{LAST_ROW}"><v>1</v></c></row>'])


def wide_rows(path: Path) -> Path:
    """A memory hog of 200 KB: 20,000 rows with one value each, in the last column."""
    return with_rows(path, (f'<row r="{n}"><c r="XFD{n}"><v>1</v></c></row>' for n in range(1, 20_001)))


def many_elements(path: Path) -> Path:
    """A memory hog within the limits of tags: texts, which are kept as a tree, of elements that are none."""
    some = "".join(f'<z a="{n % 89}" b="{n % 83}" c="{n % 79}" d="{n % 73}" e="" f="" g=""/>' for n in range(10_000))
    return with_part(path, "xl/sharedStrings.xml", f'<sst xmlns="{MAIN}">{some * 99}</sst>'.encode())


def shared_formula(path: Path) -> Path:
    """A hang: 60,000 cells share a formula of 8,000 characters, and each must be shown with its own addresses."""
    first = f'<row r="1"><c r="A1"><f t="shared" ref="A1:A60000" si="0">{"+".join(["B1"] * 2700)}</f></c></row>'
    return with_rows(
        path, [first, *(f'<row r="{n}"><c r="A{n}"><f t="shared" si="0"/></c></row>' for n in range(2, 60_001))]
    )


def number_format(path: Path) -> Path:
    """A hang within a pattern: a number format of 300,000 brackets."""
    styles = parts(plan(path))["xl/styles.xml"]
    brackets = b"".join(b"[%d" % (n * 7919 % 1_000_003) for n in range(60_000))
    new = b'<numFmts count="1"><numFmt numFmtId="190" formatCode="' + brackets + b'"/></numFmts><fonts'
    styles = styles.replace(b"<fonts", new, 1).replace(b'<xf numFmtId="0"', b'<xf numFmtId="190"')
    return with_part(path, "xl/styles.xml", styles)


HOSTILE: dict[str, tuple[str, Callable[[Path], Path]]] = {
    "a bomb": ("too_long", bomb),
    "a lying bomb": ("damaged_part", lying),
    "overlapping parts": ("bad_names", overlapping),
    "a crowded directory": ("too_many_parts", crowded),
    "laughs in a sheet": ("declarations", declared(SHEET, LAUGHS)),
    "laughs in the texts": ("declarations", declared("xl/sharedStrings.xml", LAUGHS)),
    "laughs in the types": ("declarations", declared("[Content_Types].xml", LAUGHS)),
    "laughs in UTF-16": ("declarations", declared("xl/workbook.xml", LAUGHS, "utf-16")),
    "a long entity": ("declarations", declared("xl/styles.xml", LONG_ENTITY)),
    "an entity that names a file": ("declarations", declared(SHEET, SECRET)),
    "a document type on a network": ("declarations", declared("xl/_rels/workbook.xml.rels", NETWORK)),
    "wide rows": ("too_many_cells", wide_rows),
    "many elements": ("too_much_memory", many_elements),
    "a shared formula": ("too_slow", shared_formula),
    "a number format": ("damaged_part", number_format),
}
"""What is refused, with its cause."""
