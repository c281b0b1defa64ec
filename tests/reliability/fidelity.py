"""Writes into hundreds of workbooks and compares them part by part: python -m tests.reliability.fidelity [N]."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import warnings
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from random import Random

import openpyxl
from lxml import etree

from schemas.tables import GENERATED_TABLES, table
from schemas.values import Value
from sdp_xl import files
from sdp_xl.checking import check
from sdp_xl.pages import check_pages
from sdp_xl.plan.grid import Grid
from tests.files.zips import pack, parts
from tests.reliability.compose import composed
from tests.reliability.makers import SOFFICE, Maker, by_master, by_office, by_writer
from tests.reliability.valid import faults, related, tabs

TODAY = date(2026, 11, 24)
ADDED: dict[str, list[dict[str, Value]]] = {
    "mpos": [{"id": f"9-{n}", "text": f"By 2028, group {n} will.", "share": 0.8} for n in range(1, 9)],
    "project_plan": [{"activity": "Write the outline", "start": date(2027, 1, 11)}],
}
WHOLE = {"xl/workbook.xml", "xl/_rels/workbook.xml.rels", "[content_types].xml", "xl/calcchain.xml"}
"""What may change with every writing: calculation on opening, and the lists that a new sheet enters."""


@dataclass
class Figures:
    """What came out: workbooks and parts looked at, features seen, and each fault as a sentence."""

    workbooks: int = 0
    parts: int = 0
    seen: Counter[str] = field(default_factory=Counter)
    changed: list[str] = field(default_factory=list)
    invalid: list[str] = field(default_factory=list)
    unopened: list[str] = field(default_factory=list)

    @property
    def faults(self) -> list[str]:
        return [*self.changed, *self.invalid, *self.unopened]


def measure(count: int, folder: Path, makers: Sequence[Maker], *, office: int = 0) -> Figures:
    """Composes ``count`` workbooks in the folder, writes into each in two ways, and looks at what comes out.

    The makers take turns. The first ``office`` results are opened by LibreOffice too.
    """
    figures = Figures()
    for number in range(count):
        random = Random(number)
        maker = makers[number % len(makers)]
        ending = ".xlsm" if maker is by_writer and random.random() < 0.4 else ".xlsx"
        source = folder / f"Plan {number}{ending}"
        contents, features = composed(source, maker(source, random), random)
        pack(source, contents)
        name = f"{number} ({getattr(maker, '__name__', 'by_office')}: {', '.join(features)})"
        figures.seen.update(features)
        figures.workbooks += 1
        figures.invalid += [f"{name}, as composed: {fault}" for fault in faults(source)]
        target = source.with_name(f"Out {number}{ending}")
        figures.parts += _written_into(source, target, name, figures)
        if number < office and not _calc_opens(target, folder):
            figures.unopened.append(f"{name}: LibreOffice")
        source.unlink()
        target.unlink()
    return figures


def _written_into(source: Path, target: Path, name: str, figures: Figures) -> int:
    """Checks into a copy, and adds rows in that; the number of parts that had to stay as they were."""
    before, old = files.read(source), parts(source)
    files.write_pages(source, check_pages(check.run(before, today=TODAY)), target)
    checked = parts(target)
    _compare(old, checked, _ours(old, ()), f"{name}: check", figures)
    files.append_rows(target, ADDED, (), target)
    ours = _ours(old, ADDED)
    _compare(old, parts(target), ours, f"{name}: rows added", figures)
    figures.invalid += [f"{name}: {fault}" for fault in faults(target)]
    try:
        _same_entries(before, files.read(target))
    except (AssertionError, files.FileTrouble) as error:
        figures.unopened.append(f"{name}: our own reader: {error}")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            openpyxl.load_workbook(target, keep_vba=target.suffix == ".xlsm").close()
        except Exception as error:
            figures.unopened.append(f"{name}: openpyxl: {error!r}")
    return len([part for part in old if part.lower() not in ours])


def _compare(old: Mapping[str, bytes], new: Mapping[str, bytes], ours: set[str], name: str, figures: Figures) -> None:
    for part, data in old.items():
        if part.lower() not in ours and data != new.get(part):
            figures.changed.append(f"{name}: {part}")
        elif part not in new and part != "xl/calcChain.xml":
            figures.changed.append(f"{name}: {part} is gone")
    if [part for part in new if part in old] != [part for part in old if part in new]:
        figures.changed.append(f"{name}: the order of the parts")


def _ours(old: Mapping[str, bytes], grown: Iterable[str]) -> set[str]:
    """The parts that may change: WHOLE, the tool's own sheets, and sheets and tables to which rows are added."""
    trees = {name: etree.fromstring(data) for name, data in old.items() if name.endswith((".xml", ".rels"))}
    sheets = tabs(trees)
    ours = {sheets[one.sheet] for one in GENERATED_TABLES if one.sheet in sheets}
    for key in grown:
        part = sheets[table(key).sheet]
        leads = related(trees, part).values()
        ours |= {part, "xl/styles.xml", *(target for target in leads if "/tables/" in target)}
    return WHOLE | {part.lower() for part in ours}


def _same_entries(before: Grid, after: Grid) -> None:
    generated = {one.sheet for one in GENERATED_TABLES}
    grown = {table(key).sheet for key in ADDED}
    for sheet, rows in before.sheets.items():
        if sheet not in generated | grown:
            assert after.sheets[sheet] == rows, f"other values on {sheet}"
        elif sheet in grown:
            lost = [
                (number, value)
                for number, row in enumerate(rows)
                for column, value in enumerate(row)
                if value is not None and after.sheets[sheet][number][column] != value
            ]
            assert not lost, f"values lost on {sheet}: {lost[:3]}"


def _calc_opens(path: Path, folder: Path) -> bool:
    """Whether LibreOffice opens the workbook, with all its sheets of cells."""
    out = folder / "opened"
    command = [str(SOFFICE), f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    command += ["--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(out), str(path)]
    subprocess.run(command, capture_output=True, timeout=180)
    made = out / f"{path.stem}.xlsx"
    return made.exists() and set(files.read(path).sheets) <= set(files.read(made).sheets)


def measured(count: int) -> Figures:
    """The figures of ``count`` workbooks of all makers, LibreOffice among them where it is installed."""
    with tempfile.TemporaryDirectory() as folder:
        makers = [by_writer] * 6 + [by_master] * 3 + ([by_office(Path(folder))] if SOFFICE else [])
        return measure(count, Path(folder), makers, office=max(3, count // 30) if SOFFICE else 0)


def main() -> int:
    figures = measured(int(sys.argv[1]) if len(sys.argv) > 1 else 300)
    print(f"{figures.workbooks} workbooks, written into twice; {figures.parts:,} parts of others compared")
    print("with " + ", ".join(f"{name} {number}" for name, number in sorted(figures.seen.items())))
    print(f"{len(figures.changed)} parts changed or gone")
    print(f"{len(figures.invalid)} faults of the package")
    print(f"{len(figures.unopened)} not opened, or with other values")
    for fault in figures.faults[:40]:
        print("  " + fault)
    return 1 if figures.faults else 0


if __name__ == "__main__":
    sys.exit(main())
