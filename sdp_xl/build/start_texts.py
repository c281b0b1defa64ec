"""The words of the Start sheet."""

from __future__ import annotations

from sdp_xl.build.style import (
    ADVICE,
    BAD,
    CAUTION,
    DEVELOPMENT,
    DISSEMINATION,
    FIXED,
    FLAG,
    GOOD,
    NEUTRAL,
    PLAIN,
    PRE_PLANNING,
    SETUP,
    TOOL,
    ColorPair,
)

TITLE = "Service Delivery Plan"
PURPOSE = "Write, check and schedule the Service Delivery Plan of your State's MEP (34 CFR 200.83) in this workbook."

RUN = "For steps 7 and 8: the ribbon tab SDP in Excel, or the companion page."

PRESS = "For steps 7 and 8: the buttons above, the ribbon tab SDP, or the companion page."

SEVERITIES = (
    ("error", BAD, "Required by law, or an entry that would make the plan or the timeline wrong."),
    ("warning", CAUTION, "Probably a mistake. Correct it, or accept it with a reason on Exceptions."),
    ("advice", ADVICE, "Suggested by guidance or by the practice of other States."),
)

LEGEND: tuple[tuple[str, ColorPair, str], ...] = (
    (
        "Framed",
        FLAG,
        "Findings says what to do here: a solid line is an error, a dashed one a warning, a dotted one advice.",
    ),
    ("Done", GOOD, "Done, held or met."),
    (
        "Gray",
        FIXED,
        "Filled in by a formula, or a list to keep as it is. Above a header: an example row.",
    ),
    ("Not applicable", NEUTRAL, "Does not count."),
    (
        "Long text…",
        PLAIN,
        "A row shows three lines; a click shows all. To print all: Home > Format > AutoFit Row Height.",
    ),
    ("C, M, S", NEUTRAL, "On a timeline: C critical path, M milestone, S summary of the items below it."),
    ("Pre-planning", PRE_PLANNING, "Phase 1: tabs and headers of the sheets used most in pre-planning."),
    ("Development", DEVELOPMENT, "Phase 2: developing the plan."),
    ("Dissemination", DISSEMINATION, "Phase 3: sharing, using and reviewing the plan."),
    ("Set-up", SETUP, "Sheets that serve all phases."),
    ("The tool's", TOOL, "Written by the tool; what you type there is overwritten. All other sheets are yours alone."),
)
