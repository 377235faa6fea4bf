"""A run as something to read: HTML for people, JSON and CSV for programs."""
