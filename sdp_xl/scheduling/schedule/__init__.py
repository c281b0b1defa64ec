"""The scheduler: tasks and links in; a place, a slack and a reason for every task out. It knows no dates."""

from sdp_xl.scheduling.schedule.model import Clash, Placed, Reason, Schedule, Task
from sdp_xl.scheduling.schedule.passes import schedule

__all__ = ["Clash", "Placed", "Reason", "Schedule", "Task", "schedule"]
