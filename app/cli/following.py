"""Work that takes a while, with how far it is on the terminal."""

from collections.abc import AsyncGenerator
from typing import Any, TypeVar

from rich.console import Console
from rich.status import Status

from app.values.language import Waiting
from app.values.streams import last
from app.values.tasks import Progress

Last = TypeVar("Last")


async def followed(events: AsyncGenerator[Any, None], kind: type[Last]) -> Last:
    """The event that ends the work. Raises: ModelAway when it did not come."""
    with Status("Even wachten", console=Console(stderr=True)) as status:

        def tell(event: object) -> None:
            match event:
                case Progress():
                    status.update(event.text)
                case Waiting():
                    status.update(f"Plaats {event.place} in de rij, {event.seconds:.0f} s")
                case _:
                    pass

        return await last(events, kind, tell)
