"""Writes the documents of a plan: one into a file, or several of them into a folder."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from sdp_xl.documents import DOCUMENTS, FOLDERS, Asked, Made
from sdp_xl.documents.said import by_role
from sdp_xl.files.atomic import replacing
from sdp_xl.files.backup_files import backup
from sdp_xl.files.target import check_unused, usable
from sdp_xl.files.trouble import plain_trouble
from sdp_xl.plan.model import Plan
from sdp_xl.trouble import FileTrouble, Trouble

NOT_WRITTEN = "Not written:"
"""How a sentence begins that tells of a document that could not be made."""


def write(plan: Plan, name: str, target: Path, asked: Asked, *, source: Path, force: bool) -> Iterator[str]:
    """Writes the document of that name into the file ``target``, or several into that folder; tells so in sentences.

    ``source`` is the workbook; people are called by their roles. Raises Trouble, one plain sentence, if the document
    cannot be made or written. Of several, one that cannot be made is told of, and the others are written; none
    is if one of the files exists, unless that is forced. One in which people write is then renewed, not replaced.
    """
    plan = by_role(plan)
    if name not in FOLDERS:
        yield from _write(plan, name, _place(name, target, asked, source=source, force=force), asked, source)
        return
    force, asked = force or asked.update, replace(asked, timeline=asked.scheduled(plan))
    places = {
        one: _place(one, target / DOCUMENTS[one].file, asked, source=source, force=force) for one in FOLDERS[name]
    }
    for one, place in places.items():
        renewed = "update" in DOCUMENTS[one].options and place.exists()
        try:
            yield from _write(plan, one, place, replace(asked, update=renewed), source, folder=True)
        except FileTrouble:
            raise
        except Trouble as trouble:
            yield f"{NOT_WRITTEN} {place.name}. {trouble}"


def _place(name: str, target: Path, asked: Asked, *, source: Path, force: bool) -> Path:
    """The path, if the document of that name may be written there."""
    target, endings = usable(target), DOCUMENTS[name].endings
    if target.suffix.lower() not in endings:
        *first, last = endings
        listed = f"{', '.join(first)} or {last}" if first else last
        raise Trouble(f"{target.name} must end in {listed}: the ending says what is made.")
    if target.exists() and source.exists() and target.samefile(source):
        raise Trouble(f"{target.name} is the workbook itself. Choose another name for the {name}.")
    check_unused(target, force=force or asked.update)
    return target


def _write(plan: Plan, name: str, target: Path, asked: Asked, source: Path, *, folder: bool = False) -> Iterator[str]:
    before = target if asked.update else None
    if before and not before.exists():
        raise Trouble(f"There is no {before} yet that could be renewed. Leave --update out to write it.")
    made = DOCUMENTS[name].make(plan, replace(asked, ending=target.suffix.lower(), before=before))
    kept = backup(before) if before else None
    if folder:
        with plain_trouble(target.parent, "write"):
            target.parent.mkdir(parents=True, exist_ok=True)
    with replacing(target, source=source) as file:
        file.write(made.data)
    yield from _told(target, made)
    if kept:
        yield f"The document as it was is kept as {kept.name}."


def _told(target: Path, made: Made) -> Iterator[str]:
    first, *more = made.told or ("",)
    yield f"Wrote {target}: {first}" if first else f"Wrote {target}."
    yield from more
