"""XML of a part as a tree to be edited, in which every byte of what is not changed stays as it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from sys import intern

from sdp_xl.files.ooxml.escape import escape

_NAME = re.compile(r"</?\s*([^\s/>]+)")
_ATTRIBUTE = re.compile(r"([^\s=/>]+)\s*=\s*(\"[^\"]*\"|'[^']*')")
_LITERAL = re.compile(r"<!\[CDATA\[(.*?)\]\]>", re.DOTALL)
_XML = "http://www.w3.org/XML/1998/namespace"
_CONTROLS = {"\r": "&#13;"}
_IN_ATTRIBUTES = {'"': "&quot;", "\n": "&#10;", "\t": "&#9;", **_CONTROLS}


class Namespaces:
    """What the prefixes stand for at one place of a part."""

    __slots__ = ("_prefixes", "_tags")

    def __init__(self, prefixes: dict[str, str]) -> None:
        self._prefixes = prefixes
        self._tags: dict[str, str] = {}

    def within(self, written: str) -> Namespaces:
        """What they stand for in an element with this start tag."""
        if "xmlns" not in written:
            return self
        pairs = ((name, value) for name, value in _ATTRIBUTE.findall(written) if name.startswith("xmlns"))
        return Namespaces({**self._prefixes, **{name[6:]: _plain(value[1:-1]) for name, value in pairs}})

    def tag(self, name: str) -> str:
        """The name of an element, as ``{namespace}local``."""
        if name not in self._tags:
            prefix, _, local = name.rpartition(":")
            space = self._prefixes.get(prefix)
            self._tags[name] = f"{{{space}}}{local}" if space else local
        return self._tags[name]

    def attribute(self, name: str) -> str:
        """The name of an attribute, as ``{namespace}local``; without a prefix it has no namespace."""
        return f"{{{_XML}}}{name[4:]}" if name.startswith("xml:") else self.tag(name) if ":" in name else name


class Node:
    """An element; its tag and the names of its attributes are written as ``{namespace}local``.

    ``text`` stands before its first child, ``tail`` behind its end. A comment or instruction is a node without a tag.
    """

    __slots__ = (
        "_attrib",
        "_end",
        "_name",
        "_names",
        "_spaces",
        "_start",
        "_tail",
        "_text",
        "children",
        "parent",
        "tag",
    )

    def __init__(self, written: str, parent: Node | None, spaces: Namespaces, name: str = "") -> None:
        self.tag = spaces.tag(name) if name else ""
        self.parent = parent
        self.children: list[Node] = []
        self._name, self._spaces = name, spaces
        self._start, self._text, self._end, self._tail = written, "", "", ""
        self._attrib: dict[str, str] | None = None
        self._names: dict[str, str] = {}

    @property
    def local(self) -> str:
        """The tag without its namespace."""
        return self.tag.rpartition("}")[2]

    @property
    def text(self) -> str:
        """The text before the first child."""
        return _said(self._text)

    @text.setter
    def text(self, text: str) -> None:
        self._text = escape(text, _CONTROLS)

    @property
    def tail(self) -> str:
        """The text behind the end of the element, up to the next one."""
        return _said(self._tail)

    @tail.setter
    def tail(self, text: str) -> None:
        self._tail = escape(text, _CONTROLS)

    @property
    def attrib(self) -> dict[str, str]:
        """The attributes, to be read; declarations of namespaces are none."""
        if self._attrib is None:
            self._attrib = {}
            for written, value in _ATTRIBUTE.findall(self._start):
                if not written.startswith("xmlns"):
                    name = self._spaces.attribute(written)
                    self._attrib[name], self._names[name] = _plain(value[1:-1]), written
        return self._attrib

    def get(self, name: str, default: str = "") -> str:
        """The value of an attribute."""
        return self.attrib.get(name, default)

    def set(self, name: str, value: str) -> None:
        """Gives an attribute a value; a new one has no namespace, or is xml:space."""
        self.attrib[name] = value
        self._names.setdefault(name, name.replace(f"{{{_XML}}}", "xml:"))
        self._write_start()

    def unset(self, name: str) -> str:
        """Takes an attribute away; returns what was its value."""
        value = self.attrib.pop(name, "")
        if self._names.pop(name, ""):
            self._write_start()
        return value

    def add(self, local: str) -> Node:
        """Adds an element of the same namespace at the end."""
        prefix = self._name.rpartition(":")[0]
        name = f"{prefix}:{local}" if prefix else local
        node = Node(f"<{name}/>", self, self._spaces, name)
        self.children.append(node)
        return node

    def remove(self) -> None:
        """Takes the element out; the text behind it stays."""
        if self.parent is None:
            return
        around = self.parent.children
        at = around.index(self)
        del around[at]
        if at:
            around[at - 1]._tail += self._tail
        else:
            self.parent._text += self._tail
        self.parent = None

    def iter(self, tag: str = "") -> Iterator[Node]:
        """The element and all within, in their order: those with the tag (or ``{*}local``), if one is given."""
        local = tag.removeprefix("{*}")
        waiting = [self]
        while waiting:
            node = waiting.pop()
            if node.tag and (not tag or node.tag == tag or (local != tag and node.local == local)):
                yield node
            waiting += reversed(node.children)

    def iterfind(self, *path: str) -> Iterator[Node]:
        """The elements at the end of a path of tags."""
        for child in [child for child in self.children if child.tag == path[0]]:
            if path[1:]:
                yield from child.iterfind(*path[1:])
            else:
                yield child

    def find(self, tag: str) -> Node | None:
        """The first child with the tag."""
        return next((child for child in self.children if child.tag == tag), None)

    def findtext(self, tag: str) -> str:
        """The text of the first child with the tag; empty if there is none."""
        found = self.find(tag)
        return found.text if found else ""

    def written(self) -> Iterator[str]:
        """The element and the text behind it as XML, in pieces."""
        waiting: list[Node | str] = [self]  # in place of recursion, for parts that are nested deeper than any of Excel
        while waiting:
            node = waiting.pop()
            if isinstance(node, str):
                yield node
                continue
            closed = node._name and node._start.endswith("/>")
            if closed and (node._text or node.children):
                yield node._start[:-2].rstrip() + ">" + node._text
                waiting.append(f"</{node._name}>{node._tail}")
            else:
                yield node._start + node._text
                waiting.append(node._end + node._tail)
            waiting += reversed(node.children)

    def append_written(self, raw: str) -> None:
        """Takes in XML without elements that stands behind the last child, or at the beginning."""
        if self.children:
            self.children[-1]._tail += raw
        else:
            self._text += raw

    def append_tag(self, written: str) -> Node:
        """Takes in a tag as it is written; returns the element that is open behind it.

        An end closes the nearest element of its name, and those in it that have no end; one that closes none is text.
        """
        name = intern(found[1]) if (found := _NAME.match(written)) else "?"
        if not written.startswith("</"):
            child = Node(written, self, self._spaces.within(written), name)
            self.children.append(child)
            return self if written.endswith("/>") else child
        closed: Node | None = self
        while closed is not None and closed._name != name:
            closed = closed.parent
        if closed is None or closed.parent is None:
            self.append_written(written)
            return self
        closed._end = intern(written)
        return closed.parent

    def _write_start(self) -> None:
        spaces = (f" {name}={value}" for name, value in _ATTRIBUTE.findall(self._start) if name.startswith("xmlns"))
        attrs = (f' {self._names[name]}="{escape(value, _IN_ATTRIBUTES)}"' for name, value in self.attrib.items())
        self._start = f"<{self._name}{''.join([*spaces, *attrs])}{'/>' if self._start.endswith('/>') else '>'}"


def _said(raw: str) -> str:
    """What a piece of XML without elements says."""
    if "<![CDATA[" not in raw:
        return _plain(raw)
    return "".join(piece if n % 2 else _plain(piece) for n, piece in enumerate(_LITERAL.split(raw)))


def _plain(text: str) -> str:
    """Text without the escapes of XML, its lines ending as XML says."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return unescape(text) if "&" in text else text
