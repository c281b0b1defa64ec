"""XML of a part, parsed with the standard library: as a tree, or only to see that it is whole."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element, XMLParser
from xml.parsers import expat

from sdp_xl.files.ooxml.limits import check_time

DECLARATIONS = tuple(
    mark.encode(code) for mark in ("<!DOCTYPE", "<!ENTITY") for code in ("utf-8", "utf-16-le", "utf-16-be")
)
"""How a part begins to declare entities, in the encodings that the parser of the standard library reads."""
_PIECE = 1 << 16


class UnusualXml(Exception):
    """The part declares entities, is not written in UTF-8, or holds what is not expected there."""


def tree(data: bytes) -> Element:
    """The part as a tree without comments; UnusualXml if it declares entities, ParseError if it is damaged."""
    if declares(data):
        raise UnusualXml("declarations")
    parser = XMLParser()  # noqa: S314 # without declarations there is nothing to attack with
    for piece in pieces(data):
        parser.feed(piece)
    return parser.close()


def declares(data: bytes) -> bool:
    """Whether a part, or a piece of one, may declare entities."""
    return b"!" in data and any(mark in data for mark in DECLARATIONS)


def check_whole(data: bytes) -> None:
    """UnusualXml for a part that declares entities, ExpatError for one that nobody could open."""
    parser = expat.ParserCreate(namespace_separator="}")
    parser.StartDoctypeDeclHandler = refuse
    for piece in pieces(data):
        parser.Parse(piece)
    parser.Parse(b"", True)


def refuse(*declared: object) -> None:
    """Ends the parsing of a part that declares anything, with UnusualXml."""
    raise UnusualXml("declarations")


def pieces(data: bytes) -> Iterator[bytes]:
    """The part in pieces, between which the time that reading takes is looked at."""
    for start in range(0, len(data), _PIECE):
        check_time()
        yield data[start : start + _PIECE]
