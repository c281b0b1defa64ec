"""Family 5: the project plan and the dates of the cycle."""
