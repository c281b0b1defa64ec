"""Does what a press of “Check the plan” does, from start to pages, but for Excel: python -m tests.bench.press FILE.

FILE is the copy that Excel would have saved.
"""

from __future__ import annotations

import gc
import sys
from datetime import date
from pathlib import Path


def main() -> None:
    """Prints how many pages there are to be written."""
    gc.disable()  # as the program that the macros start
    from sdp_xl import buttons, files  # noqa: F401 - what the macro imports
    from sdp_xl.live.excel import xlwings

    xlwings()
    from sdp_xl.checking.check import run
    from sdp_xl.pages import check_pages

    print(len(check_pages(run(files.read(Path(sys.argv[1])), today=date(2026, 11, 24)))))


if __name__ == "__main__":
    main()
