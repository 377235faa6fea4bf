"""What answers a request: its points, where the dossier speaks of them, and a summary."""
