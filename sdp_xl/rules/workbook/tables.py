"""Tables that lost a part of their build, rows in them that are no records, and copies of sheets (family 0)."""

from __future__ import annotations

from sdp_xl.plan.findings import Severity
from sdp_xl.rules.workbook.drift import declare

_DRIFT = (
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
        "repeated_header",
        Severity.ADVICE,
        "A header or a heading stands inside a table",
        "Nothing has to be done for the check. Delete the row if you want to sort or filter.",
        """A header for each year, or a heading for each group, reads well on paper; it is no record, and the rows below
        it are read.

        Example:     ID | Strategy ID | Activity, once more above the rows of the second year
        Use instead: one header, and Print Titles (Page Layout) to repeat it on each page
        """,
    ),
    (
        "SDP020",
        "totals",
        Severity.ADVICE,
        "A table holds totals",
        "Nothing has to be done for the check.",
        """Rows that count or add up others are no records of their own.

        Example:     Total | 12
        Use instead: the same; it is not read
        """,
    ),
    (
        "SDP021",
        "rival",
        Severity.WARNING,
        "Two sheets look like the same one",
        "Delete the copy or move it to another workbook; if it is the right one, give it the usual name.",
        """Only one of them is read: the one with the usual name. Work on the other would not count.

        Example:     Team and Team (2)
        Use instead: Team
        """,
    ),
    (
        "SDP022",
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

for _row in _DRIFT:
    declare(*_row)
