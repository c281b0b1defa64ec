"""The nine steps of a plan, each with formulas of how far it is, which Excel 2016 and LibreOffice 7.4 calculate."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from schemas.model import NOTE_ROW
from schemas.tables import table
from schemas.tables.generated import FINDINGS, IMPLEMENTATION, NOT_CHECKED, TIMELINE
from schemas.tables.lists import NOT_APPLICABLE
from schemas.tables.phases import PHASE_TABLES
from schemas.tables.settings import SETTINGS
from sdp_xl.build.places import FIRST_ROW, LAST_FINDING, column_area, quoted
from sdp_xl.build.sheet import head_column
from sdp_xl.pages.task_lines import SUMMARY
from sdp_xl.plan.chains import CHART, CHART_COLUMNS
from sdp_xl.scheduling.milestones import TASKS as MILESTONES

DONE, BEGUN, TO_DO = "Done", "Begun", "To do"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A step: the sheet where it begins, what to do, and the keys of the tables that it needs.

    ``done`` and ``begun`` are conditions, ``far`` is a text, all as formulas without the sign "=".
    """

    sheet: str
    text: str
    tables: tuple[str, ...]
    done: str
    begun: str
    far: str


CHECKED = f'{quoted(FINDINGS.sheet)}!$A${NOTE_ROW}<>"{NOT_CHECKED}"'
"""The condition that the check has run."""


def open_findings(severity: str) -> str:
    """How many findings of a severity are open."""
    return f'COUNTIF({column_area(FINDINGS.key, "severity", LAST_FINDING)},"{severity}")'


def counted(number: str, one: str, several: str) -> str:
    """A number and its noun as one text: 1 meeting, 2 meetings."""
    return f'{number}&IF({number}=1," {one}"," {several}")'


def filled(key: str) -> str:
    """How many rows of a table are filled, by its first required column; of a form, how many answers."""
    found = table(key)
    if found.form:
        return f"COUNTA({found.sheet}!$B${FIRST_ROW}:$B${FIRST_ROW + len(found.columns) - 1})"
    column = next((column for column in found.columns if column.required and column.key != "id"), found.columns[0])
    return f"COUNTA({column_area(key, column.key)})"


def _begun(key: str) -> str:
    """As filled, but rows that the master brings along count only with what staff write into them."""
    brought = {name for row in table(key).prefilled for name in row}
    if not brought:
        return filled(key)
    return f"COUNTA({column_area(key, next(name for name in table(key).keys if name not in brought))})"


def _filled_sheets(keys: Iterable[str]) -> str:
    return "(" + "+".join(f"({_begun(key)}>0)" for key in keys) + ")"


def _settings(text: str) -> Step:
    asked = [f"{SETTINGS.sheet}!$B${row}" for row, one in enumerate(SETTINGS.columns, FIRST_ROW) if one.required]
    count = f"COUNTA({','.join(asked)})"
    far = f'{count}&" of {len(asked)} required answers"'
    return Step(
        sheet=SETTINGS.sheet,
        text=text,
        tables=("settings",),
        done=f"{count}={len(asked)}",
        begun=f"{count}>0",
        far=far,
    )


def _team(text: str) -> Step:
    members, meetings = filled("team"), filled("meetings")
    return Step(
        sheet="Team",
        text=text,
        tables=("team", "meetings", "information_log"),
        done=f"AND({members}>0,{meetings}>0)",
        begun=f"{members}+{meetings}>0",
        far=f'{counted(members, "member", "members")}&", "&{counted(meetings, "meeting", "meetings")}',
    )


def _owners(text: str) -> Step:
    # Items take the owner of their activity, so that only IDs that end in a digit need one.
    whole, owned = [], []
    for one in PHASE_TABLES:
        ids, status, owner = (column_area(one.key, key) for key in ("id", "status", "owner"))
        asked = f'ISNUMBER(-RIGHT({ids},1))*({status}<>"{NOT_APPLICABLE}")'
        whole.append(f"SUMPRODUCT({asked})")
        owned.append(f'SUMPRODUCT({asked}*({owner}<>""))')
    of, have = f"({'+'.join(whole)})", f"({'+'.join(owned)})"
    return Step(
        sheet=PHASE_TABLES[0].sheet,
        text=text,
        tables=(*(one.key for one in PHASE_TABLES), "outcomes"),
        done=f"AND({of}>0,{have}={of})",
        begun=f"{have}>0",
        far=f'{have}&" of "&{of}&" activities have an owner"',
    )


def _sheets(text: str, *keys: str) -> Step:
    count = _filled_sheets(keys)
    return Step(
        sheet=table(keys[0]).sheet,
        text=text,
        tables=keys,
        done=f"{count}={len(keys)}",
        begun=f"{count}>0",
        far=f'{count}&" of {len(keys)} sheets filled in"',
    )


def _chains(text: str) -> Step:
    note = f"{quoted(table(CHART).sheet)}!${'AB'[head_column(1)]}${NOTE_ROW}"
    nothing = ", ".join(f"{table(key).nouns[1]} 0" for key in CHART_COLUMNS)
    chains = f"COUNTA({column_area(CHART, 'strategy')})"
    whole = f'ISNUMBER(SEARCH("{nothing}.",{note}))'
    rest = f'IF({whole},", nothing is left out",", not all components are in it")'
    return Step(
        sheet=table(CHART).sheet,
        text=text,
        tables=(CHART,),
        done=f"AND({chains}>0,{whole})",
        begun=f"{chains}>0",
        far=f'{counted(chains, "chain", "chains")}&IF({chains}=0,"",{rest})',
    )


def _check(text: str) -> Step:
    errors, warnings = open_findings("error"), open_findings("warning")
    told = f'{counted(errors, "error", "errors")}&", "&{counted(warnings, "warning", "warnings")}'
    return Step(
        sheet=FINDINGS.sheet,
        text=text,
        tables=("findings", "required_elements", "alignment_map", "results_by_year", "exceptions"),
        done=f"AND({CHECKED},{errors}=0)",
        begun=CHECKED,
        far=f'IF({CHECKED},{told},"Not checked yet")',
    )


def _tasks(key: str) -> str:
    """How many tasks a timeline holds, as every door counts them: without summaries and the milestones of the plan."""
    task, mark = column_area(key, "task"), column_area(key, "mark")
    milestones = "".join(f'-COUNTIF({task},"{name}")' for name in MILESTONES.values())
    return f'COUNTIFS({task},"?*",{mark},"<>{SUMMARY}"){milestones}'


def _timeline(text: str) -> Step:
    made = f"COUNTA({column_area(TIMELINE.key, 'task')})>0"
    developing, carrying_out = _tasks(TIMELINE.key), _tasks(IMPLEMENTATION.key)
    told = f'{developing}+{carrying_out}&" tasks: "&{developing}&" developing, "&{carrying_out}&" carrying out"'
    return Step(
        sheet=TIMELINE.sheet,
        text=text,
        tables=(TIMELINE.key, IMPLEMENTATION.key, "calendar"),
        done=made,
        begun="FALSE",
        far=f'IF({made},{told},"No timeline yet")',
    )


def _feedback(text: str) -> Step:
    comments = filled("feedback")
    return Step(
        sheet="Feedback",
        text=text,
        tables=("feedback",),
        done=f"{comments}>0",
        begun="FALSE",
        far=counted(comments, "comment", "comments"),
    )


STEPS = (
    _settings("Answer the questions: your State, your dates, your programs. Put your own words into Lists."),
    _team("List who plans with you and for whom each one speaks. Plan the Meetings; keep the Information Log."),
    _owners("On the three phase sheets, give activities an owner, and dates where you know them."),
    _sheets(
        "Fill in the components of the plan: Targets, Needs, Strategies, MPOs and Evaluation.",
        *("targets", "needs", "strategies", "mpos", "evaluation"),
    ),
    _chains(
        "Link the components by their IDs, one chain a row. The check writes the Alignment Map, which shows holes."
    ),
    _sheets(
        "Say who does what by when. Then fill Plan Outline, Local Support and Looking Forward.",
        *("project_plan", "plan_outline", "local_support", "looking_forward"),
    ),
    _check("Check the plan and do what Findings says. What does not apply to you, explain on Exceptions."),
    _timeline("Make the timeline: it schedules the planning and the project plan, and fills the Calendar."),
    _feedback("Note what stakeholders say of the draft and of the plan in use, revise, and check again."),
)

ALL_DONE = "All nine steps are done. Check again after each change, and review the plan every year."


_EFFECT = f"{SETTINGS.sheet}!$B${FIRST_ROW + SETTINGS.keys.index('cycle_start')}"
IN_EFFECT = f"AND(ISNUMBER({_EFFECT}),{_EFFECT}<=TODAY())"
"""The condition that the plan has taken effect."""


def step_of(key: str) -> int:
    """The number, counted from 1, of the step for which a table is needed."""
    return next(number for number, step in enumerate(STEPS, 1) if key in step.tables)
