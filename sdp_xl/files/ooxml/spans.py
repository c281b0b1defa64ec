"""Finds where elements stand in the bytes of an XML part, so that one can be replaced and all else stays as it is."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import chain
from xml.parsers import expat

from sdp_xl.files.ooxml.escape import quoteattr
from sdp_xl.files.ooxml.trees import UnusualXml, pieces, refuse

_TAG = re.compile(rb"<(?:[^>\"']++|\"[^\"]*\"|'[^']*')*+>")


class Span:
    """An element: its bytes run from ``start`` to ``end``, its content from ``inner`` to ``close``.

    ``name`` is as written (``x:row``), ``local`` without the prefix; ``depth`` is 0 for the root.
    """

    __slots__ = ("attrs", "close", "depth", "end", "inner", "name", "parent", "start")

    def __init__(
        self, name: str, depth: int, attrs: dict[str, str], start: int, inner: int, parent: Span | None
    ) -> None:
        self.name, self.depth, self.attrs, self.parent = name, depth, attrs, parent
        self.start, self.inner, self.close, self.end = start, inner, 0, 0

    @property
    def local(self) -> str:
        """The name without prefix."""
        return self.name.rpartition(":")[2]

    @property
    def prefix(self) -> str:
        """The prefix with its colon (``x:``), or nothing."""
        return self.name[: -len(self.local)]

    @property
    def empty(self) -> bool:
        """Whether the element is written as one tag (``<row/>``)."""
        return self.inner == self.end


def find(data: bytes, wanted: Callable[[int, str], bool], without: tuple[int, int] = (0, 0)) -> list[Span]:
    """The elements for whose depth and name (as written) ``wanted`` says yes, in the order of their start tags.

    ``wanted`` is asked once for every element, but for those in the bytes ``without``, which must be whole elements and
    which nobody parses. UnusualXml for anything but UTF-8 without declarations,
    ExpatError for XML that is not well-formed.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise UnusualXml("UTF-16")
    found: list[Span] = []
    open_: list[Span | None] = []
    parser = expat.ParserCreate()
    first, last = without

    def place() -> int:
        at = parser.CurrentByteIndex
        return at if at < first else at + last - first

    def declared(version: str, encoding: str | None, standalone: int) -> None:
        if encoding is not None and encoding.lower() != "utf-8":
            raise UnusualXml(encoding)

    def started(name: str, attrs: dict[str, str]) -> None:
        span = None
        if wanted(len(open_), name):
            start = place()
            tag = _TAG.match(data, start)
            assert tag is not None  # the parser has just read it
            parent = open_[-1] if open_ else None
            span = Span(name, len(open_), attrs, start, tag.end(), parent)
            found.append(span)
        open_.append(span)

    def ended(name: str) -> None:
        span = open_.pop()
        if span is None:
            return
        if data[span.inner - 2 : span.inner] == b"/>":
            span.close = span.end = span.inner
        else:
            span.close = place()
            span.end = data.index(b">", span.close) + 1

    parser.XmlDeclHandler = declared
    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler = started
    parser.EndElementHandler = ended
    for piece in chain(pieces(data[:first]), pieces(data[last:])):
        parser.Parse(piece)
    parser.Parse(b"", True)
    return found


def spliced(data: bytes, changes: list[tuple[int, int, bytes]]) -> bytes:
    """The bytes with some ranges replaced: (start, end, new bytes), not overlapping.

    Several insertions at one place come out in the order given.
    """
    pieces: list[bytes] = []
    done = 0
    for start, end, new in sorted(changes, key=lambda change: change[:2]):
        pieces += [data[done:start], new]
        done = end
    return b"".join([*pieces, data[done:]])


def tag_with(data: bytes, span: Span, **attrs: str) -> bytes:
    """The start tag of an element as it stands in ``data``, with attributes set or added and nothing else changed."""
    tag = data[span.start : span.inner].decode()
    for name, value in attrs.items():
        written = f" {name}={quoteattr(value)}"
        if name in span.attrs:
            tag = re.sub(rf"\s{name}\s*=\s*(\"[^\"]*\"|'[^']*')", written.replace("\\", r"\\"), tag, count=1)
        else:
            at = len(f"<{span.name}")
            tag = tag[:at] + written + tag[at:]
    return tag.encode()


def opened(data: bytes, span: Span, **attrs: str) -> bytes:
    """The start tag as tag_with gives it, with room for content behind it even if the element is one tag so far."""
    tag = tag_with(data, span, **attrs)
    return tag[:-2].rstrip() + b">" if span.empty else tag
