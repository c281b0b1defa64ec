"""Twelve charts in the words and layouts of real States, with where each cell belongs."""
