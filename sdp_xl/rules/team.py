"""Family 3: the team and its meetings."""
