"""Vocabulary of MPO sentences: to teach it a word ("portfolio review"), add the word to its list."""

from __future__ import annotations

from sdp_xl.mpo.patterns import any_of, nouns, part, verbs
from sdp_xl.written.words import DEADLINE_WORDS, ENDINGS, ONES, RANKS, TEENS, TENS, YEAR_KINDS

_ONES, _TEENS, _TENS = (any_of(", ".join(words)) for words in (ONES, TEENS, TENS))
NUMBER = part(
    rf"(?:(?<!\d)\d{{1,6}}(?:,\d{{3}}){{0,2}}(?:\.\d{{1,4}})?(?!\.?\d)|(?:a|two|three) dozen|{_ONES}|{_TEENS}|"
    rf"{_TENS}(?:[- ]{_ONES})?|(?:(?:{_ONES}|a) )?hundred(?: (?:and )?(?:{_TEENS}|{_TENS}(?:[- ]{_ONES})?|{_ONES}))?)"
)
ENDING = rf"(?:{'|'.join(ENDINGS)})"
"""What follows the digits of a rank."""

PERCENT = part(
    rf"(?:{NUMBER}\+?(?:\s\(\d+\s?%?\))?\s?(?:%|percent\b|per\s?cent\b|pct\b\.?))(?!\s?-?\s?(?:age\s)?points?\b)"
)
AT_LEAST = part(
    r"(?:(?:at\s(?:least|minimum|most)|a\s(?:minimum|total|maximum)\sof|(?:no|not)\s(?:fewer|less|more)\sthan|up\sto|"
    r"about|approximately|around|nearly|almost|over|(?:more|fewer|less)\sthan|an\sadditional|another|the|"
    r"an?\saverage\sof|exactly|only|roughly|some|>=?|≥)\s?)"
)

_GROUPS = nouns("""
    student, pupil, learner, child, children, kid, youth, adolescent, teen, teenager, kindergartener, kindergartner,
    prekindergartener, pre-kindergartner, preschooler, toddler, infant, baby, grader, freshman, freshmen, sophomore,
    junior, senior, dropout, drop-out, school leaver, family, parent, mother, father, mom, dad, guardian, caregiver,
    household, osy, young adult, young people, young worker, young mother, young women, young men, farm worker,
    farmworker, sibling, graduates, enrollee, newcomer, ell, els, emergent bilingual, multilingual, english learner,
    boy, girl, dependent, participant, refugee, camper, mentee, tutee, trainee, attendee, niño, niña, hijo, hija,
    estudiante, alumno, familia, padre, madre, joven, jóvenes
""")
GROUP = part(
    rf"(?:{_GROUPS}|pre-?k(?!\s(?:class|program|place|school|and\b|or\b))|[\w-]*school-?ers?|"
    rf"(?:\d+{ENDING}|\w+)[- ]graders?|[\w-]+-olds?|"
    rf"pfs(?=\s+(?:will|who|in|grades?|aged?)\b|\s*[,;)])|h-?2[ab]\s(?:\w+\s)?workers?|migrants)"
)
"""Whom a State's program serves: children, youth and families by any name."""

_ADJECTIVES_OF = nouns("""
    survey, database, record, interview, portal, form, handbook, information, questionnaire, data, conference,
    engagement, involvement, literacy, meeting, night, advisory, council, outcome, achievement, assessment, system,
    rate, center, centre, liaison, prevention, recovery, count, performance, success, progress, log, roster,
    participation, learning plan, checklist, rubric, tally, rating, observation, sheet, inventory, list, journal,
    test, exam, file, report, clearinghouse, education, development, care, training, support
""")
NOT_THING = part(rf"(?!\s{_ADJECTIVES_OF}\b(?!\s(?:an?|the|with|our|their|twice|once|\w+ly)\b))")
"""What makes the name of a group a mere adjective: parent survey, dropout rate, student engagement."""

_STAFF = nouns("""
    teacher, educator, home visitor, navigator, interventionist, tutors, staff, recruiter, principal, counselor,
    administrator, paraprofessional, paraeducator, instructor, liaison, advocates, mentors, aides, assistants, case
    managers, social workers, librarians, superintendents, coaches, coordinator, director, specialist, school
    division, division, education service centers, regional centers, service centers, cooperatives, consortia,
    employer, grower, farmers, nurses, provider, interpreters, registrars, secretaries, clerks, personnel,
    professionals, employees, trainers, facilitators, school district, district, schools, local project, project,
    sites, operating agency, loa, lea, agencies, subgrantee, sub-grantee, grantees, programs, regions, classrooms,
    counties, certificates of eligibility, coe, partner, volunteers, residents, taxpayers, voters, citizens,
    businesses, stakeholders, community members, board members, drivers, crew leaders
""")
FOREIGN = part(
    rf"(?:{_STAFF}|[\w-]+(?=\s(?:who|that)\s(?:teach|tutor|instruct|supervise|employ|hire|recruit|counsel)\s(?:[\w-]+\s){{0,3}}?migra))"
)
"""Whom it does not serve: its staff and its partners."""

THINGS = nouns("""
    day, standard, item, question, session, goal, skill, lesson, time, hour, credit, point, growth, word, poverty,
    course, class, assignment, meeting, target, benchmark, indicator, objective, domain, letter, sound, book,
    homework, federal, requirement, task, problem, answer, week, month, year, minute, visit, evening, level, grade,
    score, mark, workshop, absence, percentage point, contact, band, step, stanine, lexile, nces, scale, module
""")
"""What a percentage may be of besides people."""

MODAL = part(
    r"\b(?:will|shall|would|must|should|can|could|(?:is|are|was|were)\s(?:(?:all|each)\s)?(?:expected|projected|"
    r"anticipated|required|targeted|planned|supposed|going|due)\sto|(?:is|are)\sto)\b"
)

_INSTRUMENTS = nouns("""
    assessment, assesment, subassessment, test, pretest, posttest, subtest, pre/post, exam, examination, survey,
    questionnaire, inventory, checklist, check-list, rubric, record, transcript, report card, log, logbook, database,
    data, interview, state portal, data portal, completion portal, roster, screener, screen, screening tool, screening
    result, form, portfolio, portfolio review, observation, measure, instrument, tool, documentation, diary, sheet,
    file, report, probe, quiz, quizzes, gradebook, evaluation, scorecard, count, statistics, clearinghouse, registry,
    system, dashboard, check, benchmark, ticket, exit slip, list, journal, diagnostic, index, folder, scale, note,
    schedule, task, profile, calendar, card, placement, audit, tracker, spreadsheet, snapshot, review, result,
    recheck, problem set, work sample, worksheet, summary, certificate copies, code, teacher rating, universal
    screening, reading screening, writing sample, follow-up call, phone call, gpa, poll, focus group, register,
    self-rating, own rating, show of hands, encuesta, prueba, cuestionario, examen, evaluación, inventario, interim,
    wida, access for ells, access 2.0, elpa, eoc, elpa 21, elpa21, elpac, dibels, nwea, star reading, star math, star
    early literacy, i-ready, iready, wasl, sba, sbac, smarter balanced, ged, hiset, tasc, tabe, casas, brigance,
    teaching strategies gold, ts gold, asq, pals, kei, kra, msix, mis 2000, ngs, staar, caassp, caaspp, isat, act,
    sat, psat, fastbridge, aimsweb, lexile, peabody, ppvt, desired results, edfacts, stanine, percentile, exit
    question, quiz question, ledger, slip, printout, extract, tally, platform, chart, retest, f&p, acadience
""")
INSTRUMENT = part(
    rf"(?:(?:pre|post)-)?{_INSTRUMENTS}(?<!as\sa\sresult)(?<!on\sfile)(?<!at\sbenchmark)\b(?!-[a-z])"
    r"(?!(?<=check)\sin\s(?:every|each|with|weekly|on)\b)(?!\s(?:scores?|points?|tutoring|prep\w*|class(?:es)?|workshops?|coaching|camps?|courses?)\b)"
)
"""What one measures with: tests, forms, surveys and records, and the names of some."""

SEEN = any_of("""
    measured, shown, evidenced, demonstrated, indicated, documented, reported, determined, recorded, reflected,
    verified, evident, assessed, noted, confirmed, gauged, judged, tracked, captured, calculated, substantiated,
    self-reported, registered, attested, expressed, proven, validated, corroborated
""")
"""What is done with an outcome in order to know it: measured on, shown in."""

RATED = any_of("""
    tested, rated, observed, computed, counted, traced, tallied, listed, printed, surveyed, interviewed, polled, seen,
    identified, found, logged, established, certified
""")
"""The same, where it may be the outcome itself ("be rated on track"): only after "as" and before "by" or "with"."""

NO_SOURCE = nouns("need, interest, risk, eligibility, research, strength, priority, age, availability")
"""What "based on" may speak of besides an instrument."""

CHANGE = verbs("""
    increase, raise, rise, rose, risen, grow, grew, grown, improve, improvement, gain, climb, boost, double, triple,
    decrease, decline, reduce, reduction, lower, drop, fall, fell, fallen, shrink, shrunk, cut, narrow, close, halve,
    lift, advance, growth, higher, greater, fewer, more, less, go up, go down, come up, come down, be up, be down,
    move up, move down, expand, jump, slip, widen, surge, soar, bring up, bring down, brought up, brought down
""")
RATE = part(
    r"(?:(?<!at the )rates?(?!\s(?:themselves|their|the|it|how)\b)|"
    r"percentages?(?!\spoints?)|(?<=the\s)percent(?=\sof\b)|shares?|proportions?|numbers?|"
    r"counts?|ratios?|(?<!with\s)gaps?|differences?|participation|"
    r"(?<!at )(?<!upon )(?<!since )enrollment|absenteeism|chronic absence|truancy|"
    r"mobility|passage|"
    r"twice as many|proficiency(?=\sin\b))"
)
AVERAGE = part(r"(?:averages?|means?|medians?|typical|scale\sscores?|average\s\w+)")

_REACHES = any_of("""
    achieve, attain, advance, apply, build, catch, close, complete, decrease, demonstrate, develop, earn, enroll,
    enter, exceed, exhibit, exit, finish, gain, graduate, grow, improve, increase, lower, maintain, master, meet,
    move, obtain, pass, perform, raise, reenroll, re-enroll, reach, read, recover, reduce, reenter, re-enter, remain,
    return, rise, score, show, speak, stay, submit, succeed, transition, understand, use, write, attend, learn,
    double, drop, fall, cut, become, report, participate, receive, make, be, have, feel, know, take, support, engage,
    visit, practice, set, create, secure, access, acquire, accumulate, accrue, retain, persist, progress, narrow,
    shrink, decline, open, help, talk, volunteer, win, miss, discuss, express, join, cross, climb, hold, find, send,
    bring, register, turn, tell, continue, go, come, lift, count, answer, name, identify, recognize, explain,
    describe, choose, solve, agree, own, keep, carry, recite, spell, produce, compare, say, want, give
""")
REACH = part(rf"(?:{_REACHES}(?!\scards?\b))")
"""What children and families do in an outcome."""

NOUNISH = any_of("""
    access, advance, answer, count, create, cut, double, drop, fall, gain, help, hold, increase, lift, make, master,
    move, name, perform, practice, progress, read, report, return, rise, score, send, set, show, support, talk,
    transition, turn, use, visit, work, write
""")
"""Verbs that are nouns as often ("instruction and support"); they count where an object follows."""

ORDERS = any_of("""
    increase, raise, reduce, decrease, improve, lower, close, narrow, cut, grow, boost, double, halve, ensure,
    provide, support, strengthen, enhance, promote, expand, help, encourage, reenroll, re-enroll, reengage, re-engage,
    enroll, graduate, maintain, foster, give, offer, train, serve, identify, develop, establish, create, build, have,
    bring, keep, prepare, assist, connect, refer, recruit, get, lift, move, empower, facilitate, address, work, make,
    continue, provision, delivery, distribution, placement, referral
""")
"""Verbs with which a sentence begins that has no subject: "Raise from 67% to 80% the families that …"."""

NO_DAY = any_of("""
    with all due dispatch, with all deliberate speed, with due speed, in due course, in due time, over the long run,
    in the long run, over the long term, over the course of time, in good time, over time, eventually, ultimately,
    sooner or later, someday, some day, at some point, in the course of time, down the road, going forward, as time
    goes on, as time goes by, by then, tbd, tba, sooner rather than later, in years to come, in the years to come, in
    the years ahead, at an early date, without delay, without undue delay, forthwith, promptly
""")
"""What stands where a deadline should, and names no day."""

VAGUE_DONE = any_of("""
    supported, encouraged, empowered, strengthened, enhanced, fostered, engaged, assisted, helped, motivated,
    inspired, enriched, addressed, improved, aware, involved, familiar, informed, prepared, successful, comfortable,
    confident, welcomed, valued, connected, stronger, closer, better, boosted, uplifted, deepened, bolstered,
    nurtured, cultivated, reinforced, broadened, heightened, elevated, acknowledged, respected, included, impacted,
    affected, influenced, transformed, enabled, knowledgeable, integrated, acclimated, adjusted
""")
VAGUE = any_of("""
    support, enhance, strengthen, promote, encourage, foster, empower, enrich, facilitate, nurture, cultivate, assist,
    help, contribute, strive, seek, try, thrive, flourish, succeed, benefit, deepen, broaden, expand, explore,
    appreciate, understand, progress, bolster, advance, build, address
""")
VAGUE_GAIN = nouns("""
    understanding, awareness, appreciation, exposure, insight, engagement, involvement, access, confidence,
    motivation, knowledge, capacity, interest, outcomes, success, progress, belonging, sense, self-esteem, well-being,
    connectedness, resilience, support, empowerment, enthusiasm, tie, bond, relationship, ownership, active role, way
    forward, pride, voice, potential, dream, quality of life, transition, adjustment, identity, communication,
    partnership, happiness, morale, mindset, attitude, habit, experience
""")
"""Words that could mean anything: be supported, promote, gain awareness."""

STATE = any_of("""
    on track, proficient, ready, accepted by, accepted to, accepted into, admitted to, hired by, fully immunized,
    fully vaccinated, graduated, re-enrolled, enrolled in college, enrolled in a college, enrolled in postsecondary,
    enrolled in training, still enrolled, still in school, back in school, up to date, at grade level, at or above, at
    benchmark, certified, promoted, increase, gain, growth, rise, reduction, decrease, drop, decline, improvement
""")
"""What somebody is who has reached it, or what is reached, where the sentence has no verb."""

DOSES = ("minutes", "hours", "days", "times", "sessions", "visits", "lessons", "weeks", "meetings", "evenings")
"""What is given per year: no deadline."""

CLOSING = any_of(", ".join((*DEADLINE_WORDS, "not beyond", "over", "each", "every", "annually", "yearly")))
"""What makes a time a deadline; after other words it may as well be the time of something else."""

OF_TIME = any_of(f"""
    the, a, an, each, every, all, any, of, end, close, conclusion, completion, start, beginning, middle, last, final,
    {", ".join(RANKS[:5])}, {", ".join(YEAR_KINDS)}, day, days, funding, state, state's, plan, plan's, planning, sdp,
    service, delivery, instructional, extended, this, its, their, our, same, following, next, coming, upcoming, current,
    previous, prior, preceding, past, and, through, or, in, both, early, late, mid, subsequent, successive, consecutive,
    approved, implementation, eoy, course, duration, span, ending, ended, closing
""")
"""What stands between that and the year or term."""

DOINGS = any_of("""
    average, hit, top, land, start, begin, apply, place, wear, swim, float, walk, cook, drive, save, plan, sort, exit,
    test, check, fill, ask, retell, recognize, compute, multiply, divide, subtract, define, label, blend, decode,
    summarize, cite, edit, revise, type, present, vote, calculate, estimate, follow, borrow, win, file, sign, log,
    try, add, draw, sing, play, match, outscore, beat, cover, handle, manage, qualify, rank, sit, rate, get, do
""")
"""What else people do, where an object follows."""
