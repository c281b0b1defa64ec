"""Prints how many calls cross to Excel in a press, a button a line: python -m tests.bench.engine_calls.

The calls are those of tests/live/double.py, and 3 more with which xlwings finds the workbook, in a plan that was
checked and had its timeline made before. Where Excel saves no copy of the workbook, each sheet is read by itself.
"""

from __future__ import annotations

import os
import tempfile

import workbook
from schemas.buttons import BUTTONS
from sdp_xl import buttons
from tests.live.double import Office, caller
from tests.live.workbooks import opened

CALLER = 3


def main() -> None:
    """Prints the label, the calls, and those where Excel saves no copy, with tabs between."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_STATE_HOME"] = folder
        for button in BUTTONS:
            calls = []
            for copies in (True, False):
                office = Office(opened(workbook.path(workbook.EXAMPLE)), copies=copies)
                with caller(office):
                    for before in ("check", "timeline"):
                        buttons.press(before, "")
                    office.calls = 0
                    buttons.press(button.key, "")
                calls.append(office.calls + CALLER)
            print(button.label, *calls, sep="\t")


if __name__ == "__main__":
    main()
