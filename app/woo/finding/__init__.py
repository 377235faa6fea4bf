"""Passages that somebody has to look at, the same way in the whole dossier."""
