"""The lab bench: cases x prompts x models, scored, compared and reported."""
