"""Lines of a chart that are no records: area headings, what names a component, totals, footnotes."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from schemas.values import clean, fold
from sdp_xl.chart.printed import NOT_IN_CHART
from sdp_xl.intake.cells import Item, with_id
from sdp_xl.intake.headers import Layout
from sdp_xl.intake.heads import FilledCells
from sdp_xl.intake.model import SourceCell

_AREA = re.compile(
    r"(?:goal area|focus area|content area|goal|area)\s*(?:\d+(?:\.\d+)*)?\s*[:.–—-]\s*\S"
    r"|goal\s+\d+(?:\.\d+)+\s+\S"
    r"|(?!the\b|by\b|for\b)[\w/&]+(?: [\w/&]+){0,3} goal\s+\d+$",
    re.IGNORECASE,
)
"""GOAL 1.0 – SCHOOL READINESS; Goal area: Reading; Mathematics Goal 1."""
_AREA_WORD = re.compile(r"^(?:goal|focus|content)?\s*area\s*(?P<number>\d+(?:\.\d+)*)?\s*[:.–—-]\s*", re.IGNORECASE)
_COMPONENT = re.compile(
    r"(?:(?P<strategies>(?:solution |service delivery |service )?strateg(?:y|ies)|solutions?)"
    r"|(?P<needs>concern statements?|concerns?|need statements?|needs?|statements? of needs?)"
    r"|(?P<targets>(?:state )?performance targets?)"
    r"|(?P<mpos>MPOs?|measurable program (?:outcome|objective)s?))"
    r"(?P<number>\s+#?\s?(?:[A-Z]{1,3}-?)?\d[\w.-]*|\s+[A-Z](?=[\s:.)]))?(?P<end>\s*[:.)–—-]+\s*|\s*$|\s+(?=[A-Z]))(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_PHASE = re.compile(
    r"(?:phase|stage|part|year|quarter|milestone group)\s+(?:\d+|[IVX]+|one|two|three|four)\b.*", re.IGNORECASE
)
"""What stands alone over the steps of a part of a plan."""
_TOTAL = re.compile(
    r"(?:grand |sub-?)?totals?(?: (?:number |count )?(?:for|of|in) .*)?(?:\s*[:=]?\s*[0-9.,%$ ]*)"
    r"|(?:grand |sub-?)?totals?(?: \w+){0,3}\s*[:=]\s*[0-9.,%$]+(?: \w+){0,2}"
    r"|(?:count|sum|average)\s*[:=]\s*[0-9.,%$ ]*"
)
"""The whole text of a cell that says that its row adds others up: Total, Grand total: 5, Total: 3 steps."""
_FOOTNOTE = re.compile(
    r"\s*(?:[*†‡§]+\s*\S|\(?\d\)\s|note\s*[:.]|notes\s*:|source\s*:|legend\s*:|key\s*:|\d\s?=\s?\w)", re.IGNORECASE
)
LONGEST = 200
"""Characters of an area heading or a title."""
_TEXTS = ("strategy", "need", "text", "activity")

TOTAL = "It adds up other rows."
FOOTNOTE = "It stands below the rows of a table, as a footnote does."


def why_no_record(own: FilledCells, layout: Layout, last: bool) -> str:
    """TOTAL or FOOTNOTE if the cells of a row are no record; empty if they are. ``last``: no full row follows."""
    texts = [clean(cell.text) for cell in own.values()]
    words = [text for text in texts if not re.fullmatch(r"[\d.,%$ -]+", text)]
    if (
        len(words) == 1
        and _TOTAL.fullmatch(fold(words[0]))
        and len(texts) <= 1 + sum(text not in words for text in texts)
    ):
        return TOTAL
    if len(own) > 1 or not last or len(layout.headers) < 2:
        return ""
    ((place, _),) = own.items()
    column = layout.columns.get(place, ("", ""))[1]
    if _FOOTNOTE.match(texts[0]) and not with_id(texts[0]).id:
        return FOOTNOTE
    return FOOTNOTE if place == 0 and column == "id" and len(texts[0].split()) > 3 else ""


def is_divider(own: FilledCells, row: Sequence[SourceCell | None], layout: Layout, known: Collection[str]) -> bool:
    """Whether a text alone in its row is a heading over the rows below, not a row with one cell filled."""
    ((place, cell),) = own.items()
    text = clean(cell.text)
    if len(text) > LONGEST or "\n" in text:
        return False
    if sum(one is cell for one in row) > max(1, len(layout.headers) // 2):
        return True
    key, column = layout.columns.get(place, ("", ""))
    letters = [sign for sign in text if sign.isalpha()]
    shouted = len(text.split()) > 1 and all(sign.isupper() for sign in letters) and bool(letters)
    if is_area(text, known) or (shouted and column not in _TEXTS):
        return True
    if fold(text) == fold(NOT_IN_CHART) or column == "goal_area":
        return True
    if _PHASE.fullmatch(text) and len(layout.headers) > 2:
        return True
    named = component(text)
    return (
        named is not None
        and named[0] != key
        and bool(named[1].id)
        and named[0] not in {one for one, _ in layout.columns.values()}
    )


def component(text: str) -> tuple[str, Item] | None:
    """The component that a line names, by table key, with its ID and text: “Strategy 1-1: Visit families”."""
    found = _COMPONENT.fullmatch(clean(text))
    if found is None:
        return None
    key = next(one for one in ("strategies", "needs", "targets", "mpos") if found[one])
    item = with_id(clean(text))
    if item.id:
        return key, item
    number = (found["number"] or "").strip().lstrip("# ")
    if not found["rest"].strip() and not number:
        return key, Item("", "")
    if not number and ":" not in found["end"]:
        return None
    return key, Item(number, found["rest"].strip())


def is_area(text: str, known: Collection[str]) -> bool:
    """Whether a text is one of the State's goal areas, or is written as one: GOAL 1.0 – SCHOOL READINESS."""
    return fold(text) in known or fold(_AREA_WORD.sub("", text)) in known or bool(_AREA.match(text))


def area_name(text: str, known: Collection[str] = ()) -> str:
    """The name of an area without the word before it: “Goal area: Mathematics” is Mathematics.

    A number in it is left out only where the rest is ``known`` as an area of the State; GOAL 1.0 – … stays.
    """
    found = _AREA_WORD.match(clean(text))
    rest = clean(text)[found.end() :] if found else clean(text)
    return rest if found and (not found["number"] or fold(rest) in known) else clean(text)
