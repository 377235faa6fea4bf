"""One scorer a file; `registry` knows them by name."""
