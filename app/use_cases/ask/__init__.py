"""Answer a question from the knowledge base, with sources that carry each sentence."""

from app.use_cases.ask.asking import Ask, AskLimits

__all__ = ["Ask", "AskLimits"]
