"""Tasks as pages: each kind has a form, events while it runs, and a result to look at."""

from app.web.work.kinds import Asked, Shown, Work
from app.web.work.registry import work_named, works

__all__ = ["Asked", "Shown", "Work", "work_named", "works"]
