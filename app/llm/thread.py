"""One thread that owns something that two may not use at once, such as a language model."""

import asyncio
import contextlib
import threading
from collections.abc import AsyncGenerator, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

from app.errors import ModelAway
from app.values.language import Event

Unwanted = Callable[[], bool]


class OwningThread:
    """Runs whole generations, one after the other, and hands their events to the reader's loop."""

    def __init__(self, name: str) -> None:
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)
        self._closing = threading.Event()

    async def stream(
        self, write: Callable[[Unwanted], Iterator[Event]]
    ) -> AsyncGenerator[Event, None]:
        """The events of `write`, which ends early once its argument says that nobody reads.

        Raises: ModelAway when the thread is closed meanwhile; what `write` raises.
        """
        loop = asyncio.get_running_loop()
        events: asyncio.Queue[Event | None] = asyncio.Queue()
        reader_left = threading.Event()

        def send(event: Event | None) -> None:
            with contextlib.suppress(RuntimeError):  # the reader's loop is gone, so is the reader
                loop.call_soon_threadsafe(events.put_nowait, event)

        def work() -> None:
            try:
                for event in write(lambda: reader_left.is_set() or self._closing.is_set()):
                    send(event)
            finally:
                send(None)

        self._refuse_when_closed()
        job = self._thread.submit(work)
        try:
            while (event := await events.get()) is not None:
                yield event
            await asyncio.wrap_future(job)  # re-raise what went wrong in the thread
            self._refuse_when_closed()
        finally:
            reader_left.set()
            job.cancel()

    async def close(self, free: Callable[[], None]) -> None:
        """Stop what is being written and let the thread clean up."""
        if not self._closing.is_set():
            self._closing.set()
            await asyncio.wrap_future(self._thread.submit(free))
            self._thread.shutdown()

    def _refuse_when_closed(self) -> None:
        if self._closing.is_set():
            raise ModelAway("Het taalmodel is gestopt.")
