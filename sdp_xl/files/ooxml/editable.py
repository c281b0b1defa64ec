"""Parts opened as trees to be edited, and turned back into bytes in the encoding in which they came."""

from __future__ import annotations

import re

from sdp_xl.files.ooxml.markup import Namespaces, Node
from sdp_xl.files.ooxml.trees import check_whole

_PIECES = re.compile(
    r"<!\[CDATA\[.*?(?:\]\]>|\Z)|<!--.*?(?:-->|\Z)|<\?.*?(?:\?>|\Z)|</[^>]*>|<(?:[^>\"']++|\"[^\"]*\"|'[^']*')*+>|[^<]+|<.*",
    re.DOTALL,
)
"""Texts and tags; what is opened and never closed is one piece to the end of the part."""
_ENCODING = re.compile(rb"<\?xml[^>]*?encoding\s*=\s*[\"']([\w.-]+)")


class EditablePart:
    """A part: its root, and its bytes as they are now."""

    def __init__(self, data: bytes, *, unclosed: bool = False) -> None:
        """UnusualXml, ExpatError or ValueError if the part is damaged.

        With ``unclosed`` it may hold tags without an end: Excel writes notes' shapes as VML, in which HTML tags such as
        <br> need none.
        """
        if not unclosed:
            check_whole(data)
        stated = _ENCODING.match(data)
        wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
        self._code = "utf-16" if wide else stated[1].decode() if stated else "utf-8"
        self._document = node = Node("", None, Namespaces({}))
        for piece in _PIECES.findall(data.decode(self._code, "surrogateescape")):
            if piece.startswith(("<?", "<!--", "<!D")):
                node.children.append(Node(piece, node, Namespaces({})))
            elif piece.startswith("<") and piece.endswith(">") and not piece.startswith("<!"):
                node = node.append_tag(piece)
            else:
                node.append_written(piece)
        roots = [child for child in self._document.children if child.tag]
        if not roots:
            raise ValueError("no element")
        self.root = roots[0]

    def data(self) -> bytes:
        """The part's bytes."""
        return "".join(self._document.written()).encode(self._code, "surrogateescape")
