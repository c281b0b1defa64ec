"""Little workbooks for the tests of the timeline."""

from __future__ import annotations

from sdp_xl.plan.locate import locate
from sdp_xl.plan.model import Plan
from tests.markdown import TODAY, cases

SETTINGS = """
### Settings
| Question | Answer |
|---|---|
| State | Ohio |
| Planning starts on | 2026-08-31 |
| Plan adopted on (planned or actual) | {adopted} |
| Plan takes effect on | 2027-07-01 |
| Plan ends on | 2030-06-30 |
| Propose blank dates | {direction} |
"""


def book(sheets: str, *, adopted: str = "2026-12-18", direction: str = "") -> Plan:
    """The workbook with these sheets and, if they bring none, the usual settings."""
    settings = "" if "### Settings" in sheets else SETTINGS.format(adopted=adopted, direction=direction)
    return locate(cases(f"## one\n{settings}\n{sheets}")[0].grid, today=TODAY)
