"""The table of how well the charts of the States go in: `python -m tests.intake`, with `-v` the cells that do not."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from tests.intake.states.run import results, table

with tempfile.TemporaryDirectory() as folder:
    found = results(Path(folder))
print(table(found))
if "-v" in sys.argv:
    for result in found:
        print(f"\n{result.name}")
        print(
            "\n".join(f"  {kind}: {cell.text[:70]} -> {dict(cell.places) or 'Notes'}" for cell, kind in result.astray)
        )
        print("\n".join(f"  no chain: {link}" for link in result.unlinked))
