"""Rules of family 1: cells whose entry is missing or of the wrong kind, as the entry engine found them."""

from sdp_xl.rules.cells import blank_ids, entries, exceptions, ids, kept_ids, prose, when, words

__all__ = ["blank_ids", "entries", "exceptions", "ids", "kept_ids", "prose", "when", "words"]
