"""The check: the run over all rules, and the two engines that check the entries."""
