"""Tasks that follow from their prompt file: fill in, write, judge, show."""

from app.use_cases.tasks.running import Tasks

__all__ = ["Tasks"]
