"""Links every item of each column of a row with every item of the others, in as few chains as is simple."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations


def cover(options: Mapping[str, Sequence[str]]) -> list[dict[str, str]]:
    """Chains, one choice a key, in which each pair of choices of two keys stands together at least once.

    For two keys with several choices that is each with each. A lone key gives no chain, since it links nothing.
    """
    keys = [key for key, choices in options.items() if choices]
    open_ = {(a, x, b, y): None for a, b in combinations(keys, 2) for x in options[a] for y in options[b]}
    chains: list[dict[str, str]] = []
    while open_:
        a, x, b, y = next(iter(open_))
        chain = {a: x, b: y}
        for key in keys:
            if key not in chain:
                chain[key] = max(options[key], key=lambda choice: _gain(chain | {key: choice}, key, keys, open_))
        for one, other in combinations(keys, 2):
            open_.pop((one, chain[one], other, chain[other]), None)
        chains.append({key: chain[key] for key in keys})
    return chains


def _gain(
    chain: Mapping[str, str], key: str, keys: Sequence[str], open_: Mapping[tuple[str, str, str, str], None]
) -> int:
    """How many open pairs a choice for ``key`` would close."""
    order = keys.index(key)
    pairs = (
        (other, chain[other], key, chain[key]) if keys.index(other) < order else (key, chain[key], other, chain[other])
        for other in chain
        if other != key
    )
    return sum(pair in open_ for pair in pairs)
