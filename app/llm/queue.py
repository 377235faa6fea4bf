"""A fair queue before any model: place, expected wait, refusal. Turns go between persons."""

import asyncio
import weakref
from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import aclosing
from time import monotonic

from app.errors import ModelBusy
from app.ports.language import TextGenerator
from app.values.language import Event, Message, Sampling, Waiting

NEWEST_COUNTS = 0.3  # weight of the newest duration in the moving average


class Ticket:
    """One request: its round decides its turn, `moved` is set when its place may have changed."""

    def __init__(self, person: str, round_: int, arrival: int) -> None:
        self.person = person
        self.turn = (round_, arrival)
        self.started: float | None = None
        self.moved = asyncio.Event()


class QueuedGenerator:
    """Any generator, with a number of places at once and a line before them.

    Args:
        places: how many answers the model can write at the same time.
        max_waiting: how many may wait; the next one is refused.
        expected_seconds: how long an answer takes, until the first ones were measured.
    """

    def __init__(
        self,
        generator: TextGenerator,
        *,
        places: int = 1,
        max_waiting: int = 8,
        expected_seconds: float = 10.0,
        clock: Callable[[], float] = monotonic,
    ) -> None:
        self._generator = generator
        self._places = places
        self._max_waiting = max_waiting
        self._seconds = expected_seconds
        self._clock = clock
        # A reader who never starts reading lets go of the generator, and that of its ticket.
        self._admitted: weakref.WeakSet[Ticket] = weakref.WeakSet()
        self._line: list[Ticket] = []
        self._running: list[Ticket] = []
        self._round = 0
        self._arrivals = 0

    @property
    def name(self) -> str:
        return self._generator.name

    @property
    def context_length(self) -> int:
        return self._generator.context_length

    def count_tokens(self, text: str) -> int:
        return self._generator.count_tokens(text)

    async def close(self) -> None:
        await self._generator.close()

    def stream(
        self, messages: Sequence[Message], sampling: Sampling, *, person: str = ""
    ) -> AsyncGenerator[Event, None]:
        if len(self._admitted) >= self._places + self._max_waiting:
            raise ModelBusy(len(self._admitted) - len(self._running), self._until_free())
        answer = self._generator.stream(messages, sampling, person=person)
        return self._read(self._admit(person), answer)

    def _admit(self, person: str) -> Ticket:
        """Each next request of one person belongs to a later round."""
        theirs = [t.turn[0] for t in self._admitted if t.person == person]
        self._arrivals += 1
        ticket = Ticket(person, max(self._round, max(theirs, default=-1) + 1), self._arrivals)
        self._admitted.add(ticket)
        return ticket

    async def _read(
        self, ticket: Ticket, answer: AsyncGenerator[Event, None]
    ) -> AsyncGenerator[Event, None]:
        """Pass events on from a task of its own: a slow reader keeps no one from the model."""
        events: asyncio.Queue[Event | None] = asyncio.Queue()
        work = asyncio.create_task(self._work(ticket, answer, events))
        try:
            while (event := await events.get()) is not None:
                yield event
            await work  # re-raise what went wrong
        finally:
            work.cancel()
            await asyncio.gather(work, return_exceptions=True)

    async def _work(
        self,
        ticket: Ticket,
        answer: AsyncGenerator[Event, None],
        events: asyncio.Queue[Event | None],
    ) -> None:
        try:
            await self._wait(ticket, events)
            async with aclosing(answer):
                async for event in answer:
                    events.put_nowait(event)
        finally:
            self._leave(ticket)
            events.put_nowait(None)

    async def _wait(self, ticket: Ticket, events: asyncio.Queue[Event | None]) -> None:
        self._line.append(ticket)
        self._line.sort(key=lambda waiting: waiting.turn)
        self._advance()
        told = 0
        while ticket.started is None:
            place = self._line.index(ticket) + 1
            if place != told:
                events.put_nowait(Waiting(place, self._expected(place)))
                told = place
            ticket.moved.clear()
            await ticket.moved.wait()
        if told:
            events.put_nowait(Waiting(0, 0.0))

    def _leave(self, ticket: Ticket) -> None:
        """Give the place to the next, whether the ticket had its turn or not."""
        self._admitted.discard(ticket)
        if ticket.started is None:
            self._line.remove(ticket)
        else:
            self._running.remove(ticket)
            took = self._clock() - ticket.started
            self._seconds += NEWEST_COUNTS * (took - self._seconds)
        self._advance()

    def _advance(self) -> None:
        while self._line and len(self._running) < self._places:
            ticket = self._line.pop(0)
            ticket.started = self._clock()
            self._round = max(self._round, ticket.turn[0])
            self._running.append(ticket)
            ticket.moved.set()
        for ticket in self._line:
            ticket.moved.set()

    def _expected(self, place: int) -> float:
        return self._until_free() + (place - 1) * self._seconds / self._places

    def _until_free(self) -> float:
        """Seconds until the first answer that is being written should be done."""
        now = self._clock()
        ages = [now - ticket.started for ticket in self._running if ticket.started is not None]
        return max(self._seconds - max(ages), 1.0) if ages else self._seconds
