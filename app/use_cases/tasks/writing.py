"""Follows the model while it writes a task, and lets through what was judged."""

import time
from collections.abc import AsyncGenerator, Mapping
from contextlib import aclosing
from dataclasses import dataclass, field, replace

from app.ports.guarding import AnswerGuard
from app.ports.judging import SupportJudge
from app.use_cases.tasks.text import Incoming, Piece, Shown, pieces
from app.values.answers import Timings, Usage
from app.values.language import Event, Finished, Opened, Text, Waiting
from app.values.tasks import SentenceJudged, Task, TaskEvent, Written
from guardrails.contract import SentenceSupport, SourceText
from guardrails.masking import Masks


@dataclass(slots=True)
class Writing:
    """One text being written; afterwards it tells what that took.

    `fields` are the texts as the model read them, `shown` is the text as the person sees it.
    """

    task: Task
    fields: Mapping[str, str]
    masks: Masks
    judge: SupportJudge
    guard: AnswerGuard
    complete: bool = False
    usage: Usage = field(default_factory=lambda: Usage(0, 0))
    shown: Shown = field(default_factory=Shown)
    judged: list[SentenceSupport] = field(default_factory=list)
    _began: float = field(default_factory=time.perf_counter)
    _turn: float = 0.0
    _first: float = 0.0

    async def released(
        self, events: AsyncGenerator[Event, None]
    ) -> AsyncGenerator[TaskEvent, None]:
        """What may be shown, unit by unit."""
        incoming = Incoming(self.task.release)
        async with aclosing(events):
            async for event in events:
                match event:
                    case Waiting():
                        self._turn = self._seconds()
                        yield event
                    case Text():
                        self._first = self._first or self._seconds()
                        async for told in self._judged(incoming.feed(event.text)):
                            yield told
                    case Finished():
                        self.complete = event.reason == "stop"
                        self.usage = _usage(event)
                        async for told in self._judged(incoming.rest(complete=self.complete)):
                            yield told
                    case Opened():
                        pass

    def timings(self) -> Timings:
        total = self._seconds()
        return Timings(
            queue_ms=round(self._turn * 1000, 1),
            search_ms=0.0,
            first_token_ms=round((self._first or total) * 1000, 1),
            total_ms=round(total * 1000, 1),
        )

    async def _judged(self, unit: str) -> AsyncGenerator[TaskEvent, None]:
        for piece in pieces(unit):
            # With the mark of a heading before it, a lone word is not read as a signature.
            before = self.shown.text + piece.before
            leaked = await self.guard.leaked(piece.text, before, list(self.fields.values()))
            if leaked:
                self.shown.held_back += leaked
                continue
            seen = Piece(self.masks.restore(piece.before), self.masks.restore(piece.text))
            added = self.shown.add(seen)
            yield Written(added.id, added.added)
            for verdict in await self._verdicts(piece.text):
                placed = self._placed(verdict, piece.text, added.start)
                self.judged.append(placed)
                yield SentenceJudged(added.id, placed)

    async def _verdicts(self, sentence: str) -> list[SentenceSupport]:
        if not (self.task.judged and sentence):
            return []
        sources = [SourceText(name, text) for name, text in self.fields.items() if text]
        return list(await self.judge.judge(sentence, sources))

    def _placed(self, verdict: SentenceSupport, sentence: str, start: int) -> SentenceSupport:
        """The verdict in the words and at the place that the person sees."""
        restore = self.masks.restore
        return replace(
            verdict,
            start=start + len(restore(sentence[: verdict.start])),
            end=start + len(restore(sentence[: verdict.end])),
            text=restore(verdict.text),
            evidence=restore(verdict.evidence),
        )

    def _seconds(self) -> float:
        return time.perf_counter() - self._began


def _usage(event: Finished) -> Usage:
    return Usage(event.prompt_tokens, event.completion_tokens, event.cached_tokens)
