"""sdp-xl companion and watch: the page beside Excel, and the report that is renewed at each save."""

from __future__ import annotations

import argparse


def companion(given: argparse.Namespace) -> int:
    """Opens the page and stays until it is closed; 0. Raises Trouble."""
    from sdp_xl.companion import main

    return main(given.file)


def watch(given: argparse.Namespace) -> int:
    """Opens the report of ``given.file`` and renews it at each save, until it is closed; 0. Raises Trouble."""
    from sdp_xl.companion import watch

    return watch(given.file)
