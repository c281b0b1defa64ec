"""Family 4: what makes a program outcome measurable."""
