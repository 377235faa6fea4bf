"""Work that tells how far it is, for callers who only want what it makes."""

from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from typing import Any, TypeVar

from app.errors import ModelAway

Last = TypeVar("Last")


def _unheard(_event: object) -> None:
    """For who need not know how far it is."""


async def last(
    events: AsyncGenerator[Any, None],
    kind: type[Last],
    tell: Callable[[object], None] = _unheard,
) -> Last:
    """The event of this kind, which ends the work; `tell` hears every event before it.

    Raises: ModelAway when it did not come.
    """
    async with aclosing(events):
        async for event in events:
            if isinstance(event, kind):
                return event
            tell(event)
    raise ModelAway("Het taalmodel stopte zonder antwoord.")
