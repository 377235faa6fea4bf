"""A run of the lab bench as a job, in a process that dies at a chosen moment."""

import asyncio
import os
import signal
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, cast

from app.benchmark.comparing import Measure
from app.benchmark.outputs import Output, OutputCache
from app.benchmark.report.signing import Signer
from app.benchmark.report.writing import write_report
from app.benchmark.results import RunFiles, VariantRecord
from app.benchmark.running import CellDone
from app.benchmark.scorers.contains import Contains
from app.benchmark.work import MeasureWork
from app.jobs.runtime import DurableJobs
from tests.support.lab import SaidLab

if TYPE_CHECKING:
    from app.benchmark.lab import Lab


class Death:
    """Comes at the n-th moment of a sort, such as "kept:3"; every moment is told in a file."""

    def __init__(self, told: Path, when: str) -> None:
        self._told = told
        self._sort, _, number = when.partition(":")
        self._left = int(number or 0)

    def at(self, sort: str, what: str) -> None:
        with self._told.open("a", encoding="utf-8") as file:
            file.write(f"{sort} {what}\n")
        self._left -= sort == self._sort
        if sort == self._sort and self._left == 0:
            os.kill(os.getpid(), signal.SIGKILL)


class Cache(OutputCache):
    def __init__(self, folder: Path, death: Death) -> None:
        super().__init__(folder)
        self._death = death

    def put(self, key: str, output: Output) -> None:
        super().put(key, output)
        self._death.at("kept", output.text)


class SmallLab:
    """What the work needs of a lab: answers that cost nothing, and the real report."""

    def __init__(self, home: Path, death: Death) -> None:
        def says(variant: VariantRecord, question: str) -> str:
            death.at("paid", f"{variant.name} {question}")
            return f"ja {variant.name} {question}"

        self._home, self._death = home, death
        self._bench = replace(SaidLab(home, says).bench, cache=Cache(home / "outputs", death))

    def run(self, files: RunFiles, only: str) -> AsyncGenerator[CellDone, None]:
        return self._bench.run(files, only)

    def report(self, files: RunFiles) -> Path:
        self._death.at("report", "")
        return write_report(files, [Measure.of(Contains())], Signer(self._home / "key"))


def bench_road(home: Path, database: str, when: str) -> None:
    asyncio.run(_run(home, database, when))


async def _run(home: Path, database: str, when: str) -> None:
    death = Death(home / "told", when)

    @asynccontextmanager
    async def opened() -> AsyncGenerator["Lab"]:
        yield cast("Lab", SmallLab(home, death))

    work = MeasureWork(home, opened, "benchmark")
    jobs = DurableJobs(database, "test", [work], home / "lock")
    known = await jobs.of("run")
    await jobs.wait(known[0].id if known else await jobs.start("benchmark", "run"))
    jobs.close()
