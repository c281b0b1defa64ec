"""The words in which English, and a little Spanish, says when."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_ENGLISH = "january february march april may june july august september october november december"
_SPANISH = "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"

MONTH_NAMES = tuple(_ENGLISH.split())
MONTHS = {
    **{name: n for names in (_ENGLISH, _SPANISH) for n, name in enumerate(names.split(), 1)},
    **{name[:3]: n for n, name in enumerate(_ENGLISH.split(), 1)},
    "sept": 9,
    "setiembre": 9,
}

WEEKDAYS = frozenset(
    word
    for day in ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
    for word in (day, day[:3])
) | {"tues", "thur", "thurs"}

SEASON_WORDS = {
    **{name: name for name in ("spring", "summer", "fall", "winter")},
    "autumn": "fall",
    "primavera": "spring",
    "verano": "summer",
    "otoño": "fall",
    "invierno": "winter",
}

SHORT = _words("sy ay py fy ffy cy")
"""Short names of a kind of year (school, academic, program, fiscal, calendar); two digits after them are a year."""

SESSIONS = _words("term terms semester semesters session sessions")
HEADS = SHORT | SESSIONS | _words("year years period periods program programs school")
"""Words that can end the name of a year or a term."""

NOUNS = _words(
    "school program project performance regular academic migrant education mep reporting grant evaluation federal "
    "fiscal calendar"
)
"""Words that can stand before those: 2014-15 migrant education program year."""

FISCAL = _words("fiscal fy ffy")
CALENDAR = _words("calendar cy")

PARTS = {"early": 0, "beginning": 0, "start": 0, "mid": 1, "middle": 1, "late": 2}
"""The third of a month, a season or a year that a word names.

“End of” is none of them: people set it before a deadline, and it is the last day that counts.
"""

CLOSING = 5
ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": CLOSING}
SHARES = {"quarter": 4, "qtr": 4, "half": 2}
"""Into how many parts a year is parted."""

BEFORE_YEAR = frozenset({",", "of", "de", "del"})
SKIPPED = WEEKDAYS | {"the", "el", "end", "of", ",", "."}
"""What may stand before a date without changing it: Friday, March 31; the end of the 2014-15 year."""

BETWEEN = frozenset({"-", "to", "through", "thru", "until", "till"})
"""What parts the beginning of a stretch from its end."""

LISTED = frozenset({",", ";", "and", "&", "or", "/", "y"})
"""What parts the entries of a list."""

_PHRASES = (
    "no later than|not later than|on or before|due on|due by|prior to|as of|all of|by|at|on|in|during|for|until|till|"
    "through|thru|before|within|due|rev|revised|revision|updated|amended|adopted|approved|dated|completed|finished|"
    "effective|throughout|held|:|."
)
LEADS: dict[str, list[tuple[str, ...]]] = {}
for _phrase in map(str.split, _PHRASES.split("|")):
    LEADS.setdefault(_phrase[0], []).append(tuple(_phrase))
"""What may stand before a date in its cell, by its first word, the longest first.

It says whether the date is a deadline, not when it is. “After” and “since” are not among them: what they begin has no
last day.
"""

YEAR_FOLLOWS = _words("by in until till through during since before after")
"""Words after which four digits inside a sentence are a year, and no count of children."""
