"""What a document is, and how the documents of a dossier belong together."""
