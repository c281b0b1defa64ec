"""Forms in which people write a header: with a hint in brackets, a number before it, a sign or “required” behind it."""

from __future__ import annotations

import re
from functools import lru_cache

from schemas.values import fold
from sdp_xl.written.lookalikes import latin

_HINT = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_NUMBERED = re.compile(r"^(?:\(?(?:[0-9]{1,2}|[a-z]|[ivx]{2,4})[.)]|(?:step |column )?[0-9]{1,2}(?: -|:)|# of)\s+")
_REMARKS = ("required", "optional", "mandatory", "if applicable", "if known")
_REMARK = re.compile(rf"\s*[-:,]?\s*(?:{'|'.join(_REMARKS)})$|\s+-\s+[^-]*$")
_SIGNS = re.compile(r"^[^\w(\[#%]+|[^\w)\]#%]+$")
"""What stands at the ends of a header without changing it: stops, quotes, triangles of filters, pictures."""

_SLASH = re.compile(r"\s*/\s*")
_NUMBERS = ("id #", "id#", "#", "no", "nos", "num", "number", "numbers", "code")
"""The words that States put for “ID” at the end of a header."""
_NUMBER = re.compile(rf"(?:^|(\w)\s?)(?:{'|'.join(_NUMBERS)})$")


def simple(text: str) -> str:
    """A header in the form in which headers are compared: no case, no marks at its end, no spaces around a slash."""
    text = fold(text).replace("_", " ")
    text = _SLASH.sub("/", text) if "/" in text else text
    return text if text[:1].isalnum() and text[-1:].isalnum() else _SIGNS.sub("", text)


@lru_cache(maxsize=4096)
def forms(text: str) -> tuple[str, ...]:
    """A header as it is, without what stands in brackets, before or behind it, in the singular, as MPO ID for MPO #.

    Letters that only look like ours are read as ours. Of “Activity / Task” the first word is the last form. The nearest
    to what is written comes first.
    """
    whole = bare = simple(text)
    if "(" in text or "[" in text:
        bare = simple(_HINT.sub(" ", text))
    plain = _NUMBERED.sub("", bare) if _NUMBERED.match(bare) else bare
    if " - " in plain or plain.endswith(_REMARKS):
        plain = _REMARK.sub("", plain)
    plain = _SIGNS.sub("", plain)
    found = [*dict.fromkeys((whole, bare, plain))]
    found += [form.removesuffix("s") for form in found]
    found.append(plain.partition("/")[0])
    if not whole.isascii():
        found += map(latin, tuple(found))
    if whole.endswith(_NUMBERS):
        found.append(_NUMBER.sub(lambda match: f"{match[1] or ''} id".strip(), whole))
    return tuple(dict.fromkeys(filter(None, found)))
