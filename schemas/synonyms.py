"""Other words for the entries of the drop-down lists, as States write them."""

from __future__ import annotations

from collections.abc import Mapping

from schemas.tables import lists

_Words = Mapping[str, tuple[str, ...]]

_TITLE_I = ("title i", "title 1", "title i-a", "title ia", "title i part a")
_TITLE_III = ("title iii", "title 3", "title iii-a", "title iiia", "title iii part a")
_PAC = ("pac", "parent advisory council", "state parent advisory council", "state parent advisory committee")
_PARENTS = ("parents", "migrant parents", "migratory parent", "parents of migratory children")

SYNONYMS: Mapping[str, _Words] = {
    "populations": {
        lists.ALL_CHILDREN: (
            *("all", "all children", "all students", "all migrant children", "all migrant students"),
            *("all migratory students", "all migratory children and youth", "all eligible children"),
        ),
        lists.PFS: ("priority for service", "priority students", "priority for services students"),
        lists.PRESCHOOL: (
            *("preschoolers", "preschool children", "preschool migratory children", "pre-k", "prek"),
            *("pre-kindergarten", "prekindergarten", "ages 3-5", "children ages 3-5", "early childhood"),
        ),
        "Elementary (K-5)": ("elementary school", "elementary grades", "grades k-5", "elementary students"),
        "Middle grades (6-8)": (
            *("middle school", "middle", "junior high", "junior high school", "grades 6-8"),
            *("middle schoolers", "middle school students"),
        ),
        "High school (9-12)": ("grades 9-12", "high schoolers", "high school students"),
        lists.DROPPED_OUT: ("dropouts", "dropout", "drop-outs", "dropped out", "youth who dropped out of school"),
        "Out-of-school youth (OSY)": ("out of school youth",),
        "English learners": (
            *("english learner", "english language learners", "english language learner", "el", "els", "ell"),
            *("ells", "lep", "multilingual learners", "ml", "mls"),
        ),
        lists.FAMILIES: (
            *("parents", "families", "parents and families", "migratory parents", "migratory families"),
            *("migrant parents", "migrant families", "migrant parents and families"),
        ),
    },
    "statuses": {
        lists.NOT_STARTED: (
            *("not begun", "not yet started", "not yet begun", "to be started", "open", "to do", "pending"),
        ),
        lists.IN_PROGRESS: (
            *(
                "ongoing",
                "on-going",
                "underway",
                "under way",
                "started",
                "begun",
                "in process",
                "en proceso",
                "on track",
            ),
        ),
        lists.DONE: ("complete", "completed", "finished"),
    },
    "adoption": {
        lists.PROPOSED: ("proposed", "proposed in cna"),
        lists.ADOPTED: ("adopt", "approved"),
        lists.DROPPED: ("rejected", "not approved", "not selected"),
    },
    "strategy_decisions": {
        lists.KEPT: ("keep", "retained", "unchanged"),
        lists.CHANGED: ("revised", "modified", "reworded"),
        lists.MERGED: ("combined", "consolidated"),
        lists.LEFT: ("removed", "discontinued", "rejected"),
    },
    "meeting_statuses": {
        lists.PLANNED: ("scheduled", "upcoming"),
        lists.HELD: ("done", "complete", "completed", "took place"),
        lists.CANCELED: ("cancelled",),
    },
    "meeting_formats": {
        "In person": ("in-person", "face to face", "face-to-face", "onsite", "on-site", "on site"),
        "Online": ("virtual", "virtually", "zoom", "webinar", "remote", "video conference"),
        "Phone": ("telephone", "conference call", "by phone"),
    },
    "consultations": {
        lists.STATE_PAC: _PAC,
        lists.MIGRATORY_PARENTS: _PARENTS,
        lists.PAC_AND_PARENTS: ("pac and parents", "state pac and parents", "parents and pac", "both"),
    },
    "teams": {
        lists.MANAGEMENT: ("management",),
        lists.PLANNING: ("planning team", "sdp team", "planning"),
        lists.BOTH: ("both",),
    },
    "target_subjects": {
        lists.READING: ("ela", "english language arts", "language arts", "reading/language arts", "rla", "reading/ela"),
        lists.MATHEMATICS: ("math", "maths"),
        lists.GRADUATION: ("graduation", "graduation rate", "high school graduation rate", "hs graduation"),
        lists.DROPOUTS: ("dropouts", "dropout", "dropout rate", "drop-outs", "drop-out rate", "school dropouts"),
        lists.READINESS: ("readiness", "kindergarten readiness"),
        lists.OTHER_TARGET: ("other",),
    },
    "need_kinds": {
        lists.UNIQUE_NEED: ("unique", "unique need", "unique educational need", "unique educational needs"),
        lists.OTHER_NEED: ("other", "other need", "other needs", "other identified need", "other identified needs"),
    },
    "obligations": {"Required": ("mandatory",), "Optional": ("voluntary",)},
    "evaluation_kinds": {
        lists.IMPLEMENTATION: ("process", "implementation evaluation", "fidelity of implementation"),
        lists.RESULTS: ("outcome", "outcomes", "result", "results evaluation"),
    },
    "local_plans": {
        lists.ASSISTANCE: ("technical assistance", "training", "training and technical assistance"),
        lists.SUBGRANTING: ("subgrants", "subgrant", "local subgranting"),
        lists.MONITORING: ("local monitoring", "monitor"),
    },
    "forward_parts": {
        lists.COMMUNICATE: ("communicate", "communication", "communicate the plan", "create buy-in", "buy-in"),
        lists.REVISIT: ("revisit", "revisit the plan", "review", "keep it relevant"),
        lists.COLLABORATE: ("collaborate", "collaboration", "collaborations", "build collaborations"),
    },
    "rounds": {
        lists.DRAFT_ROUND: ("draft", "draft plan", "on the draft"),
        lists.USE_ROUND: ("in use", "plan in use"),
        lists.PREVIOUS_ROUND: ("previous", "previous plan", "prior sdp", "last sdp", "old sdp"),
    },
    "decisions": {
        lists.UNDECIDED: ("undecided",),
        "Adopted": ("accepted",),
        "Adopted in part": ("partly", "partly adopted", "partially adopted", "accepted in part"),
        "Not adopted": ("rejected", "declined", "not accepted"),
    },
    "represents": {
        lists.SEA_MEP: ("sea", "sea mep", "state mep staff"),
        lists.TITLE_I: _TITLE_I,
        lists.TITLE_III: _TITLE_III,
        lists.EARLY_CHILDHOOD: ("head start", "preschool", "early learning"),
        "Special education": ("sped", "idea"),
        "Local project": ("local", "local projects", "loa", "local operating agency"),
        "Teacher": ("teachers",),
        lists.STATE_PAC: _PAC,
        lists.PARENT: ("parent", "parents", "migrant parent", "migrant parents", "migratory parents"),
    },
    "partners": {
        lists.TITLE_I: _TITLE_I,
        lists.TITLE_III: _TITLE_III,
        lists.EARLY_CHILDHOOD: ("head start", "preschool", "early learning"),
        "Special education (IDEA)": ("sped",),
        "Career and technical education": ("cte", "career and technical ed"),
    },
    "stakeholders": {
        lists.STATE_PAC: _PAC,
        lists.MIGRATORY_PARENTS: _PARENTS,
        "Migratory youth": ("youth", "migrant youth", "students"),
        "Local operating agencies": ("loa", "loas", "lea", "leas", "local projects"),
        "Teachers and school staff": ("teachers", "school staff"),
        "State agency staff": ("sea", "sea staff", "state staff"),
    },
    "yes_no": {lists.YES: ("y",), lists.NO: ("n",)},
    "sections": {
        lists.SECTION_PFS: ("pfs",),
        lists.SECTION_IDR: ("idr",),
        lists.SECTION_RECORDS: ("msix", "student records", "records exchange", "records transfer"),
        lists.SECTION_PARENTS: ("parent involvement", "parent consultation", "parent engagement"),
        lists.SECTION_PRESCHOOL: ("preschool",),
        lists.SECTION_DROPPED_OUT: ("dropouts", "dropped out of school"),
        lists.SECTION_MPOS: ("measurable program outcomes",),
        lists.SECTION_NEEDS: ("cna", "needs"),
        lists.SECTION_STRATEGIES: ("strategies",),
        lists.SECTION_EVALUATION: ("evaluation",),
        lists.SECTION_TARGETS: ("targets", "long-term goals"),
    },
    "directions": {lists.FORWARD: ("forward",), lists.BACKWARD: ("backward", "backwards")},
}
"""Words that stand for an entry beyond doubt: key of the list -> entry -> its other words, in comparing form.

What stands in brackets behind an entry, and the entry without the bracket, need not be told: they are known as well.
"""

LIKELY: Mapping[str, _Words] = {
    "goal_areas": {
        "School readiness": ("kindergarten", "preschool", "pre-k", "readiness", "early childhood"),
        "English language arts and mathematics": (
            "reading",
            "ela",
            "math",
            "mathematics",
            "academics",
            "language arts",
        ),
        "Graduation and services to out-of-school youth": ("osy", "graduation", "dropouts", "out-of-school youth"),
        "Support services": ("health", "support", "non-instructional services"),
    },
    "populations": {
        "Elementary (K-5)": ("elem", "es"),
        "Middle grades (6-8)": ("ms",),
        "High school (9-12)": ("hs",),
    },
    "statuses": {
        lists.NOT_STARTED: ("0%", "ns", "no", "planned", "upcoming"),
        lists.IN_PROGRESS: ("50%", "delayed", "behind", "partly done", "mostly done"),
        lists.DONE: ("100%", "yes", "✓", "✔", "closed"),
    },
}
"""Words that an entry may be meant by; since a State may have entries of its own, somebody has to choose."""
