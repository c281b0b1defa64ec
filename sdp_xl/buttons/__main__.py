"""The program that the macros start, with one argument: the button's key, a colon, and where it was pressed."""

import gc
import sys

from sdp_xl.buttons import press

if __name__ == "__main__":
    gc.disable()  # what a press makes lives to its end
    key, _, where = sys.argv[1].partition(":")
    press(key, where)
