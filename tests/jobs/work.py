"""A process that does three steps and may be killed in the middle of one of them."""

import asyncio
import os
import signal
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from app.errors import InvalidInput
from app.jobs.runtime import DurableJobs

STEPS = ("a", "b", "c")


@dataclass(frozen=True, slots=True)
class Diary:
    """Long work that writes what it does into a file, and dies where it is told to."""

    folder: Path
    dies_in: str = ""
    fails_in: str = ""
    name: str = "diary"

    async def plan(self, subject: str) -> Sequence[str]:
        self._write(f"plan {subject}")
        return STEPS

    async def do(self, subject: str, step: str) -> None:
        self._write(f"begin {step}")
        if step == self.dies_in:
            os.kill(os.getpid(), signal.SIGKILL)
        if step == self.fails_in:
            raise InvalidInput("BSN 999990019 klopt niet.")
        self._write(f"end {step}")

    def _write(self, line: str) -> None:
        with (self.folder / "diary").open("a", encoding="utf-8") as file:
            file.write(f"{line}\n")

    def read(self) -> list[str]:
        return (self.folder / "diary").read_text(encoding="utf-8").splitlines()


def jobs(folder: Path, diary: Diary, worker: str = "test") -> DurableJobs:
    return DurableJobs(f"sqlite:///{folder}/jobs.db", worker, [diary], folder / f"{worker}.lock")


def work(folder: Path, dies_in: str) -> None:
    asyncio.run(_work(folder, dies_in))


async def _work(folder: Path, dies_in: str) -> None:
    runtime = jobs(folder, Diary(folder, dies_in))
    job = await runtime.start("diary", "s1")
    assert (await runtime.wait(job)).state == "done"
    runtime.close()
