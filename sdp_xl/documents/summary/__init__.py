"""The summary for parents and the PAC: one sheet in plain words, a language on each side of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from schemas.tables import lists
from sdp_xl.documents import Asked, Made
from sdp_xl.documents.parts import Bullets, Part, Text
from sdp_xl.documents.said import counted, listed, said
from sdp_xl.documents.summary import words
from sdp_xl.documents.summary.words import LANGUAGES, day_in, known_in, translated
from sdp_xl.documents.word import word
from sdp_xl.plan.chains import in_plan
from sdp_xl.plan.model import Plan, Row
from sdp_xl.trouble import Trouble

_INSTRUMENT = re.compile(r",? as measured by .*", re.IGNORECASE | re.DOTALL)
USUAL = "en,es"
"""The languages of the summary if none are asked for."""


@dataclass(slots=True)
class _Told:
    """A heading with its text and its points in one language."""

    heading: str
    text: str
    points: list[str] = field(default_factory=list)


def make(plan: Plan, asked: Asked) -> Made:
    """The summary in the languages asked for; tells what has no text in one of them. Trouble for an unknown one."""
    languages = [one.strip().lower() for one in (asked.lang or USUAL).split(",") if one.strip()]
    for one in languages:
        if one not in LANGUAGES:
            raise Trouble(f"There is no summary in “{one}” yet: {listed(LANGUAGES)} are there.")
    sheets = {one: [*_sheet(plan, one)] for one in dict.fromkeys(languages)}
    state = said(plan.settings, "state") or "____________"
    titles = {one: translated(one)(words.TITLE).format(state=state) for one in sheets}
    data = word(" | ".join(titles.values()), _parts(titles, sheets), margin=0.4, dense=True)
    return Made(data=data, told=tuple(_what_lacks(plan, languages)))


def _parts(titles: dict[str, str], sheets: dict[str, list[_Told]]) -> Iterator[Part]:
    """The sheet in one language after the other, each on a page of its own."""
    for number, (language, told) in enumerate(sheets.items()):
        lang = LANGUAGES[language]
        yield Text(text=titles[language], style="Heading 1", new_page=number > 0, lang=lang)
        for one in told:
            yield Text(text=one.heading, style="Heading 2", lang=lang)
            if one.text:
                yield Text(text=one.text, lang=lang)
            if one.points:
                yield Bullets(points=tuple(one.points), lang=lang)


def _sheet(plan: Plan, language: str) -> Iterator[_Told]:
    """The whole sheet in one language."""
    say, settings = translated(language), plan.settings
    start, end = settings.date("cycle_start"), settings.date("cycle_end")
    years = say(words.YEARS).format(start=day_in(language, start), end=day_in(language, end)) if start and end else ""
    yield _Told(say(words.WHAT), say(words.WHAT_TEXT).format(years=years))
    yield _Told(say(words.FIRST), say(words.FIRST_TEXT))
    services = [_own(row, "strategy", language) for row in _promised(plan, "strategies")]
    if services:
        yield _Told(say(words.SERVICES), say(words.SERVICES_TEXT), services)
    goals = [_own(row, "text", language) for row in _promised(plan, "mpos")]
    if goals:
        yield _Told(say(words.PROMISES), say(words.PROMISES_TEXT), goals)
    spoken = [known_in(language, one) for one in settings.many("parent_languages")]
    more = [say(words.LANGUAGES_TEXT).format(languages=", ".join(spoken))] if spoken else []
    agency = said(settings, "agency") or "____________________"
    yield _Told(say(words.SAY), say(words.SAY_TEXT), [*more, say(words.CONTACT).format(agency=agency)])
    meetings = [*_meetings(plan, language)]
    yield _Told(say(words.NEXT), "" if meetings else say(words.NO_MEETING), meetings)


def _promised(plan: Plan, component: str) -> Iterator[Row]:
    return (row for row in plan[component] if in_plan(row) and row.filled(row.table.main))


def _own(row: Row, column: str, language: str) -> str:
    """A text of the plan itself in a language; in English, and said so, where nobody has translated it."""
    english = said(row, column)
    if column == "text" and (found := _INSTRUMENT.search(english)):  # what it is measured by says nothing to parents
        english = f"{english[: found.start()]}."
    if language == "en":
        return english
    return said(row, "spanish") or translated(language)(words.ONLY_ENGLISH).format(text=english)


def _meetings(plan: Plan, language: str) -> Iterator[str]:
    """The days to come on which parents are heard, in order."""
    coming = [
        (day, row)
        for row in plan["meetings"]
        if (day := row.date("date")) is not None
        and day >= plan.today
        and row.filled("consultation")
        and not row.says("consultation", lists.NO)
        and not row.says("status", lists.CANCELED, lists.HELD)
    ]
    for day, row in sorted(coming, key=lambda one: one[0]):
        how = [known_in(language, one) for one in (*row.many("format"), *row.many("languages"))]
        when = day_in(language, day)
        yield translated(language)(words.MEETING).format(day=when, how=", ".join(how)) if how else when


def _what_lacks(plan: Plan, languages: list[str]) -> Iterator[str]:
    """What the plan does not promise yet, and its texts that are in English only, by sheet and ID."""
    promised = {component: [*_promised(plan, component)] for component in ("strategies", "mpos")}
    if none := [plan[component].table.nouns[1] for component, rows in promised.items() if not rows]:
        yield f"it says nothing of {listed(none)}, since there are none yet."
    if "es" not in languages:
        return
    lacking = {component: [row for row in rows if not row.filled("spanish")] for component, rows in promised.items()}
    for component, rows in lacking.items():
        if rows:
            sheet, nouns = plan[component].sheet, plan[component].table.nouns
            ids = ", ".join(row.text("id") or row.cells["id"] for row in rows)
            yield (
                f"{counted(len(rows), *nouns)} without Spanish, shown in English: {ids}. Fill in “In Spanish” on the "
                f"sheet {sheet}; nothing is translated by a machine."
            )
    if any(promised.values()) and not any(lacking.values()):
        yield "all texts of the plan are there in Spanish."
