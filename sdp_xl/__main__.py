"""Lets `python -m sdp_xl` do what `sdp-xl` does."""

import sys

from sdp_xl.cli import main

if __name__ == "__main__":
    sys.exit(main())
