"""Follows the model while it writes, and releases only whole sentences that were judged."""

from collections.abc import AsyncGenerator, Iterable, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field

from app.ports.guarding import AnswerGuard
from app.ports.judging import SupportJudge
from app.use_cases.ask.answerability import Decision, signals
from app.use_cases.ask.clock import Clock
from app.use_cases.ask.declining import declines, says_nothing
from app.use_cases.ask.draft import Draft, Incoming
from app.use_cases.ask.fragments import verdicts
from app.use_cases.ask.turns import Found
from app.values.answers import AskEvent, Usage
from app.values.language import Event, Finished, Opened, Text, Waiting


@dataclass(slots=True)
class Writing:
    """One answer being written; afterwards it tells what that took.

    `known` is what was said in the conversation and its sources. A judge that only glances leaves
    the verdicts to be settled.
    """

    found: Found
    known: Sequence[str]
    draft: Draft
    judge: SupportJudge
    guard: AnswerGuard
    decision: Decision
    clock: Clock
    glances: bool = True
    abstained: bool = False
    usage: Usage = field(default_factory=lambda: Usage(0, 0))
    _finished: Usage = field(default_factory=lambda: Usage(0, 0))
    _incoming: Incoming = field(default_factory=Incoming)

    async def released(
        self, events: AsyncGenerator[Event, None]
    ) -> AsyncGenerator[AskEvent, None]:
        """What may be shown, sentence by sentence; nothing when the answer is not there."""
        async with aclosing(events):
            async for event in events:
                match event:
                    case Waiting():
                        self.clock.waited()
                        yield event
                    case Opened():
                        self.usage = self._finished.plus(event)
                        opened = signals(self.found, event.probability)
                        self.abstained = not self.decision.holds(opened)
                        if self.abstained:
                            return
                    case Text() | Finished():
                        self.clock.written()
                        async for shown in self._judged(self._sentences(event)):
                            yield shown

    def _sentences(self, event: Text | Finished) -> Iterable[tuple[str, str]]:
        if isinstance(event, Text):
            return self._incoming.feed(event.text)
        self._finished = self.usage = self._finished.plus(event)
        # Cut off in the middle, the last sentence says something else than it was going to.
        return self._incoming.rest() if event.reason == "stop" else ()

    async def _judged(self, written: Iterable[tuple[str, str]]) -> AsyncGenerator[AskEvent, None]:
        for before, sentence in written:
            if declines(sentence) or says_nothing(sentence):
                continue
            for verdict in await verdicts(self.judge, sentence, self.found):
                leaked = await self.guard.leaked(verdict.text, self.draft.text, self.known)
                if leaked:
                    self.draft.keep_back(leaked)
                    continue
                for event in self.draft.add(before, verdict, settled=not self.glances):
                    yield event
