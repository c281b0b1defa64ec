"""Tests that measure how well the flaws of a written measurable program outcome (MPO) are found."""
