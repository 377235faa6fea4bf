"""What a language model says, for callers who wait until it has said everything."""

from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import dataclass, field

from app.values.answers import Usage
from app.values.language import Event, Finished, Text, Waiting


@dataclass(slots=True)
class Heard:
    """The last text, and whether the model came to its end; `usage` counts all texts so far."""

    text: str = ""
    complete: bool = False
    usage: Usage = field(default_factory=lambda: Usage(0, 0))

    async def listen(self, events: AsyncGenerator[Event, None]) -> AsyncGenerator[Waiting, None]:
        """Hear the model out; who has to wait is told so meanwhile."""
        self.text, self.complete = "", False
        async with aclosing(events):
            async for event in events:
                match event:
                    case Waiting():
                        yield event
                    case Text():
                        self.text += event.text
                    case Finished():
                        self.complete = event.reason == "stop"
                        self.usage = self.usage.plus(event)
                    case _:
                        pass
