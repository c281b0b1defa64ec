"""Sheets and columns that are missing, renamed, hidden or moved (family 0)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from schemas.citations import HOUSE
from schemas.model import AllOf, Answer, AnyOf, Evidence, IfAnswer, Level, Rows
from schemas.requirements import REQUIREMENTS
from schemas.tables import TABLES
from schemas.tables.plan import EXCEPTIONS
from schemas.tables.settings import SETTINGS
from sdp_xl.plan.chains import CHART
from sdp_xl.plan.findings import Finding, Severity
from sdp_xl.plan.model import Plan
from sdp_xl.rules.progress import in_effect
from sdp_xl.rules.registry import rule
from sdp_xl.rules.workbook.drift import NOTHING, declare

_BACK = "Copy the sheet back from a new master workbook (sdp-xl new), or restore its header row."
_LATER = frozenset(table.key for table in TABLES if table.later)


@rule(
    "SDP001",
    severity=Severity.ERROR,
    title="A sheet is missing",
    cites=(HOUSE,),
    fix=_BACK,
)
def sheet_missing(plan: Plan) -> Iterator[Finding]:
    """What stood on the sheet cannot be checked, and all that refers to it hangs in the air.

    It weighs as much as what the sheet holds: an error where the law asks for it, a warning where Table A.1 does,
    advice where it is only suggested. The sheets for carrying out the plan may be missing until it takes effect,
    unless one of them is filled already, and are advice from then on.

    Example:     a workbook without a Team sheet
    Use instead: the Team sheet, hidden if it must not be seen
    """
    needed = in_effect(plan) or any(plan[key].rows for key in _LATER)
    for finding in plan.drift.get("sheet_missing", ()):
        if not finding.table:
            yield finding
            continue
        if finding.table in _LATER and not needed:
            continue
        name = plan[finding.table].table.sheet
        fix = f'Bring it back, empty: sdp-xl fix FILE --restore-sheet "{name}". Or {_BACK[0].lower()}{_BACK[1:]}'
        yield finding._replace(severity=_weight(finding.table), fix=fix)


def _weight(table: str) -> Severity:
    """How much it weighs that a table is gone: what no element rests on stands in Table A.1, but for the exceptions."""
    if table in _tables_of(Level.REQUIRED, Level.REQUIRED_IF):
        return Severity.ERROR
    light = table in _tables_of(Level.SUGGESTED) or table in _LATER or table == EXCEPTIONS.key
    return Severity.ADVICE if light else Severity.WARNING


@cache
def _tables_of(*levels: Level) -> frozenset[str]:
    """The tables without which elements of these levels cannot be shown."""
    return frozenset().union(*(_needed(one.evidence) for one in REQUIREMENTS if one.level in levels))


def _needed(evidence: Evidence) -> frozenset[str]:
    """The tables that a piece of evidence cannot do without.

    Of parts of which one is enough these are the tables in all of them; but all tables where each part stands in rows,
    since nobody knows which of them the State uses.
    """
    match evidence:
        case Rows():
            return frozenset((evidence.table, *evidence.linked_to, *([CHART] if evidence.linked_to else [])))
        case Answer():
            return frozenset((SETTINGS.key,))
        case AllOf():
            return frozenset().union(*map(_needed, evidence.parts))
        case AnyOf():
            found = [*map(_needed, evidence.parts)]
            in_rows = all(isinstance(part, Rows) for part in evidence.parts)
            return frozenset().union(*found) if in_rows else frozenset.intersection(*found)
        case IfAnswer():
            return _needed(evidence.then) | _needed(evidence.otherwise)


_DRIFT = (
    (
        "SDP002",
        "sheet_renamed",
        Severity.ADVICE,
        "A sheet has another name",
        NOTHING + " Colleagues may look for the old name.",
        """Each table is found by its header, so a renamed sheet is read all the same.

        Example:     Our Team 2027
        Use instead: Team
        """,
    ),
    (
        "SDP003",
        "sheet_hidden",
        Severity.ADVICE,
        "A sheet is hidden",
        "Unhide it (right-click any tab, Unhide) if staff should work on it.",
        """Findings on a hidden sheet lead to a place that nobody can see.

        Example:     Exceptions, hidden
        Use instead: Exceptions, as the last tab
        """,
    ),
    (
        "SDP004",
        "column_missing",
        Severity.ERROR,
        "A required column is missing",
        "Insert a column with this header in the table's header row.",
        """Every row lacks what the column asks for, and the rules that need it are silent.

        Example:     Strategies without a Population column
        Use instead: Population beside Strategy
        """,
    ),
    (
        "SDP005",
        "column_dropped",
        Severity.ADVICE,
        "An optional column is missing",
        "Insert a column with this header if you need it; what it would tell is not checked until then.",
        """States may drop a column; then nothing that depends on it is checked, and this says so once.

        Example:     Needs without Root cause
        Use instead: Root cause beside Source
        """,
    ),
    (
        "SDP006",
        "header_changed",
        Severity.ADVICE,
        "A header is written differently",
        NOTHING + " Write the usual header if the column was meant to be another one.",
        """States have names of their own for most columns; this says how each was understood.

        Example:     Expected Completion Date
        Use instead: Finish
        """,
    ),
    (
        "SDP007",
        "columns_moved",
        Severity.ADVICE,
        "Columns stand in another order",
        NOTHING,
        """Columns are found by their headers, wherever they stand.

        Example:     Status before Activity
        Use instead: any order that suits you
        """,
    ),
    (
        "SDP008",
        "table_moved",
        Severity.ADVICE,
        "A table starts in another row",
        NOTHING,
        """Rows above a header, such as a letterhead, do no harm.

        Example:     a header in row 9
        Use instead: any row that suits you
        """,
    ),
)

for _row in _DRIFT:
    declare(*_row)
