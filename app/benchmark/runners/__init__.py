"""What is measured, done once: each takes the fields of a case and gives an output."""
