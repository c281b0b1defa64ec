"""Schedules networks (a line of JSON each) by MPXJ, from Monday, January 4, 2027 without holidays.

With the argument “timed” a line follows each: the processor seconds of the scheduling alone.
"""

import json
import sys
import time

import jpype
import mpxj  # noqa: F401 - puts the library on the way of Java

jpype.startJVM("-Xmx256m")
from java.time import LocalDateTime  # noqa: E402
from org.mpxj import Duration, ProjectFile, Relation, RelationType, TimeUnit  # noqa: E402
from org.mpxj.cpm import MicrosoftScheduler  # noqa: E402

START = LocalDateTime.of(2027, 1, 4, 8, 0)
KINDS = {"FS": "FINISH_START", "SS": "START_START", "FF": "FINISH_FINISH", "SF": "START_FINISH"}


def days(number):
    return Duration.getInstance(number, TimeUnit.DAYS)


for line in sys.stdin:
    project = ProjectFile()
    project.setDefaultCalendar(project.addDefaultBaseCalendar())
    project.getProjectProperties().setStartDate(START)
    made = {}
    for key, span, _ in json.loads(line):
        made[key] = task = project.addTask()
        task.setDuration(days(span))
        task.setActualDuration(days(0))
        task.setRemainingDuration(days(span))
    for key, _, links in json.loads(line):
        for other, kind, lag in links:
            link = Relation.Builder().predecessorTask(made[other]).type(getattr(RelationType, KINDS[kind]))
            made[key].addPredecessor(link.lag(days(lag)))
    began = time.thread_time()
    MicrosoftScheduler().schedule(project, START)
    taken = time.thread_time() - began
    print(json.dumps({key: [str(task.getStart()), str(task.getFinish())] for key, task in made.items()}))
    if "timed" in sys.argv:
        print(taken)
