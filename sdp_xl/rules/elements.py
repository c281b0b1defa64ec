"""Families 6 and 7: the elements that the law requires and that guidance suggests."""
