"""Rules about who has to be on the team (family 3)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from schemas.citations import HOUSE, TABLE_A1, cfr, esea
from schemas.tables.lists import BOTH, EARLY_CHILDHOOD, MANAGEMENT, PLANNING
from schemas.values import fold
from sdp_xl.plan.findings import Finding, Severity
from sdp_xl.plan.model import Plan
from sdp_xl.plan.team import is_on
from sdp_xl.rules.registry import rule
from sdp_xl.rules.small_state import has_one_team
from sdp_xl.rules.team.roles import is_member, is_parent, is_staff_role, is_state_director, represents_parents

PRESCHOOL_WORDS = re.compile(
    r"preschool|pre-?k\b|early (?:childhood|learning|literacy)|head start|kindergarten|\bp-?3\b"
)
LEAVER_WORDS = re.compile(r"\bosy\b|out-of-school|drop(?:ped)?[ -]?outs?\b|graduation|credit (?:accrual|recovery)")


@rule(
    "SDP301",
    severity=Severity.WARNING,
    title="No State Director on the team",
    cites=(TABLE_A1,),
    fix="Add the State Director to the Team sheet; if the title is another one, put State Director behind it: MEP "
    "Administrator (State Director).",
    needs=("team.role",),
)
def no_state_director(plan: Plan) -> Iterator[Finding]:
    """Table A.1 names the State Director for each of its nine actions; nobody else can decide for the State.

    Titles differ: State MEP Coordinator or Director, Migrant & Bilingual Education will do. The director of a local
    project will not.

    Example:     MEP Director | Local project | Clearwater School District
    Use instead: State MEP Director | State MEP | Department of Education
    """
    if not any(is_state_director(row) and is_member(row) for row in plan["team"]):
        yield plan["team"].finding("Nobody on the team is the State Director of the MEP.", column="role")


@rule(
    "SDP302",
    severity=Severity.WARNING,
    title="No parent and no PAC member on the team",
    cites=(cfr("83(b)"), esea(1304, "(c)(3)"), TABLE_A1),
    fix="Invite parents of migratory children or members of the State PAC, and add them to the Team sheet.",
    needs=("team.role",),
)
def no_parent(plan: Plan) -> Iterator[Finding]:
    """The plan is developed in consultation with the State PAC or with parents; a seat on the team is the surest way.

    A parent liaison, educator or coordinator is staff. A parent who is only consulted is not on the team.

    Example:     Parent Liaison | Migratory parent
    Use instead: Parent, two children in the MEP | Migratory parent
    """
    if not any(is_parent(row) and is_member(row) for row in plan["team"]):
        yield plan["team"].finding("Nobody on the team is a migratory parent or a member of the PAC.", column="role")


@rule(
    "SDP303",
    severity=Severity.WARNING,
    title="A member of staff is entered as a parent",
    cites=(cfr("83(b)"), HOUSE),
    fix="Set Represents to what the person works for. If the person is also a parent, say so in Role: Recruiter; "
    "parent.",
    needs=("team.role", "team.represents"),
)
def staff_as_parent(plan: Plan) -> Iterator[Finding]:
    """Staff who work for parents know them well, but the law asks for the parents themselves.

    Example:     Parent Liaison | Migratory parent
    Use instead: Parent Liaison | Local project
    """
    for row in plan["team"]:
        if represents_parents(row) and is_staff_role(row):
            yield row.finding("represents", "“{role}” is a staff role, but Represents says “{represents}”.")


@rule(
    "SDP305",
    severity=Severity.WARNING,
    title="Nobody is on the Management Team",
    cites=(TABLE_A1,),
    fix="Set Team to “Management Team” or “Both teams” for its members; in a small State, answer the question about "
    "one team on Settings.",
    needs=("team.team",),
)
def no_management_team(plan: Plan) -> Iterator[Finding]:
    """The Management Team plans the process with the State Director (Table A.1, actions 1 and 2).

    In a small State (Settings) one team may do the work of both; then any of the two names, or both, will do.

    Example:     all members on the SDP Planning Team
    Use instead: State Director | Both teams
    """
    if has_one_team(plan):
        if not any(is_on(row, MANAGEMENT, PLANNING) for row in plan["team"]):
            message = "Nobody is on the team that does the work of both teams."
            fix = f"Set Team to “{BOTH}” for its members."
            yield plan["team"].finding(message, fix=fix, column="team")
    elif not any(is_on(row, MANAGEMENT) for row in plan["team"]):
        yield plan["team"].finding("Nobody is on the Management Team.", column="team")


@rule(
    "SDP306",
    severity=Severity.WARNING,
    title="Nobody is on the SDP Planning Team",
    cites=(TABLE_A1,),
    fix="Set Team to “SDP Planning Team” or “Both teams” for its members; in a small State, answer the question about "
    "one team on Settings.",
    needs=("team.team",),
)
def no_planning_team(plan: Plan) -> Iterator[Finding]:
    """The SDP Planning Team develops the plan (Table A.1, actions 3 to 8).

    In a small State (Settings) one team may do the work of both; that it has a member SDP305 asks.

    Example:     all members on the Management Team
    Use instead: Title III Specialist | SDP Planning Team
    """
    if not has_one_team(plan) and not any(is_on(row, PLANNING) for row in plan["team"]):
        yield plan["team"].finding("Nobody is on the SDP Planning Team.", column="team")


@rule(
    "SDP307",
    severity=Severity.ADVICE,
    title="Nobody speaks for preschool children or for youth out of school",
    cites=(esea(1304, "(c)(4)"), HOUSE),
    fix="Add somebody who knows these children, for example from Head Start or from a graduation program.",
    needs=("team.represents",),
)
def groups_without_voice(plan: Plan) -> Iterator[Finding]:
    """The plan must address preschool children and those who dropped out; it goes better with somebody who knows them.

    The check reads Represents, Role and Expertise.

    Example:     a team of State and district staff for reading, mathematics and records
    Use instead: the same, with a Head Start manager and a graduation specialist
    """
    texts = [fold("; ".join(map(row.text, ("represents", "role", "expertise")))) for row in plan["team"]]
    if not any(PRESCHOOL_WORDS.search(text) or fold(EARLY_CHILDHOOD) in text for text in texts):
        yield plan["team"].finding("Nobody on the team speaks for preschool children.", column="represents")
    if not any(LEAVER_WORDS.search(text) for text in texts):
        message = "Nobody on the team speaks for out-of-school youth and those who dropped out."
        yield plan["team"].finding(message, column="represents")
