"""Rules about what staff moved or changed in the build of the workbook (family 0); the check finds its way."""

from __future__ import annotations

from collections.abc import Iterator

from schemas.citations import HOUSE
from sdp_xl.plan.findings import Finding, Severity
from sdp_xl.plan.model import Plan
from sdp_xl.rules.registry import Rule, register

_NOTHING = "Nothing has to be done: the check finds its way."

_DRIFT = (
    (
        "SDP001",
        "sheet_missing",
        Severity.ERROR,
        "A sheet is missing",
        "Copy the sheet back from a new master workbook (sdp-xl new), or restore its header row.",
        """What stood on the sheet cannot be checked, and all that refers to it hangs in the air.

        Example:     a workbook without a Team sheet
        Use instead: the Team sheet, hidden if it must not be seen
        """,
    ),
    (
        "SDP002",
        "sheet_renamed",
        Severity.ADVICE,
        "A sheet has another name",
        _NOTHING + " Colleagues may look for the old name.",
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
        _NOTHING + " Write the usual header if the column was meant to be another one.",
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
        _NOTHING,
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
        _NOTHING,
        """Rows above a header, such as a letterhead, do no harm.

        Example:     a header in row 9
        Use instead: any row that suits you
        """,
    ),
    (
        "SDP009",
        "table_lost",
        Severity.WARNING,
        "The rows are no longer an Excel table",
        "Select the rows with their header and press Ctrl+T (Insert, Table).",
        """An Excel table grows with its rows and takes drop-downs and formats along; a plain range does not.

        Example:     the table converted to a range
        Use instead: the range made a table again
        """,
    ),
    (
        "SDP010",
        "dropdown_lost",
        Severity.WARNING,
        "A drop-down list was overwritten",
        "Copy a cell of the column that still has its list (or one of a new workbook), and paste only its validation "
        "(Paste Special, Validation).",
        """Pasting over a cell replaces its drop-down list, and words creep in that the check does not know.

        Example:     a Status column pasted from another file
        Use instead: values pasted with Paste Special, Values
        """,
    ),
    (
        "SDP011",
        "formula_lost",
        Severity.WARNING,
        "A formula was overwritten",
        "Copy the formula from another row of the column, or from a new workbook (sdp-xl new).",
        """The text beside an ID comes from a formula; once overtyped, it no longer follows the ID.

        Example:     a text typed beside Strategy ID on the Alignment Chart
        Use instead: the formula, which shows the strategy of that ID
        """,
    ),
    (
        "SDP012",
        "generated_missing",
        Severity.WARNING,
        "A sheet that the tool writes is missing or overwritten",
        "Nothing is lost: the next run writes it again, without its design. Copy the sheet from a new master workbook "
        "to have the design back.",
        """The sheets that the check and the timeline write are written anew each time; their header must stay.

        Example:     the header of Findings deleted
        Use instead: a note of your own on a sheet of your own
        """,
    ),
    (
        "SDP013",
        "stray",
        Severity.WARNING,
        "A note stands below a table",
        "Move the note above the table or to a sheet of your own; or fill in the row if it is meant to be one.",
        """A single cell some rows below a table is read as a note, not as a row with everything else missing.

        Example:     “Source: survey 2026” three rows below the last need
        Use instead: the same above the header
        """,
    ),
    (
        "SDP014",
        "list_changed",
        Severity.WARNING,
        "A word was taken off a list that the check relies on",
        "Add the word to the list again; you may add words of your own below it.",
        """Preschool children, parents or a finished activity are recognized by these words.

        Example:     Preschool replaced by Pre-K
        Use instead: Preschool, and Pre-K below it if you need both
        """,
    ),
    (
        "SDP015",
        "column_doubled",
        Severity.WARNING,
        "Two columns read as the same",
        "Rename or delete the one that is not needed.",
        """Only one column can be the Finish; entries in the other would be ignored in silence.

        Example:     Finish and Due date side by side
        Use instead: Finish, and Grant deadline
        """,
    ),
    (
        "SDP016",
        "marker",
        Severity.ADVICE,
        "The workbook's version mark is missing or different",
        "Copy your entries into a new master workbook (sdp-xl new) when it suits you.",
        """The mark tells the tool which sheets and columns to expect.

        Example:     a workbook made by copying sheets into an empty one
        Use instead: a copy of the master workbook
        """,
    ),
    (
        "SDP017",
        "start_missing",
        Severity.ADVICE,
        "The sheet Start is missing",
        "Nothing is lost: it only counts and leads. Make a new workbook (sdp-xl new) when you want it back.",
        """Start shows how far you are and what is due next; it holds nothing that the check reads.

        Example:     a workbook from which Start was deleted
        Use instead: Start, as the first tab
        """,
    ),
    (
        "SDP018",
        "merged",
        Severity.WARNING,
        "Cells of a table are merged",
        "Unmerge them (Home, Merge & Center), and repeat the entry in each row that it is meant for.",
        """Of merged cells only the first holds the entry; the others are empty to sorting, filters and this check.

        Example:     one Goal area merged over three strategies
        Use instead: the goal area in each of the three rows
        """,
    ),
    (
        "SDP019",
        "starts_programs",
        Severity.WARNING,
        "A sheet tells xlwings which program to start",
        "Delete the sheet, or copy your entries into a new workbook (sdp-xl new) if Excel does not show it. Ask who "
        "sent you the plan what it is for.",
        """The buttons of this tool ask no sheet, but other add-ins made with xlwings obey such a sheet of any workbook.
        A plan needs none; one that came by mail may have been given it to harm you.

        Example:     a hidden sheet sdp-xl.conf with INTERPRETER_WIN and the python.exe of somebody else
        Use instead: no sheet whose name ends in .conf or .py
        """,
    ),
)


def _declare(id: str, kind: str, severity: Severity, title: str, fix: str, why: str) -> None:
    def check(plan: Plan) -> Iterator[Finding]:
        yield from plan.drift.get(kind, ())

    check.__doc__ = why
    register(Rule(id=id, severity=severity, title=title, cites=(HOUSE,), fix=fix, needs=(), check=check))


for _row in _DRIFT:
    _declare(*_row)
