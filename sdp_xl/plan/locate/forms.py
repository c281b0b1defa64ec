"""Forms in which people write a header: with a hint in brackets, a number before it, a sign or “required” behind it."""

from __future__ import annotations

import re
from functools import lru_cache

from schemas.values import fold
from sdp_xl.written.lookalikes import latin

_HINT = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_NUMBERED = re.compile(r"^(?:(?:[0-9]{1,2}|[a-z])[.)]|[0-9]{1,2} -|# of)\s+")
_REMARK = re.compile(r"\s*[-:,]?\s*(?:required|optional|mandatory|if applicable|if known)$|\s+-\s+[^-]*$")
_SIGNS = " .:*…?!\"'▼▾▲▴↓↑⏷†‡"
"""What stands at the ends of a header without changing it; the triangles are those of filters, pasted from a page."""

_NUMBER = re.compile(r"(?:^|(\w)\s?)(?:id ?#|#|no|nos|num|number|numbers|code)$")
"""The words that States put for “ID” at the end of a header."""


def simple(text: str) -> str:
    """A header in the form in which headers are compared: no case, no marks at its end, no spaces around a slash."""
    return re.sub(r"\s*/\s*", "/", fold(text)).strip(_SIGNS)


@lru_cache(maxsize=4096)
def forms(text: str) -> tuple[str, ...]:
    """A header as it is, without what stands in brackets, before or behind it, in the singular, as MPO ID for MPO #.

    Letters that only look like ours are read as ours. Of “Activity / Task” the first word is the last form. The nearest
    to what is written comes first.
    """
    whole = simple(text)
    bare = simple(_HINT.sub(" ", text))
    plain = _REMARK.sub("", _NUMBERED.sub("", bare)).strip(_SIGNS)
    found = (whole, bare, plain, *(form.removesuffix("s") for form in (whole, bare, plain)), plain.partition("/")[0])
    found = (*found, *(latin(text) for text in found if not text.isascii()))
    as_id = _NUMBER.sub(lambda match: f"{match[1] or ''} id".strip(), whole)
    return tuple(dict.fromkeys(form for form in (*found, as_id) if form))
