"""Does a task: what was filled in is guarded, what is written is judged before it is shown."""

from collections.abc import AsyncGenerator, Callable, Mapping
from contextlib import aclosing
from dataclasses import dataclass

from anyio.to_thread import run_sync

from app.errors import NotFound, QuestionRefused
from app.guarding.inputs import InputGuard, Reviewed, Typed
from app.ports.audit import AuditLog
from app.ports.energy import EnergyMeter
from app.ports.guarding import AnswerGuard
from app.ports.judging import SupportJudge
from app.ports.language import TextGenerator
from app.prompting.library import Prompt, PromptLibrary
from app.prompting.tasks import task_of
from app.use_cases.tasks.filling_in import filled_in
from app.use_cases.tasks.writing import Writing
from app.values.audit import AuditEvent
from app.values.guarding import Guarded, Override, counted
from app.values.tasks import (
    FieldsGuarded,
    Given,
    Progress,
    Task,
    TaskDone,
    TaskEvent,
    TaskField,
    TaskResult,
)


@dataclass(frozen=True, slots=True)
class Tasks:
    """Every task that has a prompt file; `guard` gives the input guard of a policy."""

    prompts: PromptLibrary
    generator: TextGenerator
    judge: SupportJudge
    answer_guard: AnswerGuard
    guard: Callable[[str], InputGuard]
    energy: EnergyMeter
    audit: AuditLog

    def listing(self) -> list[Task]:
        return self.prompts.tasks

    def task(self, name: str) -> Task:
        """Raises: NotFound."""
        return task_of(self._prompt(name))

    async def stream(
        self,
        name: str,
        given: Mapping[str, Given],
        *,
        person: str = "",
        override: Override | None = None,
    ) -> AsyncGenerator[TaskEvent, None]:
        """Refuse with the first event, or write; the last event is `TaskDone`.

        Raises: NotFound, InvalidInput, QuestionRefused, and what the model may raise.
        """
        prompt = self._prompt(name)
        task = task_of(prompt)
        texts = await run_sync(filled_in, task, given)
        reviewed = await self._reviewed(task, texts, override, person)
        fields = dict(zip(texts, reviewed.texts, strict=True))
        events = self.generator.stream(
            prompt.render(**fields), prompt.about.sampling, person=person
        )
        writing = Writing(task, fields, reviewed.masks, self.judge, self.answer_guard)
        async with aclosing(events):
            yield Progress("write", "De tekst wordt geschreven")
            if reviewed.all_guards:
                yield FieldsGuarded(reviewed.all_guards)
            async for event in writing.released(events):
                yield event
        result = self._result(task, writing, reviewed.all_guards)
        await self._record(result, person)
        yield TaskDone(result)

    def _prompt(self, name: str) -> Prompt:
        prompt = self.prompts.task(name)
        if prompt is None:
            raise NotFound(f"Er is geen taak '{name}'.")
        return prompt

    async def _reviewed(
        self, task: Task, texts: Mapping[str, str], override: Override | None, person: str
    ) -> Reviewed:
        typed = [_typed(field, texts[field.name]) for field in task.fields]
        try:
            return await run_sync(self.guard(task.policy).reviewed, typed, override)
        except QuestionRefused as refused:
            counts = {f"{kind}.block": 1 for kind in refused.kinds}
            event = AuditEvent("task_refused", person, "refused", task.name, counts)
            await self.audit.append(event)
            raise

    def _result(self, task: Task, writing: Writing, guards: tuple[Guarded, ...]) -> TaskResult:
        timings = writing.timings()
        return TaskResult(
            task=task.name,
            output=task.output,
            text=writing.shown.text,
            complete=writing.complete,
            sentences=tuple(writing.judged),
            guards=(*guards, *counted((kind, "withhold") for kind in writing.shown.held_back)),
            usage=writing.usage,
            timings=timings,
            energy_wh=self.energy.spent(timings.total_ms / 1000),
            model=self.generator.name,
            prompt=task.prompt,
        )

    async def _record(self, result: TaskResult, person: str) -> None:
        counts = {f"{each.kind}.{each.action}": each.count for each in result.guards}
        facts: dict[str, str | int] = {"prompt": result.prompt, "model": result.model}
        outcome = "written" if result.complete else "cut_off"
        await self.audit.append(
            AuditEvent("task_done", person, outcome, result.task, counts, facts)
        )


def _typed(field: TaskField, text: str) -> Typed:
    """A long text or a file was written by someone else, most of the time."""
    if field.type in ("long_text", "file"):
        return Typed(text, "document", orders="leave_out")
    return Typed(text)
