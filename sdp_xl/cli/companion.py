"""sdp-xl companion: opens the window beside Excel."""

from __future__ import annotations

import argparse


def companion(given: argparse.Namespace) -> int:
    """Opens the window and stays until it is closed; 0. Raises Trouble where there is no screen."""
    from sdp_xl.companion import main

    return main(given.file)
