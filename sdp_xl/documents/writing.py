"""Writes the documents of a plan: one into a file, or all of them into a folder."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from sdp_xl.documents import ALL, DOCUMENTS, Asked, Made
from sdp_xl.files.atomic import replacing
from sdp_xl.files.target import check_unused, usable
from sdp_xl.files.trouble import plain_trouble
from sdp_xl.plan.model import Plan
from sdp_xl.trouble import Trouble


def write(plan: Plan, name: str, target: Path, asked: Asked, *, source: Path, force: bool) -> Iterator[str]:
    """Writes the document of that name into the file ``target``, or all into that folder; tells so in sentences.

    ``source`` is the workbook. Raises Trouble, one plain sentence, if the document cannot be made or written. Of all
    documents, one that cannot be made is told of, and the others are written; none is if one of the files exists.
    """
    if name != ALL:
        target = _usable(name, target, source=source, force=force)
        yield from _written(target, DOCUMENTS[name].make(plan, replace(asked, ending=target.suffix.lower())), source)
        return
    with plain_trouble(target, "write"):
        target.mkdir(parents=True, exist_ok=True)
    places = {one: _usable(one, target / DOCUMENTS[one].file, source=source, force=force) for one in DOCUMENTS}
    for one, place in places.items():
        try:
            made = DOCUMENTS[one].make(plan, replace(asked, ending=place.suffix.lower()))
        except Trouble as trouble:
            yield f"Not written: {place.name}. {trouble}"
        else:
            yield from _written(place, made, source)


def _usable(name: str, target: Path, *, source: Path, force: bool) -> Path:
    """The path, if the document of that name may be written there."""
    target, endings = usable(target), DOCUMENTS[name].endings
    if target.suffix.lower() not in endings:
        *first, last = endings
        listed = f"{', '.join(first)} or {last}" if first else last
        raise Trouble(f"{target.name} must end in {listed}: the ending says what is made.")
    if target.exists() and source.exists() and target.samefile(source):
        raise Trouble(f"{target.name} is the workbook itself. Choose another name for the {name}.")
    check_unused(target, force=force)
    return target


def _written(target: Path, made: Made, source: Path) -> Iterator[str]:
    with replacing(target, source=source) as file:
        file.write(made.data)
    first, *more = made.told or ("",)
    yield f"Wrote {target}: {first}" if first else f"Wrote {target}."
    yield from more
