"""A plan whose every text begins like a formula and holds mark-up, as somebody might hand it to a State."""

from __future__ import annotations

from pathlib import Path
from xml.sax.saxutils import escape

import workbook
from schemas.model import Kind, Table
from schemas.tables import ENTRY_TABLES
from sdp_xl.csv_guard import STARTERS
from sdp_xl.files import append_rows
from tests.files.zips import operate, swap

TEXTS = tuple(f'{start}EVIL({number})<script>EVIL</script>&lt;"x"\'' for number, start in enumerate(STARTERS))
SHEET = "=EVIL(0)"
_TYPED = (Kind.TEXT, Kind.ID, Kind.CHOICE, Kind.REFERENCE, Kind.PERSON, Kind.LINKS)


def hostile(path: Path) -> Path:
    """The example with a hostile row for each way to begin in every table, a hostile State and a hostile sheet."""
    rows = {table.key: [_row(table, text) for text in TEXTS] for table in ENTRY_TABLES if not table.form}
    append_rows(workbook.path(workbook.EXAMPLE), rows, [], path)
    state, sheet = escape(TEXTS[0]), "Looking Forward"
    operate(path, sharedStrings=swap("<t>Madrona</t>", f"<t>{state}</t>"))
    title = "<t>Madrona Migrant Education Program: Service Delivery Plan 2027-2030</t>"
    operate(path, sharedStrings=swap(title, f"<t>{state}</t>"))
    operate(path, workbook=lambda data: swap(f"'{sheet}'!", f"'{SHEET}'!")(swap(f'"{sheet}"', f'"{SHEET}"')(data)))
    return path


def _row(table: Table, text: str) -> dict[str, str]:
    return {column.key: text for column in table.columns if column.kind in _TYPED}
