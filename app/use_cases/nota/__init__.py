"""A nota from a few bullets: the Rijk's headings, every sentence traced, nothing invented."""

from app.use_cases.nota.drafting import DraftNota

__all__ = ["DraftNota"]
