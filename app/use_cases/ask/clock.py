"""The times of one answer, in seconds since it was asked."""

import time
from dataclasses import dataclass, field

from app.values.answers import Timings


@dataclass(slots=True)
class Clock:
    began: float = field(default_factory=time.perf_counter)
    search: float = 0.0
    queue: float = 0.0
    first: float | None = None

    def seconds(self) -> float:
        return time.perf_counter() - self.began

    def searched(self) -> None:
        self.search = self.seconds()

    def waited(self) -> None:
        self.queue = self.seconds() - self.search

    def written(self) -> None:
        """The model wrote something; the first time counts."""
        if self.first is None:
            self.first = self.seconds()

    def timings(self) -> Timings:
        total = self.seconds()
        first = total if self.first is None else self.first
        return Timings(
            queue_ms=round(self.queue * 1000, 1),
            search_ms=round(self.search * 1000, 1),
            first_token_ms=round(first * 1000, 1),
            total_ms=round(total * 1000, 1),
        )
