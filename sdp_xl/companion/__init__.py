"""The page beside Excel, for computers where macros are blocked: the same actions on the open plan or on a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sdp_xl.beside import claim

if TYPE_CHECKING:
    from sdp_xl.companion.desk import WatchDesk


def main(path: Path | None = None) -> int:
    """Opens the page in the browser, on the workbook at ``path`` or on the plan in front of Excel; 0 once it is closed.

    Raises Trouble if the workbook cannot be read.
    """
    claim()
    from sdp_xl.companion.desk import PlanDesk

    return _serve(PlanDesk, path)


def watch(path: Path) -> int:
    """Opens the report of a workbook in the browser and renews it at each save; 0 once it is closed. Raises Trouble."""
    from sdp_xl.companion.desk import WatchDesk

    return _serve(WatchDesk, path)


def _serve(kind: type[WatchDesk], path: Path | None) -> int:
    import webbrowser
    from tempfile import TemporaryDirectory

    from sdp_xl import jobs
    from sdp_xl.companion.plans import FilePlan
    from sdp_xl.companion.server import Server

    if path:
        jobs.load(path)
    with TemporaryDirectory(prefix="sdp-xl-") as folder:
        server = Server(kind(folder, FilePlan(path) if path else None))
        print(f"The page runs at {server.address} until you close it (or press Ctrl+C here).", flush=True)
        webbrowser.open(server.address)
        try:
            server.run()
        except KeyboardInterrupt:
            print("Stopped.")
    return 0
