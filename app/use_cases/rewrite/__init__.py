"""Rewrites a text in plain Dutch, sentence by sentence, and checks that the facts are there."""

from app.use_cases.rewrite.rewriting import Rewrite

__all__ = ["Rewrite"]
