"""From what a lab asks for to a record of exactly what will be run."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from app.benchmark.cases import CaseSet
from app.benchmark.results import CaseRecord, RunRecord, VariantRecord
from app.errors import InvalidInput

_CHOICE = re.compile(r"(?P<id>[a-z0-9-]+/[a-z0-9-]+)@(?P<version>\d{1,4})")


@dataclass(frozen=True, slots=True)
class PromptChoice:
    id: str
    version: int

    def __str__(self) -> str:
        return f"{self.id}@{self.version}"

    @property
    def task(self) -> str:
        return self.id.split("/")[0]


@dataclass(frozen=True, slots=True)
class ModelChoice:
    """A model by the name that the lab gave it; the digest is empty for a model on a server."""

    name: str
    digest: str


_NO_MODEL = (ModelChoice("geen", ""),)
_AS_IT_IS: tuple[None, ...] = (None,)


@dataclass(frozen=True, slots=True)
class Chosen:
    """A variant of the run in a folder; an empty name is the only one there is."""

    folder: Path
    variant: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """Where and with what something is measured."""

    machine: str
    software: Mapping[str, str]
    now: str


@dataclass(frozen=True, slots=True)
class Plan:
    """What a lab asks for; `judged`: by a model too. `temperature` None: as each prompt says.

    Without prompts it is `task` as it is now; without models it is a check that asks none.
    """

    prompts: Sequence[PromptChoice]
    models: Sequence[ModelChoice]
    task: str
    collection: str = ""
    repeats: int = 1
    seed: int = 0
    temperature: float | None = None
    judged: bool = False


def prompt_choice(text: str) -> PromptChoice:
    """Read "brief/schrijven@2". Raises: InvalidInput."""
    if not (match := _CHOICE.fullmatch(text.strip())):
        raise InvalidInput(f"'{text}' is geen prompt met versie, zoals brief/schrijven@2.")
    return PromptChoice(match["id"], int(match["version"]))


def task_of(prompts: Sequence[PromptChoice], task: str) -> str:
    """The task that is meant. Raises: InvalidInput when that is none, or more than one."""
    tasks = {choice.task for choice in prompts} | ({task} if task else set())
    if len(tasks) != 1:
        raise InvalidInput("Geef een taak, of prompts van één taak; dit zijn er meer of geen.")
    return tasks.pop()


def recorded(
    plan: Plan,
    cases: CaseSet,
    digests: Mapping[PromptChoice, str],
    scorers: Mapping[str, int],
    place: Place,
) -> RunRecord:
    """Every prompt with every model.

    `digests` are those of the prompt texts: first of all that the task uses as it is, then of the
    chosen ones; `scorers` are the versions of what will judge.
    """
    return RunRecord(
        task=plan.task,
        collection=plan.collection,
        cases_digest=cases.digest,
        cases=tuple(
            CaseRecord(
                id=case.id, fields=dict(case.fields), expect=dict(case.expect), tags=case.tags
            )
            for case in cases.cases
        ),
        broken={each.id: each.reason for each in cases.broken},
        variants=tuple(
            _variant(plan, prompt, model, digests)
            for model, prompt in product(plan.models or _NO_MODEL, plan.prompts or _AS_IT_IS)
        ),
        scorers=dict(scorers),
        repeats=plan.repeats,
        started=place.now,
        machine=place.machine,
        software=dict(place.software),
    )


def _variant(
    plan: Plan,
    prompt: PromptChoice | None,
    model: ModelChoice,
    digests: Mapping[PromptChoice, str],
) -> VariantRecord:
    used = [each for each in digests if each not in plan.prompts]
    if prompt:
        used = [*(each for each in used if each.id != prompt.id), prompt]
    told = str(prompt) if prompt else plan.task
    return VariantRecord(
        name=told if len(plan.models) <= 1 else f"{told} {model.name}",
        prompts={each.id: each.version for each in used},
        digests={each.id: digests[each] for each in used},
        model=model.name,
        model_digest=model.digest,
        temperature=plan.temperature,
        seed=plan.seed,
    )
