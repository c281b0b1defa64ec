"""The written evaluation in Word, in the five topics of federal guidance: written anew, or renewed as the draft is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from sdp_xl.documents import Asked, Made
from sdp_xl.documents.evaluation import apart, carried, front, outcomes, recommended, targets
from sdp_xl.documents.evaluation.changes import since
from sdp_xl.documents.evaluation.evaluated import Evaluated, evaluated
from sdp_xl.documents.parts import Block, Heading
from sdp_xl.documents.renew import made
from sdp_xl.plan.model import Plan

TOPICS = (
    ("targets", "Results on performance targets", targets.blocks),
    ("outcomes", "Results on measurable program outcomes (MPOs)", outcomes.blocks),
    ("apart", "Results for children with priority for services", apart.blocks),
    ("carried", "Implementation", carried.blocks),
    ("recommended", "Recommendations", recommended.blocks),
)
"""The five topics of a written evaluation (schemas.citations.WRITTEN_EVALUATION), and what makes each."""


def make(plan: Plan, asked: Asked) -> Made:
    """The evaluation; with ``asked.since``, the adopted copy, also what changed since then. Trouble if that is none."""
    # the draft has blocks about the same tables, and none of them is to be taken for one of these
    blocks = (replace(block, key=f"topic.{block.key}") for block in _blocks(evaluated(plan), asked))
    return made("Written evaluation", [*blocks], asked)


def _blocks(of: Evaluated, asked: Asked) -> Iterator[Block]:
    yield from front.blocks(of)
    for number, (key, title, content) in enumerate(TOPICS, 1):
        yield _heading(key, f"{number} {title}")
        yield from content(of)
    if changed := [*since(of.plan, asked.since)]:
        yield _heading("changes", f"{len(TOPICS) + 1} What changed since adoption")
        yield from changed


def _heading(key: str, text: str) -> Block:
    return Block(key=f"{key}.title", name=f"Heading: {text}", parts=(Heading(text=text),))
