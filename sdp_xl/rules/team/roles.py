"""Roles of team members: State Director, parent or staff, by role, organization and what the member represents."""

from __future__ import annotations

import re

from schemas.tables.lists import CONSULTED, PARENT, SEA_MEP, STATE_PAC
from schemas.values import clean, fold
from sdp_xl.plan.model import Row

_MEP = r"(?:mep|migrant|migratory|title i,? part c)\b"
_HEAD = r"(?:directora?|coordinator|administrator|manager|supervisor|chief)\b"
_STATE_HEAD = re.compile(
    rf"\bstate {_MEP}(?: education)?(?: program)? {_HEAD}|\bstate {_HEAD},?(?: of| for)?(?: the)? {_MEP}"
    rf"|(?<!head start )\bstate director\b(?! (?:of|for) (?!(?:the )?{_MEP}))|\bdirectora? estatal\b"
)
"""“State MEP Coordinator”, “State Director of Migrant Education”: Idaho has a coordinator, Nebraska a director.

“State Director” alone will do; the State Director of adult education is another one.
"""
_MEP_HEAD = re.compile(
    rf"\b{_MEP}(?: education)?(?: program)? {_HEAD}"
    rf"|^(?:(?:program|bureau|branch|division|office) )?{_HEAD}(?:,| of| for) .*{_MEP}"
)
"""“MEP Administrator”, “Program Manager, Migrant Education”: the State's, if the member represents the State MEP."""
_DEPUTY = re.compile(
    rf"\b(?:assistant|associate|deputy|vice|former|regional|district|local)(?: \w+){{0,3}} {_HEAD}|\bto the\b"
)
_STATE_AGENCY = re.compile(r"\b(?:department|state|public instruction|office of|sea|doe)\b")
_LOCAL = re.compile(r"\b(?:district|county|regional|local)\b")

_PARENT = re.compile(
    r"\b(?:grand)?(?:parents?|mothers?|fathers?)\b|\bguardians?\b|\bpac\b|\bparent advisory\b|\bfamily members?\b"
    r"|\b(?:padres?|madres?|mam[aá]s?|pap[aá]s?|abuel[oa]s?|tutor(?:a|es)? legal(?:es)?)\b"
)
_INSTITUTION = re.compile(
    r"\b(?:schools?|academy|college|university|centers?|office|bureau|institute|foundation|network|association|church|inc"
    r"|agency|department|district|hospital|clinic|library|company|ministry|ministries)\b"
)
"""What an organization is called: St. Mary Mother of God School is nobody's mother."""
_NO_TITLE = re.compile(r"\bparents as teachers\b|\b(?:migrant|migratory) education(?: program)?\b")
_BETWEEN_TITLES = r"[,;()]|\s-\s"
_FOR_PARENTS = re.compile(
    r"\b(?:liaisons?|educators?|education|coordinators?|coordination|specialists?|involvement|engagement|outreach|"
    r"train(?:ers?|ing)|directors?|managers?|facilitators?|consultants?|advocates?|supervisors?|administrators?|"
    r"(?:social|case|home|family) ?workers?|support|services?|programs?|advis(?:or|er)s?|counselors?|staff|"
    r"navigators?|assistants?|relations|contact|resource)\b"
)
"""Staff who work for parents: in one title with “parent” or “PAC” they mean staff, as in Parent Liaison."""
_SAYS_PARENT = re.compile(
    r"[(,;/-]\s*(?:migrant |migratory )?(?:parent|mother|father|guardian|pac member)s?\)?$"
    r"|^(?:migrant |migratory )?(?:parent|mother|father|guardian|pac member)s?$"
)
_JOB = re.compile(
    r"\b(?:recruiters?|teachers?|tutors?|aides?|paraprofessionals?|clerks?|principals?|superintendents?|nurses?|"
    r"analysts?|evaluators?|professors?|interpreters?|translators?)\b"
)
"""Other jobs: a parent may hold one (Recruiter; parent), so beside “parent” they do not mean staff."""
_SEAT = re.compile(
    r"\b(?:pac|council|committee|parent) (?:vice[ -])?"
    r"(?:members?|chair(?:person|man|woman)?|president|representatives?|delegates?|officers?|secretary|treasurer)\b"
)


def is_member(row: Row) -> bool:
    """Whether the row is on a team; who is only consulted gives advice without being a member."""
    return not row.says("team", CONSULTED)


def is_state_director(row: Row) -> bool:
    """Whether the member directs the State's MEP, by whatever title; the director of a local project does not."""
    role = fold(row.text("role"))
    if _DEPUTY.search(role):
        return False
    if _STATE_HEAD.search(role):
        return True
    if row.says("represents", SEA_MEP) and (_MEP_HEAD.search(role) or re.search(r"\bdirector\b", role)):
        return True
    if "director" not in role.replace(",", " ").split():
        return False
    agency, stands_for = fold(row.text("organization")), fold(row.text("represents"))
    local = _LOCAL.search(f"{agency} {stands_for}") or (agency and not _STATE_AGENCY.search(agency))
    return bool(re.search(_MEP, role)) and not local


def is_parent_role(row: Row) -> bool:
    """Whether the role itself is a parent's or a PAC member's; “State PAC Member and Migrant Teacher” is one, too.

    A role may hold several titles, parted by commas, semicolons or brackets.
    """
    role = _NO_TITLE.sub("", fold(clean(row.text("role"))))
    return any(_is_parent_title(title) for title in re.split(_BETWEEN_TITLES, role))


def _is_parent_title(title: str) -> bool:
    if not _PARENT.search(title):
        return False
    if _SEAT.search(title) or not _FOR_PARENTS.search(title):
        return True
    last = re.split(r"/|&|\band\b", title)[-1]
    return bool(_PARENT.search(last)) and not _FOR_PARENTS.search(last)


def represents_parents(row: Row) -> bool:
    """Whether “Represents” says that the member speaks for parents."""
    return row.says("represents", PARENT, STATE_PAC)


def is_staff_role(row: Row) -> bool:
    """Whether the role is a job and not a parent's: parent liaisons, educators, coordinators, teachers."""
    role = fold(row.text("role"))
    return bool(_FOR_PARENTS.search(role) or _JOB.search(role)) and not is_parent_role(row)


def is_parent(row: Row) -> bool:
    """Whether the member is a parent or on a PAC: by the role, or by what a member without a job represents."""
    if is_parent_role(row) or is_named_parent(row):
        return True
    return not is_staff_role(row) and (represents_parents(row) or _is_among_parents(row))


def _is_among_parents(row: Row) -> bool:
    """Whether “Organization” is made of parents: a PAC, or parents of a region."""
    titles = re.split(_BETWEEN_TITLES, _NO_TITLE.sub("", fold(clean(row.text("organization")))))
    return any(_is_parent_title(title) and not _INSTITUTION.search(title) for title in titles)


def is_named_parent(row: Row) -> bool:
    """Whether “Organization” says in brackets or at its end that the member is a parent: Valley district (parent)."""
    return bool(_SAYS_PARENT.search(fold(row.text("organization"))))
