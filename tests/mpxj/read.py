"""Prints the tasks of a project file: ID, outline level, start, finish, milestone, links, people; then the holidays."""

import sys

import jpype
import mpxj  # noqa: F401 - puts the library on the way of Java

jpype.startJVM("-Xmx256m")
from org.mpxj.reader import UniversalProjectReader  # noqa: E402

project = UniversalProjectReader().read(sys.argv[1])
for task in project.getTasks():
    links = (f"{one.getPredecessorTask().getText(1)}{one.getType()}{one.getLag()}" for one in task.getPredecessors())
    people = (str(one.getResource().getName()) for one in task.getResourceAssignments())
    cells = (task.getText(1), task.getOutlineLevel(), task.getStart(), task.getFinish(), task.getMilestone())
    print(*("" if cell is None else cell for cell in cells), ";".join(links), ";".join(people), sep="\t")
print(project.getDefaultCalendar().getCalendarExceptions().size())
