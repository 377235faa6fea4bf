"""What a run over a collection did so far, and how long that took."""

import time
from dataclasses import dataclass, field

from knowledge_base.contract import Failure, IngestReport, Progress


@dataclass(slots=True)
class Tally:
    """Documents by what happened to them; `chunks` were made, the clock runs from the start."""

    added: int = 0
    updated: int = 0
    unchanged: int = 0
    removed: int = 0
    chunks: int = 0
    failed: list[Failure] = field(default_factory=list)
    started: float = field(default_factory=time.monotonic)

    def progress(self, done: int, total: int, path: str) -> Progress:
        spent = time.monotonic() - self.started
        speed = self.chunks / spent if spent else 0.0
        return Progress(done, total, path, speed, spent / done * (total - done))

    def report(self, collection: str, held: int) -> IngestReport:
        """The end of a run; `held` is the number of chunks that the collection has now."""
        return IngestReport(
            collection,
            self.added,
            self.updated,
            self.unchanged,
            self.removed,
            held,
            tuple(self.failed),
            round(time.monotonic() - self.started, 3),
        )
