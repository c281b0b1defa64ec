"""The elements that the law requires of a Service Delivery Plan, and those that guidance suggests."""

from __future__ import annotations

from schemas.citations import CURRENT_CNA, TABLE_A1, cfr, esea
from schemas.model import AllOf, Answer, AnyOf, IfAnswer, Level, Requirement, Rows
from schemas.tables import lists
from schemas.tables.settings import SETTINGS

_ADOPTED = {"status": (lists.ADOPTED,)}
_READINESS_ADOPTED = Answer(setting="readiness_target", values=(lists.YES,))
_OTHER_TARGETS = {"subject": (lists.OTHER_TARGET,)}


def _target(id: str, key: str, subject: str, what: str, instead: str, *, none: str = "") -> Requirement:
    """A performance target that the regulation names; ``subject`` as it stands in the list of targets.

    ``none`` is the question in Settings to which “No” says that the State has adopted none: then the plan must say so.
    """
    carried = Rows(table="targets", where={"subject": (subject,)}, filled=("target", "value", "source"))
    said = AllOf(parts=(Answer(setting=none, values=(lists.NO,)), _section(lists.SECTION_TARGETS)))
    question = SETTINGS.column(none).header if none else ""
    return Requirement(
        id=id,
        key=key,
        title=f"Performance target: {what}",
        level=Level.REQUIRED,
        cites=(cfr("83(a)(1)(i)"), TABLE_A1),
        evidence=AnyOf(parts=(carried, said)) if none else carried,
        why="The plan must specify the “performance targets that the State has adopted for all children in reading and "
        "mathematics achievement, high school graduation, and the number of school dropouts”. Table A.1 calls them "
        "long-term goals and measurements of interim progress; either name will do. A value and a source show that "
        "the target is the State's own."
        + (" ESEA 1111(c)(4)(A) asks for no such goal; a State without one says so in the plan." if none else ""),
        example=f"Targets without a row for “{subject}”",
        instead=f"{subject} | {instead}",
        fix=f"On the sheet “Targets”, add a row with “{subject}” under “Target for”; fill in “Performance target”, "
        "“Target value” and “Source”."
        + (
            f" If the State has adopted none, answer “No” to “{question}” on the sheet “Settings”, and say so on the "
            "sheet “Plan Outline” under “What it says” of the section with “Performance targets” under “Covers”."
            if none
            else ""
        ),
    )


def _need(id: str, key: str, kind: str, title: str, paragraph: str, law: str, instead: str) -> Requirement:
    """One of the two kinds of need that the regulation tells apart."""
    return Requirement(
        id=id,
        key=key,
        title=title,
        level=Level.REQUIRED,
        cites=(cfr(paragraph), TABLE_A1),
        evidence=Rows(table="needs", where={"kind": (kind,)}, filled=("need", "data")),
        why=f"The plan must identify and assess “{law}”. A need is assessed when data show it; the data come from a "
        "current statewide needs assessment.",
        example=f"Needs without a row of the kind “{kind}”",
        instead=instead,
        fix=f"On the sheet “Needs”, add a row with “{kind}” under “Kind of need”; fill in “Need” and “Data that show "
        "it”.",
    )


def _group(id: str, key: str, population: str, title: str, group: str, instead: str) -> Requirement:
    """A group of children whose needs the statute wants addressed always."""
    return Requirement(
        id=id,
        key=key,
        title=title,
        level=Level.REQUIRED,
        cites=(esea(1304, "(b)(1)"), esea(1304, "(c)(4)"), TABLE_A1),
        evidence=AllOf(
            parts=(
                Rows(table="needs", where={"population": (population,)}),
                Rows(table="strategies", where={"population": (population,)}, says=_ADOPTED, linked_to=("mpos",)),
            )
        ),
        why="The needs of migratory children, “including preschool migratory children and migratory children who have "
        "dropped out of school”, must be identified and addressed, with “adequate provision” for what they lack. So "
        f"the plan needs both for {group}: a need, and an adopted strategy that leads to an MPO.",
        example=f"a plan in which “{population}” stands on Needs, but on no strategy",
        instead=instead,
        fix=f"On the sheet “Needs”, add a need with “{population}” under “Population”. On the sheet “Strategies”, add "
        f"a strategy with “{population}” under “Population” and “{lists.ADOPTED}” under “Status”. Put the strategy in "
        "one row with an MPO on the sheet “Alignment Chart”.",
    )


def _joint(program: str) -> AnyOf:
    """Joint planning with a program: it sits on the team, or it delivers an adopted strategy together with the MEP."""
    return AnyOf(
        parts=(
            Rows(table="team", where={"represents": (program,)}),
            Rows(table="strategies", where={"partners": (program,)}, says=_ADOPTED),
        )
    )


def _section(covers: str) -> Rows:
    """A section of the written plan that says something about a subject."""
    return Rows(table="plan_outline", where={"covers": (covers,)}, filled=("summary",))


def _consulted(*with_whom: str) -> Rows:
    """A meeting that is consultation, with its day and the languages in which it is held."""
    return Rows(
        table="meetings",
        where={"consultation": with_whom},
        unless={"status": (lists.CANCELED,)},
        filled=("date", "languages"),
    )


def _local(plan: str) -> Rows:
    """One of the four plans for local projects: what, by whom and when."""
    return Rows(table="local_support", where={"plan": (plan,)}, filled=("activity", "who", "when"))


def _forward(id: str, key: str, part: str, title: str, purpose: str, instead: str) -> Requirement:
    """A part of the plan for “Looking Forward” besides revisiting it, which the law requires."""
    return Requirement(
        id=id,
        key=key,
        title=title,
        level=Level.SUGGESTED,
        cites=(TABLE_A1,),
        evidence=Rows(table="looking_forward", where={"part": (part,)}, filled=("activity", "who", "when")),
        why="Table A.1 (action 8) asks for a plan for “Looking Forward” that includes “how to communicate the SDP and "
        f"create buy-in, revisit the Plan to keep it relevant, and build and maintain collaborations”. {purpose}",
        example=f"Looking Forward without a row for “{part}”",
        instead=f"{part} | {instead}",
        fix=f"On the sheet “Looking Forward”, add a row with “{part}” under “Part”; fill in “Activity”, “Responsible” "
        "and “When”.",
        may_be_excepted=True,
    )


REQUIREMENTS: tuple[Requirement, ...] = (
    _target(
        "SDP601",
        "PT-R",
        lists.READING,
        "reading",
        "By 2029-30, 65% of all children will be proficient in reading | 65% | State ESSA plan",
    ),
    _target(
        "SDP602",
        "PT-M",
        lists.MATHEMATICS,
        "mathematics",
        "By 2029-30, 60% of all children will be proficient in mathematics | 60% | State ESSA plan",
    ),
    _target(
        "SDP603",
        "PT-G",
        lists.GRADUATION,
        "high school graduation",
        "By 2029-30, 91% of all students will graduate within four years | 91% | State ESSA plan",
    ),
    _target(
        "SDP604",
        "PT-D",
        lists.DROPOUTS,
        "number of school dropouts",
        "By 2029-30, no more than 1,700 students a year will drop out | 1,700 | State Board of Education",
        none="dropout_target",
    ),
    Requirement(
        id="SDP605",
        key="PT-S",
        title="Performance target: school readiness",
        level=Level.REQUIRED_IF,
        cites=(cfr("83(a)(1)(i)"), TABLE_A1),
        only_if=_READINESS_ADOPTED,
        evidence=Rows(table="targets", where={"subject": (lists.READINESS,)}, filled=("target", "value", "source")),
        why="The plan must specify “the State's performance targets, if any, for school readiness”. A State that has "
        "adopted none says so in Settings. The needs of preschool children must be addressed either way.",
        example="Settings say that the State has a readiness target, but Targets has none",
        instead="School readiness | By fall 2029, 70% of all children will enter kindergarten ready | 70% | State "
        "early learning plan",
        fix="On the sheet “Targets”, add a row with “School readiness” under “Target for”; fill in “Performance "
        "target”, “Target value” and “Source”. If the State has adopted none, answer “No” to “Has the State adopted a "
        "school readiness target for all children?” on the sheet “Settings”.",
        may_be_excepted=True,
    ),
    Requirement(
        id="SDP606",
        key="PT-O",
        title="Other performance targets for migratory children",
        level=Level.REQUIRED_IF,
        cites=(cfr("83(a)(1)(ii)"),),
        only_if=Rows(table="targets", where=_OTHER_TARGETS),
        evidence=Rows(table="targets", where=_OTHER_TARGETS, filled=("target", "value"), every=True),
        why="The plan must specify “any other performance targets that the State has identified for migratory "
        "children”. A State that has identified none has nothing to list; each one that is listed needs its words "
        "and its value.",
        example="Other, for migratory children | More students will have credit for Algebra I | (no value)",
        instead="Other, for migratory children | By 2029-30, 70% will enter grade 11 with credit for Algebra I | 70%",
        fix="On the sheet “Targets”, fill in “Performance target” and “Target value” of each row with “Other, for "
        "migratory children” under “Target for”.",
        may_be_excepted=True,
    ),
    _need(
        "SDP607",
        "NA-U",
        lists.UNIQUE_NEED,
        "Unique needs from the migratory lifestyle",
        "83(a)(2)(i)",
        "the unique educational needs of migratory children that result from the children's migratory lifestyle",
        "Students need to finish credits that they lose when they move | 45% on track in credits, all students 78%",
    ),
    _need(
        "SDP608",
        "NA-O",
        lists.OTHER_NEED,
        "Other needs to take part in school",
        "83(a)(2)(ii)",
        "other needs of migratory students that must be met in order for migratory children to participate effectively "
        "in school",
        "Children need untreated dental and vision problems taken care of | 44% of 1,130 screened children had one",
    ),
    Requirement(
        id="SDP609",
        key="MPO",
        title="Measurable program outcomes (MPOs)",
        level=Level.REQUIRED,
        cites=(cfr("83(a)(3)"), esea(1306, "(a)(1)(D)"), esea(1304, "(b)(1)(D)"), TABLE_A1),
        evidence=Rows(table="mpos", filled=("text",), linked_to=("needs", "targets"), every=True),
        why="The plan must include the MPOs that the program will produce “to meet the identified unique needs of "
        "migratory children and help migratory children achieve the State's performance targets”. So each MPO meets a "
        "need and points to a target.",
        example="12 MPOs, two of them in no row of the Alignment Chart",
        instead="each MPO in at least one row of the Alignment Chart, with its need and its target",
        fix="On the sheet “MPOs”, fill in “Full text” of each MPO. On the sheet “Alignment Chart”, put each “MPO ID” "
        "in one row with a “Need ID” and a “Target ID”.",
    ),
    Requirement(
        id="SDP610",
        key="STR",
        title="Service delivery strategies",
        level=Level.REQUIRED,
        cites=(cfr("83(a)(4)"), TABLE_A1),
        evidence=AllOf(
            parts=(
                Rows(table="strategies", where=_ADOPTED, linked_to=("mpos",), every=True),
                Rows(table="mpos", linked_to=("strategies",), every=True),
                Rows(table="needs", where={"kind": (lists.UNIQUE_NEED,)}, linked_to=("strategies",)),
                Rows(table="needs", where={"kind": (lists.OTHER_NEED,)}, linked_to=("strategies",)),
            )
        ),
        why="The plan must describe the strategies that the State “will pursue on a statewide basis to achieve the "
        "measurable program outcomes” by addressing both kinds of need. So each adopted strategy leads to an MPO, each "
        "MPO has a strategy, and both kinds of need are covered.",
        example="all strategies meet needs from the migratory lifestyle, none meets another need",
        instead="at least one adopted strategy for each kind of need, and one for each MPO",
        fix="On the sheet “Strategies”, choose “Adopted” under “Status” for each strategy of the plan. On the sheet "
        "“Alignment Chart”, put each adopted “Strategy ID” in one row with an “MPO ID” of the sheet “MPOs”, and needs "
        "of both kinds from the sheet “Needs” in one row with a “Strategy ID”.",
    ),
    Requirement(
        id="SDP611",
        key="EVAL",
        title="Evaluation plan",
        level=Level.REQUIRED,
        cites=(cfr("83(a)(5)"), cfr("84(a)"), cfr("84(b)"), TABLE_A1),
        evidence=AllOf(
            parts=(
                Rows(table="evaluation", where={"kind": (lists.IMPLEMENTATION,)}),
                Rows(table="evaluation", where={"kind": (lists.RESULTS,)}, says={"pfs": (lists.YES,)}),
                Rows(table="evaluation", filled=("use",)),
            )
        ),
        why="The plan must describe how the State will evaluate its program. The evaluation measures implementation "
        "and results against the State's performance targets, particularly for children who have priority for "
        "services, and the results are used to improve services: since 2016 both duties stand in 34 CFR 200.84.",
        example="questions about results only, none of them reported separately for PFS",
        instead="one question or more about implementation, and results for PFS with what will be done with them",
        fix="On the sheet “Evaluation”, have at least one row with “Implementation” under “Kind of evaluation”, and "
        "one with “Results” there and “Yes” under “PFS reported separately”. Say under “Use of results” how they "
        "will improve services.",
    ),
    _group(
        "SDP612",
        "PRE",
        lists.PRESCHOOL,
        "Preschool migratory children",
        "preschool children",
        "1-1 | Weekly home lessons for children aged three to five | Preschool | Adopted, charted to MPO 1A",
    ),
    _group(
        "SDP613",
        "DRP",
        lists.DROPPED_OUT,
        "Migratory children who dropped out of school",
        "those who dropped out of school",
        "3-2 | Contact each youth within 30 days and enroll the youth | Dropped out of school | Adopted, charted to "
        "MPO 3B",
    ),
    Requirement(
        id="SDP614",
        key="PAR",
        title="Consultation with the State PAC or with parents",
        level=Level.REQUIRED,
        cites=(cfr("83(b)"), esea(1304, "(c)(3)"), TABLE_A1),
        evidence=IfAnswer(
            answer=Answer(setting="school_year_programs", values=(lists.YES,)),
            then=_consulted(lists.STATE_PAC, lists.PAC_AND_PARENTS),
            otherwise=_consulted(lists.MIGRATORY_PARENTS, lists.PAC_AND_PARENTS, lists.STATE_PAC),
        ),
        why="The State must develop the plan “in consultation with the State parent advisory council or, for SEAs not "
        "operating programs for one school year in duration, in consultation with the parents of migratory "
        "children”, and “in a format and language that the parents understand”. A parent liaison on the team is "
        "staff and does not replace it. Where parents must be consulted, the State PAC counts too: its members are "
        "parents.",
        example="three meetings of the SDP Planning Team, none of them with parents",
        instead="SDP forum with parents | 1/23/2027 | State PAC and migratory parents | Spanish; Mixteco",
        fix="On the sheet “Meetings”, add the meeting at which parents are consulted: choose “State PAC” or “Migratory "
        "parents” under “Consultation with”, and fill in “Date” and “Languages”. On the sheet “Settings”, answer “Does "
        "the State run programs of one school year in duration?”; if so, it must be the State PAC.",
    ),
    Requirement(
        id="SDP615",
        key="INT",
        title="Integration and joint planning",
        level=Level.REQUIRED,
        cites=(
            esea(1306, "(a)(1)(A)"),
            esea(1306, "(a)(1)(E)"),
            esea(1306, "(a)(1)(F)"),
            esea(1306, "(a)(1)(G)"),
        ),
        evidence=AllOf(
            parts=(
                _joint(lists.TITLE_I),
                _joint(lists.TITLE_III),
                _joint(lists.EARLY_CHILDHOOD),
                _section(lists.SECTION_INTEGRATION),
            )
        ),
        why="The plan “encompasses the full range of services that are available for migratory children from "
        "appropriate local, State, and Federal educational programs”. It “is the product of joint planning” among "
        "them, including Title I, Part A, early childhood programs and Title III, Part A, and provides for the "
        "integration of their services with those of the MEP.",
        example="a team of MEP staff only, and no strategy delivered with another program",
        instead="team members for Title I, Part A, Title III, Part A and early childhood, and a section on integration",
        fix="On the sheet “Team”, show under “Represents” who speaks for “Title I, Part A”, “Title III, Part A” and "
        "“Early childhood”; or name them on the sheet “Strategies” under “Delivered with” an adopted strategy. On the "
        "sheet “Plan Outline”, add a section with “Integration and joint planning” under “Covers”, and fill in “What "
        "it says”.",
    ),
    Requirement(
        id="SDP616",
        key="STD",
        title="Same challenging State academic standards",
        level=Level.REQUIRED,
        cites=(esea(1306, "(a)(1)(C)"), esea(1304, "(b)(2)")),
        evidence=_section(lists.SECTION_STANDARDS),
        why="The plan provides that migratory children “will have an opportunity to meet the same challenging State "
        "academic standards that all children are expected to meet”. A sentence or two are enough, but they must be "
        "in the plan.",
        example="an outline without a section that covers the standards",
        instead="2 | Standards for all | Same challenging State academic standards | Migratory children are held to …",
        fix="On the sheet “Plan Outline”, add a section with “Same challenging State academic standards” under "
        "“Covers”, and fill in “What it says”.",
    ),
    Requirement(
        id="SDP618",
        key="REV",
        title="Review and update of the plan",
        level=Level.REQUIRED,
        cites=(esea(1306, "(a)(2)(B)"), cfr("83(a)"), TABLE_A1),
        evidence=AnyOf(
            parts=(
                Rows(table="looking_forward", where={"part": (lists.REVISIT,)}, filled=("activity", "when")),
                Answer(setting="last_review"),
            )
        ),
        why="The plan must “be periodically reviewed and revised by the State, as necessary, to reflect changes in the "
        "State's strategies and programs”. The law sets no number of years; the workbook should show when the plan "
        "is looked at again, or when it was.",
        example="Looking Forward without a row for revisiting the plan",
        instead="K2 | Revisit the plan to keep it relevant | Yearly review of results with the State PAC | Each June",
        fix="On the sheet “Looking Forward”, add a row with “Revisit the plan to keep it relevant” under “Part”, and "
        "fill in “Activity” and “When”; or answer “Plan last reviewed on” on the sheet “Settings”.",
    ),
    Requirement(
        id="SDP619",
        key="CNA",
        title="Current statewide needs assessment (CNA)",
        level=Level.REQUIRED,
        cites=(cfr("83(a)"), CURRENT_CNA),
        evidence=Answer(setting="cna_date"),
        why="The plan must be “based on a current statewide needs assessment”. The day on which the CNA was completed "
        "shows how old it will be when the plan is adopted; SDP630 warns of more than three years.",
        example="Needs assessment (CNA) completed on | (blank)",
        instead="Needs assessment (CNA) completed on | 3/31/2026",
        fix="On the sheet “Settings”, answer “Needs assessment (CNA) completed on”.",
    ),
    Requirement(
        id="SDP701",
        key="PFS",
        title="Priority for services (PFS)",
        level=Level.SUGGESTED,
        cites=(TABLE_A1, esea(1304, "(d)")),
        evidence=AllOf(
            parts=(
                _section(lists.SECTION_PFS),
                Rows(table="strategies", where=_ADOPTED, filled=("pfs",)),
            )
        ),
        why="The duty is law: priority goes to children “who have made a qualifying move within the previous 1-year "
        "period” and who are failing, or most at risk of failing, the State standards, or have dropped out of school. "
        "Table A.1 suggests that the plan says how they are identified and how they come first.",
        example="an outline without a section on priority for services",
        instead="7 | Priority for services | Priority for services | Moved in the previous 1-year period and …",
        fix="On the sheet “Plan Outline”, add a section with “Priority for services” under “Covers”; say under “What "
        "it says” who has PFS and how they are identified. On the sheet “Strategies”, fill in “How PFS children "
        "come first” of the adopted strategies.",
        may_be_excepted=True,
    ),
    Requirement(
        id="SDP702",
        key="IDR",
        title="Identification and recruitment (ID&R)",
        level=Level.SUGGESTED,
        cites=(TABLE_A1, esea(1304), cfr("89(d)")),
        evidence=_section(lists.SECTION_IDR),
        why="Children who are not found are not served. Table A.1 suggests that the plan includes how migratory "
        "children are identified and recruited. The quality control that the regulation asks for has seven parts, a "
        "good frame for the section: training of recruiters; supervision and yearly review; a way to settle questions "
        "of eligibility; a check of each certificate by qualified staff; a check that determinations are right, with "
        "re-interviews; records of all this; corrective action.",
        example="an outline without a section on ID&R",
        instead="9 | Finding children | Identification and recruitment (ID&R) | Recruiters work all year in …",
        fix="On the sheet “Plan Outline”, add a section with “Identification and recruitment (ID&R)” under “Covers”, "
        "and fill in “What it says”.",
        may_be_excepted=True,
    ),
    Requirement(
        id="SDP703",
        key="REC",
        title="Exchange of student records",
        level=Level.SUGGESTED,
        cites=(TABLE_A1, esea(1304, "(b)(3)"), cfr("85")),
        evidence=_section(lists.SECTION_RECORDS),
        why="The State provides for educational continuity “through the timely transfer of pertinent school records, "
        "including information on health, when children move from one school to another”. Table A.1 suggests that the "
        "plan includes how this is done.",
        example="an outline without a section on records",
        instead="10 | Records that travel | Exchange of student records | Clerks update MSIX within …",
        fix="On the sheet “Plan Outline”, add a section with “Exchange of student records” under “Covers”, and fill in "
        "“What it says”.",
        may_be_excepted=True,
    ),
    Requirement(
        id="SDP704",
        key="LOA",
        title="Plans that help local projects comply",
        level=Level.SUGGESTED,
        cites=(cfr("83(c)"), esea(1304, "(b)(5)"), TABLE_A1),
        evidence=AllOf(
            parts=tuple(
                map(_local, (lists.COMMUNICATION, lists.ASSISTANCE, lists.SUBGRANTING, lists.MONITORING)),
            )
        ),
        why="The duty is law: each State “must ensure that its local operating agencies comply with the comprehensive "
        "State plan”. That the four plans for it stand in the SDP is not: Table A.1 says that they can be included. "
        "So a missing one is advice here, not an error.",
        example="Local Support without a plan for subgranting",
        instead="S3 | Subgranting | Amounts follow numbers, needs, PFS and other funds | State Director | Each March",
        fix="On the sheet “Local Support”, have a row for “Communication”, “Technical assistance and training”, "
        "“Subgranting” and “Monitoring” under “Plan for”; fill in “What will be done”, “Responsible” and “When”.",
        may_be_excepted=True,
    ),
    _forward(
        "SDP705",
        "COM",
        lists.COMMUNICATE,
        "Looking forward: communicate the plan and create buy-in",
        "A plan that local projects and parents have not heard of is not carried out.",
        "Present the plan to each local project and ask what matters most there | State Director | June 2027",
    ),
    _forward(
        "SDP706",
        "COL",
        lists.COLLABORATE,
        "Looking forward: build and maintain collaborations",
        "Other programs give most of the services; agreements with them last only if somebody renews them.",
        "Meet with Title I, Title III and early childhood | Title I Program Manager | Each October and April",
    ),
)
