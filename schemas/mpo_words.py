"""Words in which an MPO is written other than as a sentence: labels of its parts, and shorthand."""

from __future__ import annotations

LABELS = {
    "deadline": """
    deadline, by, by when, due, due date, due by, when, timeline, time line, timeframe, time frame, when do we want
    it, until when, date, target date, end date, completion date, no later than, date due, until, look when, finished
    by
    """,
    "population": """
        who, whom, for whom, of whom, group, target group, population, target population, participants, students,
        audience, children, youth, served, child, unit, to, who benefits
    """,
    "share": "how many, for how many, share, percent, percentage, proportion, number, count",
    "target": """
        target, goal, objective, target value, performance target, aim, mpo, success, standard, goal value, end value,
        criterion, expected, wanted
    """,
    "outcome": """
        what, what changes, what will change, what happens, outcome, result, results, expected outcome, expected
        result, change, will, outcome sought, desired outcome, desired result, impact, short term outcome, mid term
        outcome, medium term outcome, intermediate outcome, long term outcome, short term, long term
    """,
    "indicator": "indicator, measure, metric, performance indicator, performance measure, key indicator",
    "gain": "how much, amount, gain, amount of change, growth, size of change",
    "measure": """
        tool, instrument, source, data source, sources, data, evidence, how do we know, how will we know, how we know,
        measured by, measured with, measured on, as measured by, means of verification, verification, how measured,
        measurement, measurement tool, assessment, test, checked with, checked by, shown by, data from, proof, src,
        record, records, file, form, look in, seen in
    """,
    "baseline": """
        baseline, base, start, start value, starting value, start level, baseline value, starting point, current, now,
        from
    """,
    "dosage": """
        service, services, through, strategy, activity, dosage, dose, support, intervention, program, via, how, help,
        treatment, what do they get, what they get, svc, svcs, services received, mep service, with, input, inputs,
        output, outputs, resources, activities
    """,
    "goal_area": """
        goal area, area, focus, content area, subject, subject area, focus area, mpo no, mpo number, topic, strand,
        category
    """,
}
"""Labels before a colon, by the key of the column of MPOs that holds the same part; two have no column: a target may
be a share or an outcome, an indicator says who and what at once."""

_SHORT = """
    gr.=grades, mig.=migratory, migr.=migratory, rdg=reading, rdg.=reading, lvl=level, lvls=levels, lvl.=level,
    assmt=assessment, assmts=assessments, asmt=assessment, assmt.=assessment, rpt=report, rpts=reports, rpt.=report,
    w/=with, w/o=without, w/in=within, reg. term=regular term, src=source, ref'd=referred, rec'd=received,
    mtg=meeting, mtgs=meetings, instr.=instruction, perf.=performance, dist.=district, engl.=English, pts=points,
    pts.=points, y/o=years old, hrs.=hours, yr=year, yrs=years, cr.=credits, stds=students, ss=students, sts=students,
    stud.=students, studs.=students, stu=students, mig=migratory, migs=migratory students, addl.=additional,
    twd.=toward, %ile=percentile, %tile=percentile, sum.=summer, gr=grades, rec=record, recs=records, rec'g=receiving,
    supp.=supplemental, suppl.=supplemental, acgr=cohort graduation rate, bl=baseline, chn=children, fam.=families,
    fams=families, avg=average, avg.=average, incr.=increase, decr.=decrease, prof.=proficient, btwn=between,
    sem.=semester, sch.=school, svcs=services, svc=service, tchr=teacher, grad rate=graduation rate, prog.=program,
    elem.=elementary, sess.=sessions, wks=weeks, mins=minutes, couns.=counseling, coun.=counseling, vocab.=vocabulary,
    pct. pts.=percentage points, pct pts=percentage points, ppts=percentage points, eoy=the end of the year, eosy=the
    end of the school year, mo.=month, mos.=months, presch.=preschool, kdg=kindergarten, wk.=week, kg=kindergarten,
    sr.=senior, srs=seniors, srs.=seniors, jrs=juniors, wkshps=workshops, wkshp=workshop, stmt=statement
"""
SHORT = dict(pair.strip().split("=") for pair in " ".join(_SHORT.split()).split(","))
"""Short forms that staff write; those that may end a sentence or mean something else need their full stop."""
