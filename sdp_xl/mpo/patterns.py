"""Patterns made at their first use, of those of their ways alone whose words stand in the texts at hand.

All ways with all forms of all words make patterns of 15,000 characters, which take a third of a second to compile; a
plan holds a tenth of the words. What a pattern finds is the same, since a way with a word that no text holds finds
nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import cast

_LETTERS = re.compile("[a-z]+")
_TIMES = r"(?:[?*+]\??|\{\d*,?\d*\}\??)"
_SIGN = re.compile(
    rf"(?P<word>[a-z]{{2,}}(?![?*+{{]))|\(\?P=part (?P<number>\d+)\)|(?P<open>\(\?(?:P<\w+>|<?[=!]|:))|(?P<or>\|)|"
    rf"(?P<close>\))|(?P<times>{_TIMES})|(?:(?:\\.|\[(?:\\.|[^\]\\])+\]|[^\\\[(|)?*+{{a-z]|[a-z](?![a-z](?![?*+{{])))"
    rf"{_TIMES}?)+"
)
"""A word, a sign or other characters in the notation of ``re``, or what stands there for a part; ``re`` alone refuses
that, so that it cannot be left in by mistake."""

_DIGIT = re.compile(r"\\d(?![?*{])|\\d\{[1-9]")
_DIGITS = frozenset("0123456789")
_NAMED = re.compile(r"\(\?P<\w+>")
_NARROW = 4
"""How often a pattern is made anew for more words; then it is made of all its ways."""

_NOTHING = re.compile("(?!)")
"""The pattern that finds nothing."""

_KEPT = 4096
"""How many texts are remembered as looked up."""


class _Words:
    """The runs of letters in the texts so far."""

    def __init__(self) -> None:
        self.runs: set[str] = set()
        self._joined = ""
        self._texts: set[str] = set()

    def look_up(self, text: str) -> None:
        """Notes the words of a text."""
        if text not in self._texts:
            new = {run for run in _LETTERS.findall(text.lower()) if run not in self.runs and not self.hold(run)}
            self._joined = " ".join((self._joined, *new))
            self.runs |= new
            if len(self._texts) >= _KEPT:
                self._texts.clear()
            self._texts.add(text)  # last: a command that is stopped in between leaves nothing half done

    def hold(self, run: str) -> bool:
        """Whether letters stand in a word, at its beginning or anywhere in it."""
        return run in self._joined


_words = _Words()


_Narrow = tuple[str, frozenset[str] | None]
"""A pattern of those ways alone that may be found, and the letters of which some must stand where it is found; None if
it may be found among any letters."""

_Held = Callable[[str], bool]
"""Tells whether letters stand in a word of the texts so far."""

_parts: list[Callable[[_Held], _Narrow | None]] = []
"""The lists of words and the other parts of patterns by number; each gives None if nothing can be found."""


class _Pattern:
    def __init__(self, text: str, flags: int) -> None:
        self.pattern, self._flags = text, flags
        self._narrow: _Narrow | None = None
        self._made: re.Pattern[str] | None = None
        self._times = self._runs = 0

    def _for(self, text: str, *places: int) -> re.Pattern[str]:
        """The compiled pattern, which finds between these places of a text what that of all ways finds."""
        _words.look_up(text)
        if self._times == 0 or (self._times < _NARROW and self._runs != len(_words.runs)):
            self._times += 1
            self._runs = len(_words.runs)
            self._narrow = _narrowed(self.pattern, _words.hold if self._times < _NARROW else _all)
            self._made = None
        if self._narrow is None:
            return _NOTHING
        narrow, needs = self._narrow
        if needs and not self._flags:
            for word in needs:
                if text.find(word, *places) >= 0:
                    break
            else:
                return _NOTHING
        if self._made is None:
            lost = [name for name in _NAMED.findall(self.pattern) if name not in narrow]
            rest = f"|(?!){''.join(f'{name})' for name in lost)}" if lost else ""
            self._made = re.compile(narrow + rest, self._flags)
        return self._made

    def search(self, text: str, *places: int) -> re.Match[str] | None:
        return self._for(text, *places).search(text, *places)

    def match(self, text: str, *places: int) -> re.Match[str] | None:
        return self._for(text, *places).match(text, *places)

    def fullmatch(self, text: str, *places: int) -> re.Match[str] | None:
        return self._for(text, *places).fullmatch(text, *places)

    def finditer(self, text: str, *places: int) -> Iterator[re.Match[str]]:
        return self._for(text, *places).finditer(text, *places)

    def sub(self, new: str | Callable[[re.Match[str]], str], text: str) -> str:
        return self._for(text).sub(new, text)


def pattern(text: str, flags: int = 0) -> re.Pattern[str]:
    """The pattern of a text in the notation of ``re``, with lists of words in it, to be used like a compiled one.

    Its groups have names.
    """
    return cast("re.Pattern[str]", _Pattern(text, flags))


def look_up(texts: Iterable[str]) -> None:
    """Notes the words of texts that are about to be read, so that each pattern is made once for all of them."""
    for text in texts:
        _words.look_up(text)


def any_of(text: str) -> str:
    """The pattern of one of the words and phrases that commas part; a space may be a hyphen."""
    return _listed(text, lambda word: {word})


def nouns(text: str) -> str:
    """The pattern of one of the nouns, singular or plural."""
    return _listed(text, lambda word: {word, f"{word}s", f"{word}es", _ies(word)})


def verbs(text: str) -> str:
    """The pattern of one of the verbs in any regular form: raise, raises, raised, raising. Others stand in the list."""
    return _listed(text, _conjugated)


def part(text: str) -> str:
    """What stands for a pattern in the patterns that hold it, so that it is narrowed once for all of them."""
    return _numbered(lambda held: _narrowed(f"(?:{text})", held))


def _listed(text: str, forms: Callable[[str], set[str]]) -> str:
    words = [" ".join(word.split()) for word in text.split(",")]

    def either(held: _Held) -> _Narrow | None:
        begun = (word for word in words if (run := _LETTERS.match(word)) is None or held(run[0][:-1]))
        known = [form for word in begun for form in forms(word) if all(map(held, _LETTERS.findall(form)))]
        needs = frozenset(max(_LETTERS.findall(word), key=len) for word in known)
        return (_grouped(_either(known)), needs) if known else None

    return _numbered(either)


def _numbered(narrow: Callable[[_Held], _Narrow | None]) -> str:
    _parts.append(narrow)
    return f"(?P=part {len(_parts) - 1})"


def _conjugated(word: str) -> set[str]:
    verb, _, rest = word.partition(" ")
    short, double = verb.removesuffix("e"), verb + verb[-1]
    several = (f"{verb}s", f"{verb}es", f"{short}ed", f"{short}ing", f"{double}ed", f"{double}ing", _ies(verb))
    return {word, *(f"{form} {rest}".strip() for form in several)}


def _ies(word: str) -> str:
    return f"{word[:-1]}ies" if word.endswith("y") else word


def _all(run: str) -> bool:
    return True


@lru_cache(maxsize=512)
def _part(number: int, held: _Held, runs: int) -> _Narrow | None:
    """A part by its number; ``runs`` is how many words were known when it was made."""
    return _parts[number](held)


def _narrowed(text: str, held: _Held) -> _Narrow | None:
    """A pattern without the ways in which a word must stand that is not held; None if none is left."""
    return _ways(_SIGN.finditer(text), held)


def _ways(signs: Iterator[re.Match[str]], held: _Held) -> _Narrow | None:
    """The ways of a group up to its end that may be found."""
    ways: list[_Narrow] = []
    way: list[_Narrow | None] = []
    for sign in signs:
        said = sign[0]
        match sign.lastgroup:
            case None:
                way.append((said, _DIGITS if _DIGIT.search(said) else None))
            case "word":
                way.append((said, frozenset((said,))) if held(said) else None)
            case "number":
                way.append(_part(int(sign["number"]), held, len(_words.runs)))
            case "open":
                inner = _ways(signs, held)
                if inner and said == "(?:":
                    way.append((_grouped(inner[0]), inner[1]))
                elif said.endswith("!"):
                    way.append((f"{said}{inner[0]})" if inner else "", None))
                else:
                    way.append(inner and (f"{said}{inner[0]})", None if said == "(?<=" else inner[1]))
            case "times":
                once = way.pop()
                many = (once[0] if "|" in once[0] else f"(?:{once[0]})") + said if once else ""  # as _grouped left it
                if said.startswith(("?", "*", "{0")):
                    way.append((many, None))
                else:
                    way.append((many, once[1]) if once else None)
            case "or":
                ways += _possible(way)
                way = []
            case _:
                break
    ways += _possible(way)
    needs = [words for _, words in ways if words]
    some = frozenset().union(*needs) if len(needs) == len(ways) else None
    return ("|".join([text for text, _ in ways]), some) if ways else None


def _grouped(ways: str) -> str:
    """Ways as a piece of a way; one way needs no group, which takes time to compile."""
    return f"(?:{ways})" if "|" in ways else ways


def _possible(way: list[_Narrow | None]) -> Iterator[_Narrow]:
    """One way of its pieces, with what the piece needs that needs the fewest words; nothing if a piece is None."""
    pieces = [piece for piece in way if piece]
    if len(pieces) == len(way):
        needs = min([words for _, words in pieces if words], key=len, default=None)
        yield "".join([text for text, _ in pieces]), needs


def _either(words: Iterable[str]) -> str:
    """The ways of one of the words, the longest that fits; a space may be a hyphen."""
    longest = sorted(words, key=lambda word: (-len(word), word))
    return "|".join(map(re.escape, longest)).replace(r"\ ", r"[\s-]")
