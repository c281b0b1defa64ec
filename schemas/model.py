"""Vocabulary in which the workbook, Table A.1 and the law are declared."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from typing import NamedTuple

SCHEMA_VERSION = "1.0"
"""Version of the sheets and columns; every workbook carries it in the defined name MARKER."""

MARKER = "sdp_schema_version"
"""Defined name that tells an SDP workbook from any other."""

TITLE_ROW, PURPOSE_ROW, NOTE_ROW, HEADER_ROW = 1, 2, 3, 4
"""Where things stand on every sheet of the master workbook; staff may move them, so only the build relies on it."""

DATE_FORMAT, DATE_NUMBER = "m/d/yyyy", 14
"""How every sheet shows dates: a number format of Excel that each computer shows in its reader's own form."""

FORM_HEADERS = ("Question", "Answer", "Why we ask")
"""The header of a form: one question per row instead of one record."""

FINDING_KEYS = "finding_keys"
"""Defined name over the Key column of the Findings sheet, in which the entry sheets' colored flags look cells up."""

FINDING_SEVERITIES = "finding_severities"
"""Defined name over the Severity column beside it, by which a flag tells an error from a warning and from advice."""

NOT_FOUND = "ID not found"
"""What stands in the place of the text of an ID that no row has."""


class Level(StrEnum):
    """How strongly the law or the guidance asks for an element."""

    REQUIRED = "Required"
    REQUIRED_IF = "Required on a condition"
    SUGGESTED = "Suggested"

    @property
    def required(self) -> bool:
        """Whether the law asks for it, be it of each plan or on a condition."""
        return self is not Level.SUGGESTED


class Kind(StrEnum):
    """What the cells of a column hold."""

    TEXT = "text"
    ID = "ID"
    CHOICE = "choice"
    DATE = "date"
    WHEN = "date or period"
    NUMBER = "number"
    SHARE = "percent"
    REFERENCE = "reference"
    PERSON = "role or agency"
    LINKS = "links"
    FORMULA = "formula"


class Freedom(StrEnum):
    """How far a State may change a list of choices on the Lists sheet."""

    FIXED = "keep as it is"
    EXTENDABLE = "add your own below, keep these"
    FREE = "replace with your State's own"


class Citation(NamedTuple):
    """Where a rule comes from: a label to print and an address to open (empty for our own practice).

    ``compared`` is the text of the law with which our wording was compared word by word; empty if it was not.
    """

    label: str
    url: str = ""
    compared: str = ""

    @property
    def dated(self) -> str:
        """The text that was compared, in brackets, to stand behind the label; empty if none was."""
        return f" (text compared: {self.compared})" if self.compared else ""


class Choices(NamedTuple):
    """One drop-down list, a column of the Lists sheet."""

    key: str
    header: str
    values: tuple[str, ...]
    freedom: Freedom
    help: str


class Column(NamedTuple):
    """One column of an entry or generated sheet.

    ``help`` is the input prompt in Excel (at most 255 characters). ``choices`` names a list of the Lists sheet,
    ``refers`` the table whose IDs may stand here. ``many`` allows several values parted by semicolons.
    ``formula`` (kind FORMULA) is the pair (column of this table, column of the table that it refers to) whose text is
    shown. ``width`` is in characters. ``prose``: each row is to say something of its own here, in more than a word.
    ``personal`` marks data about persons: always optional. ``rare`` columns stand at
    the right, in an outline group that is closed until somebody opens it.
    """

    key: str
    header: str
    kind: Kind = Kind.TEXT
    help: str = ""
    required: bool = False
    unique: bool = False
    many: bool = False
    choices: str | None = None
    refers: str | None = None
    formula: tuple[str, str] | None = None
    aliases: tuple[str, ...] = ()
    width: float = 16
    low: float | None = None
    high: float | None = None
    prose: bool = False
    personal: bool = False
    rare: bool = False


class Table(NamedTuple):
    """One sheet: its table of rows, or a form of one question per row (``form``).

    ``prefilled`` are the rows that the master workbook brings along, as column values. ``spare`` is how many blank
    rows the master offers (its tables grow as staff type). ``generated`` sheets belong to the tool, all others to
    the staff. ``nouns`` are what a message calls one row and several rows: need, needs. ``example`` is a good row by
    column key, told above the header while the table is empty. ``filters``: whether its header has arrows to filter
    by, as tables have that grow long. ``later``: needed once the plan is carried out; until then no workbook lacks it.
    """

    key: str
    sheet: str
    title: str
    purpose: str
    columns: tuple[Column, ...]
    nouns: tuple[str, str] = ("row", "rows")
    phase: str = ""
    prefilled: tuple[Mapping[str, str], ...] = ()
    spare: int = 20
    form: bool = False
    generated: bool = False
    example: Mapping[str, str] = {}
    filters: bool = True
    later: bool = False

    def __eq__(self, other: object) -> bool:
        return self is other

    def __ne__(self, other: object) -> bool:
        return self is not other

    def __hash__(self) -> int:
        return id(self)  # what is worked out once for a table is looked up by it

    @property
    def name(self) -> str:
        """The name of the Excel table object."""
        return f"sdp_{self.key}"

    def column(self, key: str) -> Column:
        """The column of that key; KeyError if there is none."""
        try:
            return _by_key(self)[key]
        except KeyError:
            raise KeyError(f"{self.key}.{key}") from None

    @property
    def main(self) -> str:
        """The key of the column by whose text a row is called: the first required text; empty if there is none."""
        return _main(self)

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of all columns, in order."""
        return tuple(_by_key(self))


@cache
def _by_key(table: Table) -> dict[str, Column]:
    return {column.key: column for column in table.columns}


@cache
def _main(table: Table) -> str:
    return next((column.key for column in table.columns if column.required and column.kind is Kind.TEXT), "")


class Activity(NamedTuple):
    """A recommended activity of Table A.1, or one of its sub-items.

    ``days`` (working days) and ``after`` (IDs it follows) are our proposals for the timeline, not words of the table.
    ``lead`` are the words of its own text that each of its items takes up: “Review: results of the CNA”.
    """

    id: str
    text: str
    lead: str = ""
    items: tuple[Activity, ...] = ()
    days: int = 0
    after: tuple[str, ...] = ()


class Outcome(NamedTuple):
    """An outcome of Table A.1, or one of its sub-items; ``lead`` as of an activity."""

    id: str
    text: str
    lead: str = ""
    items: tuple[Outcome, ...] = ()


class Action(NamedTuple):
    """An action of Table A.1 with its activities, outcomes and personnel."""

    number: int
    text: str
    activities: tuple[Activity, ...]
    outcomes: tuple[Outcome, ...]
    personnel: tuple[str, ...]


class Phase(NamedTuple):
    """A phase of Table A.1."""

    key: str
    text: str
    actions: tuple[Action, ...]


class Rows(NamedTuple):
    """Evidence that stands in rows of a table.

    A row is about the element if each column of ``where`` holds one of the values given, and none of ``unless`` does.
    Such a row shows the element if each column of ``says`` holds one of the values given, each of ``filled`` is filled,
    and the Alignment Chart links it to a row of each table of ``linked_to``. One such row is enough, unless ``every``
    row about the element must show it; each has also to say what it is called by, unless ``said`` is False. Rows that
    are about the element without showing it make it "Partly" met.
    """

    table: str
    where: Mapping[str, tuple[str, ...]] = {}
    unless: Mapping[str, tuple[str, ...]] = {}
    says: Mapping[str, tuple[str, ...]] = {}
    filled: tuple[str, ...] = ()
    linked_to: tuple[str, ...] = ()
    every: bool = False
    said: bool = True


class Answer(NamedTuple):
    """Evidence that stands in Settings: the question has an answer (one of ``values``, if any are given)."""

    setting: str
    values: tuple[str, ...] = ()


class AllOf(NamedTuple):
    """Evidence of several parts, all needed."""

    parts: tuple[Evidence, ...]


class AnyOf(NamedTuple):
    """Evidence of several parts, one of which is enough."""

    parts: tuple[Evidence, ...]


class IfAnswer(NamedTuple):
    """Evidence that depends on an answer in Settings: ``then`` with one of its values, ``otherwise`` with another."""

    answer: Answer
    then: Evidence
    otherwise: Evidence


Evidence = Rows | Answer | AllOf | AnyOf | IfAnswer


class Requirement(NamedTuple):
    """An element that the law requires of a Service Delivery Plan, or that guidance suggests.

    ``only_if`` is what makes an element of the level REQUIRED_IF required: an answer in Settings (with any other answer
    it is not applicable) or rows of a table (without any it is not applicable). ``why`` may quote the law; ``example``
    and ``instead`` show a plan without and with the element. ``may_be_excepted``: whether the law lets a State say "not
    applicable, because …" on Exceptions.
    """

    id: str
    key: str
    title: str
    level: Level
    cites: tuple[Citation, ...]
    evidence: Evidence
    why: str
    example: str
    instead: str
    fix: str
    only_if: Answer | Rows | None = None
    may_be_excepted: bool = False
