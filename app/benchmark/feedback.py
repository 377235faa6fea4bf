"""What readers thought of answers in chat, as cases to measure with."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from anyio.to_thread import run_sync

from app.access import check_may_measure
from app.ports.audit import AuditLog
from app.values.audit import AuditEvent
from app.values.conversations import Exchange
from app.values.people import Person
from guardrails.pipeline import Pipeline

_MOST = 1_000
_TAGS = {"up": "duim-omhoog", "down": "duim-omlaag"}


class RatedExchanges(Protocol):
    async def rated(self, limit: int) -> Sequence[Exchange]:
        """Those that a reader gave a thumb, the newest first."""
        ...


@dataclass(frozen=True, slots=True)
class FeedbackCases:
    """Questions are kept masked; here they are masked once more, by a guard for cases.

    An answer that was good is the reference of its case; of one that was not, the reason is a tag.
    """

    kept: RatedExchanges
    guard: Pipeline
    audit: AuditLog

    async def lines(self, person: Person) -> str:
        """The cases as JSON lines. Raises: NotAllowed."""
        check_may_measure(person)
        exchanges = await self.kept.rated(_MOST)
        lines = await run_sync(lambda: list(self._lines(exchanges)))
        event = AuditEvent("feedback_exported", person.id, "done", counts={"cases": len(lines)})
        await self.audit.append(event)
        return "".join(f"{line}\n" for line in lines)

    def _lines(self, exchanges: Sequence[Exchange]) -> Iterator[str]:
        for each in exchanges:
            if case := self._case(each):
                yield json.dumps(case, ensure_ascii=False)

    def _case(self, exchange: Exchange) -> dict[str, object] | None:
        """None for a question that may not be kept in a case at all."""
        said, rated = exchange.answer, exchange.feedback
        question = self._masked(exchange.question)
        if said is None or rated is None or not question:
            return None
        tags = [_TAGS[rated.thumb], *filter(None, [self._masked(rated.reason)])]
        case: dict[str, object] = {
            "id": exchange.id,
            "fields": {"question": question},
            "tags": tags,
        }
        good = self._masked(said.text) if rated.thumb == "up" and not said.abstained else ""
        return {**case, "reference": good} if good else case

    def _masked(self, text: str) -> str:
        verdict = self.guard.review(text)
        return "" if verdict.blocked else verdict.text
