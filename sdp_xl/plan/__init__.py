"""The plan as every room reads it: a grid of plain values, its tables found, and what is found or written about it."""
