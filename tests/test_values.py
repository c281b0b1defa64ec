"""Texts as people type them: short ways for the many plain ones give what the long way gives."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from schemas import values
from schemas.values import clean, fold

TYPED = st.one_of(
    st.text(), st.text(" ab\r\n\t\x0b\x1f_x000D_'-"), st.text("a \u200b\u00ad\u00a0\r\n\u2011\u2013“’ﬁ½ıİß_x000D_")
)


def cleaned_the_long_way(text: str) -> str:
    text = text.replace("_x000D_", "").replace("\r\n", "\n").replace("\r", "\n").translate(values.INVISIBLE)
    return "\n".join(" ".join(line.split()) for line in text.split("\n")).strip()


@given(TYPED)
@example("_x00\u200b0D_")
def test_clean(text: str) -> None:
    assert clean(text) == cleaned_the_long_way(text)


@given(TYPED)
def test_fold(text: str) -> None:
    typed = cleaned_the_long_way(text).translate(values.TYPED)
    plain = unicodedata.normalize("NFKC", typed).translate(values.HYPHENS)
    assert fold(text) == " ".join(plain.casefold().split())


@pytest.mark.parametrize("other", ["1\u20111", " 1-1 ", "1\u200b-1", "1\u00ad-1", "１-１", "1\u22121"])
def test_ids_that_look_alike_are_the_same(other: str) -> None:
    assert fold(other) == "1-1"
