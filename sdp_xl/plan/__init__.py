"""The plan as every room reads it: a grid of plain values, its tables, its findings and its pages."""
