"""A checked plan as one HTML page for reading, printing and sending: no script, nothing loaded from elsewhere."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from sdp_xl.checking.check import Report
from sdp_xl.report.view import view
from sdp_xl.scheduling import Timeline
from sdp_xl.written.shown import as_excel_shows

if TYPE_CHECKING:
    from jinja2 import Environment

    from sdp_xl.report.gantt import Chart


KIND = '<meta name="generator" content="sdp-xl report">'
"""The mark in each page by which it is known as ours."""


def html(report: Report, timeline: Timeline, name: str) -> str:
    """The page of a check and a timeline of the workbook called ``name``; every text of the workbook is escaped."""
    return rendered("report.html", view=view(report, timeline, name), style=style(), kind=KIND, goes=False)


def body(report: Report, timeline: Timeline, name: str, *, goes: bool = False) -> str:
    """The same without the head of the page, to be shown within another one that has the same style.

    ``goes``: each place in the workbook is a button, for a page that can go there.
    """
    return rendered("parts.html", view=view(report, timeline, name), goes=goes)


def drawing(chart: Chart, *, size: int = 12) -> str:
    """The first strip of a timeline as an SVG of its own, in the colors of the page on paper, letters ``size`` high."""
    colors = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]+)", style().partition("@media")[0]))
    rules = "".join(re.findall(r"^(?:svg|\.grid|\.bar|\.milestone).*$", style(), re.MULTILINE))
    look = re.sub(r"var\(--([a-z-]+)\)", lambda match: colors[match[1]], rules)
    look = look.replace("font: 12px", f"font: {size}px")
    svg = _environment().get_template("gantt.svg").render(chart=chart, strip=chart.strips[0], which=chart.title)
    return svg.replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1).replace(
        ">", f"><style>{look}</style>", 1
    )


def style() -> str:
    """How the page looks, as a style sheet."""
    return _text("report.css")


def rendered(template: str, **shown: object) -> str:
    """A template of this folder with what it shows, every text escaped."""
    return _environment().get_template(template).render(**shown)


@cache
def _environment() -> Environment:
    from jinja2 import DictLoader, Environment, StrictUndefined

    names = ("report.html", "parts.html", "panels.html", "gantt.svg")
    environment = Environment(
        loader=DictLoader({name: _text(name) for name in names}),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["day"] = as_excel_shows
    environment.filters["capitalize_first"] = lambda text: text[:1].upper() + text[1:]
    return environment


def _text(name: str) -> str:
    return (files(__name__) / name).read_text(encoding="utf-8")
