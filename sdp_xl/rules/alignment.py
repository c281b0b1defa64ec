"""Family 4: the links between targets, needs, strategies, MPOs and evaluation."""
