"""A checked plan as one HTML page for reading, printing and sending: no script, nothing loaded from elsewhere."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from sdp_xl.checking.check import Report
from sdp_xl.report.view import view
from sdp_xl.scheduling import Timeline
from sdp_xl.written.shown import as_excel_shows

if TYPE_CHECKING:
    from jinja2 import Environment


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


def style() -> str:
    """How the page looks, as a style sheet."""
    return _text("report.css")


def rendered(template: str, **shown: object) -> str:
    """A template of this folder with what it shows, every text escaped."""
    return _environment().get_template(template).render(**shown)


@cache
def _environment() -> Environment:
    from jinja2 import DictLoader, Environment, StrictUndefined

    names = ("report.html", "parts.html", "panels.html")
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
