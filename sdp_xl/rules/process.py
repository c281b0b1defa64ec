"""Family 2: the activities and outcomes of Table A.1."""
