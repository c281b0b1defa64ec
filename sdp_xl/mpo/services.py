"""Words by which an MPO says which service children get, and what of it is an outcome all the same."""

from __future__ import annotations

from sdp_xl.mpo.patterns import any_of, nouns, verbs

SERVED = verbs("""
    receive, attend, participate, complete, enroll, take, took, get, got, use, visit, meet, met, come, came, serve,
    tutor, teach, taught, give, given, offer, provide, support, instruct, mentor, coach, place, refer, engage, access,
    work with, join, finish, spend, spent, benefit, stay
""")
"""Verbs by which a clause about the children says which service they get."""

SERVICE_NOUN = nouns("""
    tutor, tutoring, session, workshop, camp, academy, night, evening, meeting, event, program, training, service,
    conference, fair, visit, field trip, lesson, club, orientation, preschool, head start, counseling, mentoring,
    instruction, intervention, activity, summer school, institute, seminar, advising, advice, guidance, support,
    outreach, enrichment, course, module, classes in, counselor, advocate, mentor, recruiter, liaison, pre-k, prek
""")
"""What a program gives."""

GIVEN = any_of("""
    referred, served, offered, provided, screened, assessed, tested, trained, informed, contacted, visited, connected,
    linked, invited, introduced, exposed, tutored, taught, mentored, identified, recruited, interviewed, surveyed,
    notified, matched, assigned, equipped, supplied, evaluated, examined, attended, held, conducted, delivered,
    distributed, available, made available, advised, counseled, coached, given, handed, sent, mailed, issued, loaned,
    hired, established, reviewed, shared, monitored, developed, implemented, created, placed in, placed with, funded,
    scheduled, furnished, accompanied, counted as having attended, counted as having participated
""")
"""What is done to people who are served."""

EARNED = nouns("""
    diploma, credit, certificate, certification, credential, score, rating, proficient, degree, scholarship, grade of,
    passing, ged, equivalency, acceptance, mark, seal, award, promotion, college, university, postsecondary, raise,
    career, two-year, four-year, advanced placement, job, employment, apprenticeship, license, permit, right, correct,
    ready, point, hse, algebra, honors, adult education, vocational, technical, alternative, training program, job
    corps
""")
"""What is received or attended is an outcome: a diploma, a credit, college."""

OFFER = any_of("""
    provide, offer, conduct, hold, host, deliver, distribute, organize, implement, train, serve, recruit, identify,
    refer, visit, contact, arrange, establish, create, develop, give, assign, enroll, screen, assess, tutor, teach,
    hire, monitor, send, share, collect, publish, review, translate, meet with, maintain, employ, interview, place,
    open, fund, document, schedule, complete, attend, receive, participate, use, make
""")
"""What staff do; from them it is an activity, from families it may be an outcome."""
