"""People look and decide; what holds follows from the log."""
