"""Rule about an MPO that names no service of the program (family 4)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from schemas.citations import MEASURABLE
from schemas.holidays import STATES
from sdp_xl.mpo import MpoPart
from sdp_xl.mpo.flaws import counts_a_service
from sdp_xl.mpo.patterns import any_of, pattern
from sdp_xl.mpo.row import MpoRow, mpo_rows
from sdp_xl.mpo.services import SERVICE_NOUN
from sdp_xl.mpo.text import blanked, lowered
from sdp_xl.mpo.words import FOREIGN, GROUP, INSTRUMENT, NOT_THING, NUMBER
from sdp_xl.plan.findings import Finding, Severity
from sdp_xl.plan.model import Plan
from sdp_xl.rules.registry import rule

_SERVICE = pattern(
    rf"\b(?:{SERVICE_NOUN}|served|(?<!their\s)class(?:es)?(?!\sof\b)|{NUMBER}\sclasses|bud(?:dy|dies)|labs?|clinics?|curriculum|kits?|aides?|coach(?:es|ed)?|help\sof|assistance|"
    r"[\w-]*(?:tutored|coached|mentored|visited|managed|referred|counseled|advised|taught)|participating|mep\spreschoolers?|tutees?|mentees?|campers?|credit[\s-]recovery|"
    r"case[\s-]management|paraprofessionals?|paraeducators?|interventionists?|"
    rf"{NUMBER}\s(?:or\smore\s)?(?:of\s(?:its|the|our)\s)?(?:times|hours|minutes|days|weeks)|mep(?!-?\s?(?:eligible|identified|enrolled)?\s?{GROUP}\b))\b"
)
"""A service, or somebody who gives it; "MEP students" is only another name for migratory students."""

_SUBJECT = pattern(
    r"\bservices?\s?[:=]|\bpriority[\s-]for[\s-]services\b|(?<!in\s)\b(?:pass|earn|finish|complete|fail|grades?|marks?)\w*\s(?:\S+\s){0,7}?(?:courses?|class(?:es)?)\b|"
    r"\b(?:name|list|identify|describe|explain|know)\w*\s(?:\S+\s){0,4}?(?:services?|programs?)\b|"
    r"\b(?:liv|work|stay|resid)\w+\s(?:in|at|on)\s(?:\w+\s){0,2}camps?\b"
)
"""A course that is passed, which is the outcome and no service; a camp that is lived in."""

_THANKS = pattern(r"\b(?:thanks\sto|with\sthe\shelp\sof|as\sa\sresult\sof)\s")
_AFTER = pattern(r"\b(?:after|following|thanks\sto|with\sthe\shelp|because\sof|(?<!ed\s)(?<!n\s)through)\s.*")
"""A service behind the instrument."""

_TRAITS = frozenset(
    """
    who, that, which, whose, are, were, is, was, be, been, have, has, had, having, do, did, not, no, with, without,
    in, at, of, on, to, for, from, by, as, the, a, an, their, any, all, or, and, but, if, than, then, more, less,
    fewer, least, most, up, above, below, under, over, between, through, across, within, into, out, off, only, both,
    either, each, every, other, own, same, such, this, these, its, our, about, during, since, before, until, while,
    when, also, yet, public, private, full, part, time, state, states, statewide, attend, attends, attended,
    attending, enroll, enrolled, enrolling, enter, enters, entered, entering, stay, stayed, years, year, months,
    month, weeks, days, day, us, usa, high, middle, elementary, secondary, primary, school, schools, district,
    districts, grade, grades, graders, kindergarten, preschool, priority, services, service, pfs, cohort, class,
    classes, ninth, tenth, twelfth, senior, first, second, third, fourth, fifth, sixth, seventh, eighth, disability,
    disabilities, iep, ieps, plans, plan, special, needs, need, limited, english, learner, learners, el, els,
    proficiency, proficient, level, levels, low, basic, risk, gap, gaps, interrupted, schooling, education, move,
    moves, moved, mobile, mobility, credits, credit, short, behind, lack, lacks, lacking, left, leave, young,
    missing, miss, fail, failed, failing, failure, retained, drop, dropped, dropping, live, lives, living, reside,
    residing, born, work, works, worked, working, permits, farm, farms, fields, dairy, dairies, ranch, ranches,
    orchard, orchards, camps, rural, region, regions, county, counties, area, areas, country, city, town, towns,
    communities, community, site, sites, identified, recruiter, recruiters, classified, designated, deemed,
    determined, considered, certified, qualified, eligible, newly, new, recent, recently, arrive, arrived, arriving,
    come, came, aged, age, ages, old, older, younger, score, scored, scores, scoring, perform, performed,
    performing, performance, read, reading, math, mathematics, ela, science, writing, subject, subjects, test,
    tested, tests, assessed, exam, assessment, taking, take, took, foster, care, homeless, household, home, homes,
    change, changes, changed, changing, mid-term, midterm, mid-year, migrants, sampled, re-interview,
    re-interviewed, sample, families, family, parents, parent, children, child,
    students, youth, migratory, migrant, mep, pre, post,
    matched, matching, pretest, posttest, results, previous, prior, last, current, standard, standards, met, meet,
    meeting, needed, returning, return, remain, remained, remaining, speak, speaking, spanish, language, languages,
    one, two, three, four, five, six, seven, eight, nine, ten, eleven, twelve, whether, they, k,
    mexico, guatemala, haiti, puerto, rico, texas, california, florida
    """.replace(",", " ").split()
)
"""What children have or are without any program, word by word; they have what else is said of them from the program."""

_PLACES = pattern(rf"\b(?:{INSTRUMENT}|(?:in|of|across)\s(?:{any_of(', '.join(STATES.values()).lower())}))\b")
"""Tests and States, by which children are told apart and nothing is given."""

_STRANGERS = pattern(FOREIGN)
_NUMBERED = re.compile(r"[\w.'&/-]*\d[\w.'&/-]*|[a-z](?:\.[a-z])*")
_WORD = re.compile(r"[a-z0-9][\w.'&/-]*(?<!\.)")
_REST = pattern(rf"\b{GROUP}\b{NOT_THING}(?P<rest>.*)")


@rule(
    "SDP440",
    severity=Severity.ADVICE,
    title="An MPO names no service",
    cites=MEASURABLE,
    fix="Say under “Dosage”, or in the sentence, which service of the program they get, and how much of it.",
    needs=("mpos.text",),
)
def no_service(plan: Plan) -> Iterator[Finding]:
    """An outcome that no service stands behind tells how children do, not what the program does for them.

    Where the outcome is itself a service SDP428 says so.

    Example:     By June 30, 2029, 80% of migratory seniors will graduate
    Use instead: By June 30, 2029, 80% of migratory seniors who met with a mentor six times will graduate
    """
    for mpo in mpo_rows(plan):
        if (mpo.split or mpo.spoken) and MpoPart.DOSAGE not in mpo.row.flawed and not _names_service(mpo):
            if counts_a_service(mpo.outcome()[1]):
                continue
            yield mpo.row.finding(mpo.key(MpoPart.DOSAGE), "MPO “{id}” does not say which service they get.")


def _names_service(mpo: MpoRow) -> bool:
    """Whether what is said of the children is more than a trait, or the sentence speaks of a service elsewhere."""
    sentence = mpo.sentence
    told = _REST.search(sentence.subject)
    if not _only_traits(lowered(mpo.text(MpoPart.DOSAGE))) or (told and not _only_traits(told["rest"])):
        return True
    low = lowered(sentence.text)
    if _THANKS.search(low) or ((after := _AFTER.search(low)) and _SERVICE.search(after[0])):
        return True
    who = sentence[MpoPart.WHO].spans if sentence.foreign else ()
    strangers = (one.span() for span in who if (one := _STRANGERS.search(low, *span)))
    others = (*sentence[MpoPart.DEADLINE].spans, *sentence[MpoPart.INSTRUMENT].spans, *strangers)
    return _SERVICE.search(_SUBJECT.sub(" ", blanked(low, others))) is not None


def _only_traits(said: str) -> bool:
    """Whether words about children tell no more than who they are and that they go to school."""
    return all(word in _TRAITS or _NUMBERED.fullmatch(word) for word in _WORD.findall(_PLACES.sub(" ", said)))
