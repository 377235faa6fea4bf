"""A run as long work: a step for each variant, and one for the report."""

from collections.abc import Callable, Sequence
from contextlib import AbstractAsyncContextManager, aclosing
from dataclasses import dataclass
from pathlib import Path

from anyio.to_thread import run_sync

from app.benchmark.lab import Lab
from app.benchmark.results import RunFiles

_VARIANT, _REPORT = "variant", "report"


@dataclass(frozen=True, slots=True)
class MeasureWork:
    """Satisfies the port LongWork; the subject is the name of a folder in `folder`.

    A step that runs twice goes on where it was, because results are kept for each case. `lab`
    opens engines of its own: a step runs in a thread and a loop of its own.
    """

    folder: Path
    lab: Callable[[], AbstractAsyncContextManager[Lab]]
    name: str

    async def plan(self, subject: str) -> Sequence[str]:
        variants = RunFiles(self.folder / subject).record().variants
        return [*(f"{_VARIANT}:{nr}" for nr in range(len(variants))), _REPORT]

    async def do(self, subject: str, step: str) -> None:
        files = RunFiles(self.folder / subject)
        kind, _, nr = step.partition(":")
        async with self.lab() as lab:
            if kind == _REPORT:
                await run_sync(lab.report, files)
            else:
                await _run(lab, files, int(nr))


async def _run(lab: Lab, files: RunFiles, nr: int) -> None:
    attempt = files.attempt
    async with aclosing(lab.run(files, files.record().variants[nr].name)) as cells:
        async for _ in cells:
            if files.attempt != attempt:
                return
