"""Makes minutes: who was there, then each decision and action, worded by the model."""

import time
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from dataclasses import dataclass, replace
from datetime import datetime

from anyio.to_thread import run_sync

from app.errors import InvalidInput
from app.ports.audit import AuditLog
from app.ports.judging import SupportJudge
from app.ports.language import TextGenerator
from app.ports.texts import TextGuard
from app.prompting.library import PromptLibrary
from app.use_cases.minutes.attendees import attendees
from app.use_cases.minutes.candidates import candidates
from app.use_cases.minutes.document import document as as_document
from app.use_cases.minutes.item_model import Finder
from app.use_cases.minutes.items import read
from app.use_cases.minutes.turns import passages, turns
from app.use_cases.minutes.wording import PROMPT, Wording
from app.values.audit import AuditEvent
from app.values.documents import Document
from app.values.guarding import Guarded
from app.values.minutes import (
    Action,
    Attendee,
    Decision,
    Minutes,
    MinutesDone,
    MinutesEvent,
    Passage,
)
from app.values.tasks import Progress
from app.values.texts import GivenText


@dataclass(frozen=True, slots=True)
class MakeMinutes:
    prompts: PromptLibrary
    generator: TextGenerator
    judge: SupportJudge
    texts: TextGuard
    audit: AuditLog
    finder: Finder | None = None

    def stream(
        self, given: Sequence[GivenText], *, person: str = ""
    ) -> AsyncGenerator[MinutesEvent, None]:
        """Progress, then the minutes; closing the generator stops the model.

        Raises: InvalidInput at once when there is no text; QuestionRefused for a text that may
        not be here, and what a TextGenerator raises, while streaming.
        """
        filled = [text for text in given if text.text.strip()]
        if not filled:
            raise InvalidInput("Er is geen tekst om notulen van te maken.")
        return self._stream(filled, person)

    def document(self, made: Minutes, title: str, now: datetime) -> Document:
        return as_document(made, title, now)

    async def _stream(
        self, given: Sequence[GivenText], person: str
    ) -> AsyncGenerator[MinutesEvent, None]:
        began = time.perf_counter()
        yield Progress("read", "De tekst lezen")
        said, guards = await self._read(given)
        people = attendees(said)
        likely = await run_sync(self.finder, said) if self.finder else None
        items = [read(each, people) for each in candidates(said, people, likely)]
        wording = Wording(self.prompts, self.generator, self.judge, people, person)
        for done, item in enumerate(items):
            yield Progress("write", f"Punt {done + 1} van {len(items)}", done, len(items))
            async with aclosing(wording.add(item)) as waits:
                async for waiting in waits:
                    yield waiting
        minutes = self._minutes(said, people, wording, guards, time.perf_counter() - began)
        await self._record(minutes, person)
        yield MinutesDone(minutes)

    async def _read(self, given: Sequence[GivenText]) -> tuple[list[Passage], tuple[Guarded, ...]]:
        for text in given:
            await self.texts.refuse_marked(text.text)
        said = await run_sync(lambda: passages([turn for text in given for turn in turns(text)]))
        readable = await self.texts.readable([passage.text for passage in said])
        pairs = zip(said, readable.sentences, strict=True)
        return [replace(passage, text=text) for passage, text in pairs if text], readable.guards

    def _minutes(
        self,
        said: Sequence[Passage],
        people: Sequence[Attendee],
        wording: Wording,
        guards: tuple[Guarded, ...],
        seconds: float,
    ) -> Minutes:
        worded = wording.worded
        used = {each.passage.nr for each in worded} | {each.passage for each in people}
        return Minutes(
            attendees=tuple(people),
            decisions=tuple(
                Decision(each.what, each.support, each.passage.nr, each.sure)
                for each in worded
                if each.kind == "decision"
            ),
            actions=tuple(
                Action(each.who, each.what, each.when, each.support, each.passage.nr, each.sure)
                for each in worded
                if each.kind == "action"
            ),
            passages=tuple(passage for passage in said if passage.nr in used),
            guards=guards,
            usage=wording.heard.usage,
            seconds=round(seconds, 1),
            model=self.generator.name,
            prompt=self.prompts.active(PROMPT).reference,
        )

    async def _record(self, minutes: Minutes, person: str) -> None:
        counts = {f"{each.kind}.{each.action}": each.count for each in minutes.guards}
        facts: dict[str, str | int] = {"prompt": minutes.prompt, "model": minutes.model}
        await self.audit.append(
            AuditEvent("minutes_made", person, "done", counts=counts, facts=facts)
        )
