"""Loads behind the first requests what takes long, and remembers what could not be loaded."""

from collections.abc import Awaitable, Callable, Iterator
from contextlib import aclosing

import structlog
from anyio.to_thread import run_sync

from app.errors import NotabeneError
from app.values.health import Part
from app.values.language import Sampling
from app.wiring import Services
from app.wiring.judging import wording

_MODEL = "taalmodel"
_LIBRARY = "kennisbank"
_NAMES = "namen"
_log = structlog.stdlib.get_logger("app.warming")


class Warming:
    def __init__(self, services: Services) -> None:
        self._services = services
        self._parts = {name: Part(name, "loading") for name in (_LIBRARY, _MODEL)}

    def parts(self) -> tuple[Part, ...]:
        return (*self._parts.values(), *self._names())

    def _names(self) -> Iterator[Part]:
        """The finders of names, which may fail and come back at any time."""
        for finder in self._services.name_finders():
            yield Part(_NAMES, "failed" if finder.degraded else "ready", finder.degraded)

    async def run(self) -> None:
        """Warm everything; what fails is told by `parts` and stops nothing."""
        await run_sync(self._find_names)
        await self._try(_LIBRARY, self._search)
        await self._try(_MODEL, self._write)

    async def _try(self, name: str, work: Callable[[], Awaitable[str]]) -> None:
        try:
            part = Part(name, "ready", await work())
        except NotabeneError as error:
            part = Part(name, "failed", str(error))
        except Exception:  # noqa: BLE001  a broken part must not take the others along
            _log.exception("warming_broke", part=name)
            part = Part(name, "failed", "Er ging iets mis bij het laden; zie het log.")
        self._parts[name] = part
        _log.info("part_warmed", part=name, state=part.state)

    def _find_names(self) -> None:
        for finder in self._services.name_finders():
            list(finder("Jan Jansen belt."))

    async def _search(self) -> str:
        """Opens every index once, so that the first person does not wait for it."""
        library = self._services.library
        found = await library.collections()
        await library.search("termijn", 1, [each.name for each in found])
        documents = sum(each.documents for each in found)
        return f"{documents} documenten in {len(found)} collecties"

    async def _write(self) -> str:
        """Loads the model, with the beginnings that all questions and all checks share."""
        generator, prompts = self._services.generator, self._services.prompts
        check = wording(prompts).messages("", "")
        for messages in (check, prompts.active("ask/check").render()):
            async with aclosing(generator.stream(messages, Sampling(max_tokens=1))) as events:
                async for _ in events:
                    pass
        return f"{generator.name}, {generator.context_length} tokens"
