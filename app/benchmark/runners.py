"""Each kind of work done once, as the service does it: guards, checks and all."""

from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from typing import Any, TypeVar

from app.benchmark.outputs import Output
from app.errors import InvalidInput, ModelAway
from app.ports.asking import GuardedAnswering
from app.use_cases.rewrite import Rewrite
from app.use_cases.tasks import Tasks
from app.values.answers import Answered, Timings, Usage
from app.values.rewriting import RewritingDone
from app.values.tasks import TaskDone

Last = TypeVar("Last")


@dataclass(frozen=True, slots=True)
class TaskRunner:
    """A task that follows from its prompt file; what was filled in is its source."""

    tasks: Tasks
    name: str

    async def run(self, fields: Mapping[str, str]) -> Output:
        events = self.tasks.stream(self.name, fields)
        made = (await _last(events, TaskDone)).result
        return _output(made, made.usage, made.timings, sentences=made.sentences)


@dataclass(frozen=True, slots=True)
class AskRunner:
    """A question, in the field `question`, over one collection or all of them."""

    ask: GuardedAnswering
    within: Sequence[str]

    async def run(self, fields: Mapping[str, str]) -> Output:
        events = self.ask.stream(_field(fields, "question"), within=self.within)
        made = (await _last(events, Answered)).answer
        return _output(
            made,
            made.usage,
            made.timings,
            abstained=made.abstained,
            sentences=made.sentences,
            sources=tuple(each.text for each in made.sources),
        )


@dataclass(frozen=True, slots=True)
class RewriteRunner:
    """A text, in the field `text`."""

    rewrite: Rewrite

    async def run(self, fields: Mapping[str, str]) -> Output:
        events = self.rewrite.stream(_field(fields, "text"))
        made = (await _last(events, RewritingDone)).rewriting
        return _output(made, made.usage, made.timings)


def _field(fields: Mapping[str, str], name: str) -> str:
    if name not in fields:
        raise InvalidInput(f"Het veld '{name}' ontbreekt.")
    return fields[name]


async def _last(events: AsyncGenerator[Any, None], kind: type[Last]) -> Last:
    async with aclosing(events):
        async for event in events:
            if isinstance(event, kind):
                return event
    raise ModelAway("Het taalmodel stopte zonder antwoord.")


def _output(made: Any, usage: Usage, timings: Timings, **more: Any) -> Output:
    """Energy and memory are filled in by who measures them."""
    return Output(
        text=made.text,
        model=made.model,
        prompt=made.prompt,
        first_token_s=timings.first_token_ms / 1000,
        total_s=timings.total_ms / 1000,
        prompt_tokens=usage.prompt_tokens,
        completion_tokens=usage.completion_tokens,
        energy_wh=made.energy_wh,
        energy_how="geschat",
        memory_mib=0.0,
        **more,
    )
