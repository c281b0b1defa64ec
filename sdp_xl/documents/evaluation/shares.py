"""Shares of children by MPO and year as bars beside their targets: a picture with words for who cannot see it."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree import ElementTree as ET

from sdp_xl.documents.parts import Picture
from sdp_xl.documents.word.setup import HEAD, INK, QUIET
from sdp_xl.results import ResultLine
from sdp_xl.results.target import target_of

YEARS, MOST_BARS = 3, 30
"""Years that are drawn of an MPO, the latest ones, and bars of a picture that can be read on a page."""
_WIDTH, _LEFT, _RIGHT, _TOP, _ROW, _SIZE = 1000, 160, 240, 40, 30, 20
_BAR, _LINE, _RULE = "6D93C4", "8C1D18", "D5DBE3"


def picture(area: str, lines: Sequence[ResultLine]) -> Picture | None:
    """The bars of the lines whose share is known or hidden; None if no share is known."""
    from sdp_xl.documents.picture import png

    by_mpo: dict[int, list[ResultLine]] = {}
    for line in lines:
        if line.shown_share:
            by_mpo.setdefault(line.mpo.row.number, []).append(line)
    every = [line for one in by_mpo.values() for line in one[-YEARS:]]
    shown = every[:MOST_BARS]
    if not any(line.share is not None for line in shown):
        return None
    more = "" if shown == every else f" (the first {MOST_BARS} of {len(every)} bars)"
    words = "; ".join(
        f"{line.mpo.row.text('id')} {line.period}: {_said(line)}, target {line.target or 'none'}" for line in shown
    )
    return Picture(
        caption=f"Share of children who met each MPO: {area}; a line marks the target{more}",
        png=png(_svg(shown), width=1500),
        alt=f"A bar for each MPO and year. {words}. The table below says the same.",
    )


def _said(line: ResultLine) -> str:
    return f"{line.shown_share} {line.standing.lower()}"


def _svg(lines: Sequence[ResultLine]) -> str:
    height = _TOP + len(lines) * _ROW + 8
    root = ET.Element("svg", xmlns="http://www.w3.org/2000/svg", viewBox=f"0 0 {_WIDTH} {height}")
    for percent in range(0, 101, 20):
        _line(root, _at(percent / 100), _TOP - 6, height, _RULE, 1)
        _text(root, _at(percent / 100), 24, f"{percent}%", QUIET, anchor="middle")
    for number, line in enumerate(lines):
        y = _TOP + number * _ROW
        _text(root, 0, y + 21, f"{line.mpo.row.text('id')}  {line.period}", INK)
        share = min(line.share or 0, 1)
        place = {"x": f"{_LEFT}", "y": f"{y + 5}", "width": f"{_at(share) - _LEFT:g}", "height": f"{_ROW - 10}"}
        ET.SubElement(root, "rect", {**place, "fill": f"#{_BAR}"})
        _text(root, _at(1) + 14, y + 21, _said(line), HEAD)
        target = target_of(line.mpo)
        if target and target.share is not None and target.share <= 1:
            _line(root, _at(target.share), y, y + _ROW, _LINE, 4)
    return ET.tostring(root, encoding="unicode")


def _at(share: float) -> float:
    return round(_LEFT + share * (_WIDTH - _LEFT - _RIGHT), 1)


def _line(root: ET.Element, x: float, top: float, bottom: float, color: str, width: int) -> None:
    ends = {"x1": f"{x:g}", "x2": f"{x:g}", "y1": f"{top:g}", "y2": f"{bottom:g}"}
    ET.SubElement(root, "line", {**ends, "stroke": f"#{color}", "stroke-width": str(width)})


def _text(root: ET.Element, x: float, y: float, text: str, color: str, *, anchor: str = "start") -> None:
    look = {"fill": f"#{color}", "font-family": "sans-serif", "font-size": str(_SIZE), "text-anchor": anchor}
    ET.SubElement(root, "text", {"x": f"{x:g}", "y": f"{y:g}", **look}).text = text
