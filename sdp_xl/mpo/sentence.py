"""Reader of an MPO in any style: labelled parts, fragments and shorthand are read as the sentence they make."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from sdp_xl.mpo.fragments import fragments
from sdp_xl.mpo.labelled import labelled
from sdp_xl.mpo.model import Sentence
from sdp_xl.mpo.parse import parse_sentence
from sdp_xl.mpo.patterns import pattern
from sdp_xl.mpo.placed import Placed, placed
from sdp_xl.mpo.shorthand import spelled_out
from sdp_xl.mpo.turned import told_before, turned

_HEADING = pattern(
    r"\s*(?:MPO\s)?[A-Z][^.,;:–—%\d]{1,40}?(?:\s[–—-]\s|:\s)"
    r"(?=(?:By|At|In|Each|Every|On|During|Before)\s\D*\d[^:;|]*$)"
)
"""What the MPO is about, before it: Every Word Counts – By June 30, 2028, …"""


@lru_cache(maxsize=512)
def parse(text: str) -> Sentence:
    """The text with its slots, which point into it as it was written; it never raises, whatever the text.

    The last ones are kept, since each of the rules about MPOs asks for the same ones.
    """
    plain = spelled_out(placed(text))
    if heading := _HEADING.match(plain.text):
        plain = plain.piece(heading.end(), len(plain.text))
    plain = labelled(plain) or turned(plain) or fragments(plain) or told_before(plain) or plain
    sentence = parse_sentence(plain.text)
    return sentence if plain.text == text else _put_back(sentence, text, plain)


def _put_back(sentence: Sentence, text: str, plain: Placed) -> Sentence:
    """The sentence with the places that its slots have in the writer's text."""
    slots = {
        part: slot._replace(spans=tuple(place for span in slot.spans for place in plain.sources(span)))
        for part, slot in sentence.slots.items()
    }
    return replace(sentence, text=text, slots=slots)
