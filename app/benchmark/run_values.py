"""What is asked of the runs that this service keeps, and what is told of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from app.benchmark.results import RunFiles
from app.ports.jobs import JobState

Side = Literal["left", "right", "equal"]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a person asks for, in words: prompts of one task, or a task as it is now.

    Without `cases` the shipped ones are meant.
    """

    prompts: Sequence[str] = ()
    task: str = ""
    models: Sequence[str] = ("default",)
    cases: Sequence[object] = ()
    collection: str = ""
    repeats: int = 1
    seed: int = 0
    temperature: float | None = None
    judged: bool = False


@dataclass(frozen=True, slots=True)
class Judged:
    """Which answer to a case someone chose."""

    case: str
    side: Side


@dataclass(frozen=True, slots=True)
class RunState:
    """How far a run is: `done` of `wanted` results; `broken` says which cases were no good.

    `state` is that of the last job, or "done" where nobody works and nothing is left to do.
    """

    id: str
    task: str
    started: str
    variants: tuple[str, ...]
    done: int
    wanted: int
    state: JobState
    reason: str
    broken: dict[str, str]


@dataclass(frozen=True, slots=True)
class RunSummary:
    """A run in a folder, and how many of its results are there."""

    folder: str
    task: str
    started: str
    variants: tuple[str, ...]
    done: int
    wanted: int


def summary(files: RunFiles) -> RunSummary:
    """Raises: InvalidInput when there is no run here."""
    run = files.record()
    names = tuple(variant.name for variant in run.variants)
    wanted = len(run.cases) * len(names) * run.repeats
    return RunSummary(
        str(files.folder), run.task, run.started, names, len(files.results()), wanted
    )
