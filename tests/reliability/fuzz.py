"""Feeds the tool with spoiled workbooks: python -m tests.reliability.fuzz [how many (2,000)] [seed (1)].

Each must end in one sentence (Trouble), or in a workbook that is read, checked, written and opened again with every
sheet of staff as it was. The same number and seed give the same mutants; the table counts what became of them.
"""

from __future__ import annotations

import re
import sys
import tempfile
import time
import traceback
import warnings
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from io import BytesIO
from pathlib import Path
from random import Random
from typing import NamedTuple

import openpyxl

import workbook
from schemas.tables import GENERATED_TABLES
from sdp_xl import files
from sdp_xl.checking import check
from sdp_xl.pages import check_pages
from sdp_xl.trouble import Trouble
from tests.files.rich import rich
from tests.files.zips import pack, parts

TODAY = date(2026, 11, 24)
SLOW = 60.0
"""Seconds by the clock after which a mutant counts as a hang; the machine may be busy with other things."""

ODD = (
    *("", "0", "-1", "1", "99999999", "1E400", "-1E400", "nan", "inf", "1e15", "0.1.2", "31.01.2027", "#REF!", "TRUE"),
    *(
        "A0",
        "XFE1",
        "A1048577",
        "XFD1048576",
        "a1",
        "A1:B",
        "$A$1",
        "1:1",
        "rId99",
        "../../evil.xml",
        "/",
        "Team",
        "😀",
    ),
    *("\u202eabc", "_x000D_", "&#x1F;", "&amp;", "s", "n", "d", "e", "str", "inlineStr", "shared", "x" * 40_000),
)
"""Values of every odd kind, as they are written into XML."""

_ATTRIBUTE = re.compile(rb'\s[\w:]+="([^"]*)"')
_TEXT = re.compile(rb">([^<>]+)</")
_ELEMENT = re.compile(rb"<([\w:]+)[^<>]*/>|<([\w:]+)[^<>]*>[^<>]*</\2>")
_INDEX = re.compile(rb't="s"><v>(\d+)</v>')
_STYLE = re.compile(rb'\s(?:s|numFmtId|fontId|xfId|style|dxfId)="([^"]*)"')
_TARGET = re.compile(rb'Target="([^"]*)"')


class Outcome(NamedTuple):
    """What became of a mutant; ``fault`` says what is wrong with that, and is empty if all is well."""

    end: str
    fault: str = ""


def put(data: bytes, found: re.Match[bytes] | None, new: bytes, group: int = 1) -> bytes:
    return data if found is None else data[: found.start(group)] + new + data[found.end(group) :]


def some(pattern: re.Pattern[bytes], data: bytes, random: Random) -> re.Match[bytes] | None:
    found = list(pattern.finditer(data))
    return random.choice(found) if found else None


def odd(random: Random) -> bytes:
    return random.choice(ODD).encode()


def flipped(data: bytes, random: Random) -> bytes:
    spoiled = bytearray(data)
    for _ in range(random.choice((1, 1, 3, 20))):
        if spoiled:
            spoiled[random.randrange(len(spoiled))] ^= 1 << random.randrange(8)
    return bytes(spoiled)


def truncated(data: bytes, random: Random) -> bytes:
    return data[: random.randrange(len(data) + 1)]


def stuffed(data: bytes, random: Random) -> bytes:
    at = random.randrange(len(data) + 1)
    return data[:at] + random.randbytes(random.choice((1, 100, 5000))) + data[at:]


def reshaped(data: bytes, random: Random) -> bytes:
    """An element is left out, or stands twice."""
    found = some(_ELEMENT, data, random)
    return data if found is None else put(data, found, found[0] * random.choice((0, 0, 2)), 0)


def changer(pattern: re.Pattern[bytes], values: Callable[[Random], bytes] = odd) -> Callable[[bytes, Random], bytes]:
    return lambda data, random: put(data, some(pattern, data, random), values(random))


IN_FILE = (flipped, truncated, stuffed)
"""What is done to the bytes of the file."""
IN_PART = (
    flipped,
    truncated,
    reshaped,
    *(changer(_ATTRIBUTE),) * 4,
    *(changer(_TEXT),) * 2,
    *(changer(_STYLE),) * 2,
    changer(_INDEX, lambda random: random.choice((b"-1", b"99999", b"1e3", b"x"))),
    changer(_TARGET, lambda random: random.choice((b"/xl/styles.xml", b"nothing.xml", b"../workbook.xml", b""))),
)
"""What is done to the bytes of a part, which is then packed again with a right checksum."""


def mutant(source: Path, target: Path, random: Random) -> Path:
    """Spoils a copy of ``source`` in one to three ways."""
    contents = parts(source)
    names = list(contents)
    xml = [name for name in names if name.endswith((".xml", ".rels"))]
    upper = [name for name in xml if re.search(r"sheet\d+\.xml$|workbook\.xml|styles|sharedStrings|rels$|Types", name)]
    for _ in range(random.choice((1, 1, 2, 3))):
        kind = random.random()
        one, other = random.choice(names), random.choice(names)
        if kind < 0.05:
            contents.pop(one, None)
        elif kind < 0.09 and {one, other} <= set(contents):
            contents[one], contents[other] = contents[other], contents[one]
        elif kind < 0.12 and one in contents:
            contents[random.choice((one.upper(), f"x/{one}", one[:-1]))] = contents.pop(one)
        elif (part := random.choice(upper if random.random() < 0.8 else xml)) in contents:
            contents[part] = random.choice(IN_PART)(contents[part], random)
    pack(target, contents)
    if random.random() < 0.15:
        target.write_bytes(random.choice(IN_FILE)(target.read_bytes(), random))
    return target


def opens(path: Path) -> bool:
    """Whether openpyxl, on its own, opens the workbook whole."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            openpyxl.load_workbook(BytesIO(path.read_bytes())).close()
        except Exception:
            return False
    return True


def tried(path: Path) -> Outcome:
    """Reads, checks and writes one workbook."""
    target = path.with_name("Out.xlsx")
    target.unlink(missing_ok=True)
    before = path.read_bytes()
    started = time.monotonic()
    try:
        outcome = _tried(path, target)
    except Trouble as trouble:
        plain = "\n" not in str(trouble) and str(trouble).startswith(str(path))
        outcome = Outcome(getattr(trouble, "cause", "trouble"), "" if plain else f"no plain sentence: {trouble}")
        if target.exists():
            outcome = Outcome(outcome.end, "refused, but a file was written")
    except Exception:
        outcome = Outcome("TRACEBACK", traceback.format_exc())
    if time.monotonic() - started > SLOW:
        outcome = Outcome("HANG", f"{time.monotonic() - started:.0f} seconds")
    return outcome if path.read_bytes() == before else Outcome("CHANGED", "the workbook itself was changed")


def _tried(path: Path, target: Path) -> Outcome:
    grid = files.read(path)
    report = check.run(grid, today=TODAY)
    files.write_pages(path, check_pages(report), target)
    again = files.read(target)
    ours = {table.sheet.casefold() for table in GENERATED_TABLES}
    for sheet, rows in grid.sheets.items():
        if sheet.casefold() not in ours and repr(again.sheets[sheet]) != repr(rows):
            return Outcome("LOST", f"the sheet {sheet} is not as it was")
    crashed = [finding.message for finding in report.findings if finding.rule == check.TOOL]
    if crashed:
        return Outcome("RULE", crashed[0])
    if opens(target):
        return Outcome("written, opens in openpyxl")
    if opens(path):
        return Outcome("SPOILED", "openpyxl opens the workbook, but not what we wrote")
    return Outcome("written, openpyxl opened neither before nor after")


def run(count: int, seed: int, folder: Path, rare: int = 8) -> Iterator[tuple[str, Outcome]]:
    """The mutants' names and what became of them; one of ``rare`` is a mutant of the example, which takes longer."""
    sources = [rich(folder / "Rich.xlsx"), rich(folder / "Rich.xlsm"), workbook.path(workbook.EXAMPLE)]
    for number in range(count):
        source = sources[2] if number % rare == 0 else sources[number % 2]
        name = f"{source.name} {seed}:{number}"
        path = mutant(source, folder / f"Mutant{source.suffix}", Random(f"{seed}:{number}"))
        yield name, tried(path)


def main() -> int:
    """Prints faults as they come, then how many mutants came to which end; 1 if there was a fault."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else 1
    ends: Counter[str] = Counter()
    faults = 0
    with tempfile.TemporaryDirectory() as folder:
        for name, outcome in run(count, seed, Path(folder)):
            ends[outcome.end] += 1
            if outcome.fault:
                faults += 1
                print(f"FAULT {name}: {outcome.end}\n{outcome.fault}", flush=True)
    for end, number in ends.most_common():
        print(f"{number:6} {end}")
    print(f"{count} mutants, {faults} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
