"""Minutes of a meeting: who was there, what was decided, who does what and when."""

from app.use_cases.minutes.making import MakeMinutes

__all__ = ["MakeMinutes"]
