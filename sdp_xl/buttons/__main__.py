"""The program that the macros start, with one argument: the button's key, a colon, and where it was pressed."""

import sys

from sdp_xl.buttons import press

key, _, where = sys.argv[1].partition(":")
press(key, where)
