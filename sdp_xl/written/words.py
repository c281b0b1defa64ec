"""Words of dates and numbers in English, and a little Spanish: for cells (written/) and for MPO sentences (mpo/)."""

from __future__ import annotations


def _in_order(text: str) -> tuple[str, ...]:
    return tuple(text.split())


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ONES = _in_order("one two three four five six seven eight nine")
TEENS = _in_order("ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen")
TENS = _in_order("twenty thirty forty fifty sixty seventy eighty ninety")

RANKS = _in_order("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth")
ENDINGS = ("st", "nd", "rd", "th")
"""What follows the digits of a rank: 1st, 30th."""
DAY_ENDINGS = frozenset(ENDINGS) | {"o", "ro", "er"}
"""What follows the day of a month: 1st, 1o de mayo, 1er mai."""
DAY_RANKS = {
    **{word: n for n, word in enumerate(RANKS, 1)},
    **{f"{word}th": n for n, word in enumerate(TEENS[3:], 13)},
    "twentieth": 20,
    "thirtieth": 30,
}
"""Days of a month in one word: the fifteenth of October."""

FRACTIONS = {"third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "tenth": 10}
"""Parts of a whole, besides the half."""

_OTHERS = (
    "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
)
"""The months in Spanish, French and Portuguese, which migratory families and their schools write beside English."""

MONTH_NAMES = _in_order("january february march april may june july august september october november december")
ENGLISH_MONTHS = {
    **{name: n for n, name in enumerate(MONTH_NAMES, 1)},
    **{name[:3]: n for n, name in enumerate(MONTH_NAMES, 1)},
    "sept": 9,
}
MONTHS = {
    **ENGLISH_MONTHS,
    **{name: n for names in _OTHERS for n, name in enumerate(names.split(), 1)},
    "setiembre": 9,
}

DAY_NAMES = _in_order("monday tuesday wednesday thursday friday saturday sunday")
WEEKDAY_NUMBERS = {word: n for n, name in enumerate(DAY_NAMES) for word in (name, name[:3])} | {
    "tues": 1,
    "thur": 3,
    "thurs": 3,
}
"""Days of the week, Monday 0, as ``date.weekday`` counts them."""
WEEKDAYS = WEEKDAY_NUMBERS.keys() | _words("lunes martes miércoles miercoles jueves viernes sábado sabado domingo")

ENGLISH_SEASONS = {"spring": "spring", "summer": "summer", "fall": "fall", "autumn": "fall", "winter": "winter"}
SEASON_WORDS = {
    **ENGLISH_SEASONS,
    "primavera": "spring",
    "verano": "summer",
    "otoño": "fall",
    "invierno": "winter",
}

SENTENCE_SHORT = ("sy", "ay", "py", "fy")
SHORT = frozenset(SENTENCE_SHORT) | {"ffy", "cy"}
"""Short names of a kind of year (school, academic, program, fiscal, calendar); two digits after them are a year.

The first four are those that MPO sentences use.
"""

SESSIONS = _words("term terms semester semesters session sessions")
HEADS = SHORT | SESSIONS | _words("year years period periods program programs school")
"""Words that can end the name of a year or a term."""

YEAR_KINDS = _words(
    "school program project performance regular academic reporting grant evaluation federal fiscal calendar"
)
BEFORE_HEADS = YEAR_KINDS | {"migrant", "education", "mep"}
"""Words that can stand before those: 2014-15 migrant education program year."""

FISCAL = _words("fiscal fy ffy")
FEDERAL = _words("federal ffy")
"""What says that a fiscal year is the federal one."""
CALENDAR = _words("calendar cy")

PARTS = {"early": 0, "beginning": 0, "start": 0, "mid": 1, "middle": 1, "late": 2}
"""The third of a month, a season or a year that a word names.

“End of” is none of them: people set it before a deadline, and it is the last day that counts.
"""

LAST = 5
ORDINALS = {**{word: n for n, word in enumerate(RANKS[:4], 1)}, "last": LAST}
"""Which quarter, half or week a word names."""

SHARES = {"quarter": 4, "qtr": 4, "half": 2}
"""Into how many parts a year is parted."""

BEFORE_YEAR = frozenset({",", "of", "de", "del"})
ZONES = _words("et ct mt pt est cst mst pst edt cdt mdt pdt eastern central mountain pacific")
"""What may stand behind a time of day: the time of a part of the country."""

SKIPPED = WEEKDAYS | {"the", "el", "end", "of", ",", "."}
"""What may stand before a date without changing it: Friday, March 31; the end of the 2014-15 year."""

BETWEEN = frozenset({"-", "to", "through", "thru", "until", "till"})
"""What parts the beginning of a stretch from its end."""

LISTED = frozenset({",", ";", "and", "&", "or", "/", "y"})
"""What parts the entries of a list."""

DEADLINE_WORDS = (
    *("no later than", "not later than", "on or before", "prior to", "as of"),
    *("by", "before", "until", "till", "through", "throughout", "within"),
)
"""Words before the time by which something is due, in cells and in MPO sentences."""

_TENTATIVE = "tentative|tentatively|tent|proposed|planned|scheduled|projected|expected|anticipated|estimated|est|target"
_OTHER_LEADS = (
    f"{_TENTATIVE}|date|eod|cob|due on|due by|all of|at|on|in|during|for|thru|due|rev|revised|revision|updated|amended|"
    "adopted|approved|dated|completed|finished|finish|effective|held|nlt|deadline|start :|end :|≤|:|."
)
LEADS: dict[str, list[tuple[str, ...]]] = {}
for _phrase in map(str.split, (*DEADLINE_WORDS, *_OTHER_LEADS.split("|"))):
    LEADS.setdefault(_phrase[0], []).append(tuple(_phrase))
"""What may stand before a date in its cell, by its first word, the longest first.

It says whether the date is a deadline, not when it is. “After” and “since” are not among them: what they begin has no
last day.
"""

_REMARKS = (
    f"{_TENTATIVE}|tbc|to be confirmed|not confirmed|not yet confirmed|unconfirmed|confirmed|done|complete|"
    "completed|final|actual|deadline|due|eod|cob|end of day|close of business|or earlier|or sooner|or before|latest|"
    "at the latest|at latest|subject to change|date may change|may change|firm|hard deadline"
)
REMARKS: dict[str, list[tuple[str, ...]]] = {}
for _phrase in sorted(map(str.split, _REMARKS.split("|")), key=len, reverse=True):
    REMARKS.setdefault(_phrase[-1], []).append(tuple(_phrase))
"""What may stand behind a date in its cell, by its last word, the longest first.

It says how sure the day is, not that it is another one; “or later” and “about” are not among them.
"""

YEAR_FOLLOWS = _words("by in until till through during since before after")
"""Words after which four digits inside a sentence are a year, and no count of children."""
