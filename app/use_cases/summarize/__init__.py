"""Summarise texts of any length, each sentence with its page and whether the text carries it."""

from app.use_cases.summarize.summarizing import Summarize, SummaryLimits

__all__ = ["Summarize", "SummaryLimits"]
