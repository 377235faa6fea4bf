"""Makes Dutch sentences plainer by rules: shorter sentences and everyday words, the same facts."""
