"""What a language model says, for callers who wait until it has said everything."""

from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import dataclass

from app.values.answers import Usage
from app.values.language import Event, Finished, Text, Waiting


@dataclass(slots=True)
class Heard:
    """The whole text; `usage` is what was spent before, and then with this text too."""

    usage: Usage
    text: str = ""

    async def listen(self, events: AsyncGenerator[Event, None]) -> AsyncGenerator[Waiting, None]:
        """Hear the model out; who has to wait is told so meanwhile."""
        async with aclosing(events):
            async for event in events:
                match event:
                    case Waiting():
                        yield event
                    case Text():
                        self.text += event.text
                    case Finished():
                        self.usage = self.usage.plus(event)
                    case _:
                        pass
