"""Puts sdp-xl where Excel finds it, takes it away again, and says what is right and wrong with a computer."""

from sdp_xl.setup.places import Places, places
from sdp_xl.setup.steps import Step, install, uninstall

__all__ = ["Places", "Step", "install", "places", "uninstall"]
