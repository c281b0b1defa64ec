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
    PRE_PLANNING,
    SETUP,
    TOOL,
    ColorPair,
)

TITLE = "Service Delivery Plan"
PURPOSE = "Write, check and schedule the Service Delivery Plan of your State's MEP (34 CFR 200.83) in this workbook."

STEPS = (
    ("Settings", "Answer the questions: your State, your dates, your programs. Put your own words into Lists."),
    ("Team", "List who plans with you and for whom each one speaks. Plan the Meetings; keep the Information Log."),
    ("Pre-Planning", "On the three phase sheets, give activities an owner, and dates where you know them."),
    ("Targets", "Fill in the components of the plan: Targets, Needs, Strategies, MPOs and Evaluation."),
    (
        "Alignment Chart",
        "Link the components by their IDs, one chain a row. The check writes the Alignment Map, which shows holes.",
    ),
    ("Project Plan", "Say who does what by when. Then fill Plan Outline, Local Support and Looking Forward."),
    ("Findings", "Run the check and do what it says. What does not apply to you, explain on Exceptions."),
    ("Timeline", "Run the timeline: it schedules the planning and the project plan, and fills the Calendar."),
    ("Feedback", "Note what stakeholders say of the draft and of the plan in use, revise, and check again."),
)

RUN = (
    'To run them, type in a command window: sdp-xl check "Plan.xlsx" --in-place; sdp-xl timeline "Plan.xlsx" --in-place'
)

PRESS = "To run them, press the buttons at the top of this sheet, of Findings or of Timeline, or in the ribbon tab SDP."

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
    ("Gray", FIXED, "Filled in by a formula, or a list to keep as it is."),
    ("Not applicable", NEUTRAL, "Does not count."),
    ("C, M, S", NEUTRAL, "On a timeline: C critical path, M milestone, S summary of the items below it."),
    ("Pre-planning", PRE_PLANNING, "Phase 1: tabs and headers of the sheets used most in pre-planning."),
    ("Development", DEVELOPMENT, "Phase 2: developing the plan."),
    ("Dissemination", DISSEMINATION, "Phase 3: sharing, using and reviewing the plan."),
    ("Set-up", SETUP, "Sheets that serve all phases."),
    ("The tool's", TOOL, "Written by the tool; what you type there is overwritten. All other sheets are yours alone."),
)
