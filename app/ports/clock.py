"""What time it is, so that a test can decide."""

from datetime import datetime
from typing import Protocol


class Clock(Protocol):
    def __call__(self) -> datetime:
        """Return the time now, in UTC with its zone."""
        ...
