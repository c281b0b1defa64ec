"""The fixed words of the summary for parents, and the same in other languages, from gettext catalogs."""

from __future__ import annotations

import gettext
from collections.abc import Callable
from datetime import date
from functools import cache
from pathlib import Path

LOCALE = Path(__file__).parents[1] / "locale"
DOMAIN = "summary"

LANGUAGES = {"en": "en-US", "es": "es-US"}
"""The languages that there are, and as what Word knows them."""

TITLE = "Our plan for migratory children in {state}"
WHAT = "What is this plan?"
WHAT_TEXT = (
    "Some families move to find work on farms or in fishing. Their children may miss school and need help. Our State "
    "gets money from the United States to help them. This plan says how we will use it{years}."
)
YEARS = ", from {start} to {end}"
SERVICES = "What can my child get?"
SERVICES_TEXT = "Not every town has all of this. Ask your local program what it has for your child."
FIRST = "Who gets help first?"
FIRST_TEXT = (
    "Children who moved in the last year and who have trouble in school, or who left school, get help first. The law "
    "says so."
)
PROMISES = "What do we promise?"
PROMISES_TEXT = "Each year we will look at what we did. These are our goals:"
SAY = "How can I say what I think?"
SAY_TEXT = (
    "The law asks us to make this plan together with parents. Tell us what is good and what is not. You can talk to "
    "your local program, to a recruiter, or to the parent council. You can use your own language."
)
LANGUAGES_TEXT = "We work in these languages: {languages}."
CONTACT = "You can reach us here: {agency}. Phone and email: ____________________"
NEXT = "When are the next meetings with parents?"
NO_MEETING = "The dates are not set yet. Ask your local program."
MEETING = "{day} ({how})"
DAY = "{month} {day}, {year}"
ONLY_ENGLISH = "{text} (only in English so far)"
MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
)
KNOWN = ("In person", "Online", "Hybrid", "Phone", "Home visits", "Survey", "Spanish", "English")
"""What the workbook's own lists say of meetings and languages."""

EVERY = (
    *(
        TITLE,
        WHAT,
        WHAT_TEXT,
        YEARS,
        SERVICES,
        SERVICES_TEXT,
        FIRST,
        FIRST_TEXT,
        PROMISES,
        PROMISES_TEXT,
        SAY,
        SAY_TEXT,
    ),
    *(LANGUAGES_TEXT, CONTACT, NEXT, NO_MEETING, MEETING, DAY, ONLY_ENGLISH, *MONTHS, *KNOWN),
)
"""All fixed texts: each language must have them all."""


@cache
def translated(language: str) -> Callable[[str], str]:
    """What says a fixed text in a language; in English as it stands here."""
    if language == "en":
        return lambda text: text
    return gettext.translation(DOMAIN, LOCALE, [language]).gettext


def day_in(language: str, day: date) -> str:
    """A day in a language: May 6, 2027; 6 de mayo de 2027."""
    say = translated(language)
    return say(DAY).format(month=say(MONTHS[day.month - 1]), day=day.day, year=day.year)


def known_in(language: str, text: str) -> str:
    """A word of the workbook's own lists in a language; any other word as it stands."""
    return translated(language)(text)
