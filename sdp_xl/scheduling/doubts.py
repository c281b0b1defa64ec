"""Doubts about a proposed date: links that lead nowhere or cannot be read, and waiting for what has no date."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping

from sdp_xl.scheduling.links import LinkKind
from sdp_xl.scheduling.schedule import Placed, Reason, Task
from sdp_xl.scheduling.work import ACTIVITIES, PHASES, Register, Work

Name = Callable[[str], str]
"""Gives the name under which a key is known to staff."""

BY_DATES = frozenset({Reason.TYPED, Reason.START_TYPED, Reason.FINISH_TYPED, Reason.CIRCLE})
"""Of these rows no date was proposed by their links, so a broken link makes none of their dates wrong."""


def doubts(
    work: Work, task: Task, register: Register, placed: Mapping[str, Placed], partial: Collection[str], name: Name
) -> tuple[str, ...]:
    """Why the dates of a row may be too early, as clauses such as "its link “A9.9” leads nowhere"; empty if nothing is.

    ``partial`` are the keys of summaries of which not all items have dates.
    """
    if placed[work.key].reason in BY_DATES:
        return ()
    found = dict.fromkeys(_broken(work, register, name))
    if placed[work.key].reason is not Reason.ITEMS:  # a summary's own links place nothing
        found |= dict.fromkeys(_waiting(task, placed, partial, name))
    return tuple(found)


def _broken(work: Work, register: Register, name: Name) -> Iterator[str]:
    """The typed links of a row, or of the activity that it has them from, that could not be followed."""
    says = _who_says(work, register)
    if says is None:
        return
    whose, of = ("its", "") if says is work else ("the", f" of {name(says.key)}")
    for link in says.links:
        if register.find(says.table, link.id) is None:
            yield f"{whose} link “{register.as_written(says, link)}”{of} leads nowhere"
    for part in says.unreadable:
        yield f"{whose} link “{part.text}”{of} cannot be read"


def _who_says(work: Work, register: Register) -> Work | None:
    """The row whose "Depends on" counts for this one: its own or, if it says nothing, that of its activity."""
    if work.links or work.unreadable:
        return work
    activity = ACTIVITIES.get(work.canonical) if work.table in PHASES else None
    parent = register.works.get(work.parent)
    if not work.undated or parent is None or (activity and activity.after):
        return None
    return _who_says(parent, register)


def _waiting(task: Task, placed: Mapping[str, Placed], partial: Collection[str], name: Name) -> Iterator[str]:
    """The rows that this one waits for although nobody knows until when."""
    for link in task.links:
        other = placed[link.id]
        by_start = link.kind in (LinkKind.SS, LinkKind.SF)
        if (other.start if by_start else other.finish) is None:
            why = "waits for itself in a circle of links" if other.reason is Reason.CIRCLE else "has no date yet"
            yield f"it waits for {name(link.id)}, which {why}"
        elif link.id in partial and not by_start:
            yield f"it waits for {name(link.id)}, of which not all items have dates"
