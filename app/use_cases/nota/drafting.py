"""Drafts a nota: code decides what goes where, the model words it, code checks every word."""

from collections.abc import AsyncGenerator, Callable, Sequence
from contextlib import aclosing
from dataclasses import dataclass, replace
from datetime import datetime
from time import perf_counter

from anyio.to_thread import run_sync

from app.errors import InvalidInput, QuestionRefused
from app.guarding.inputs import InputGuard, Reviewed, Typed
from app.ports.audit import AuditLog
from app.ports.guarding import AnswerGuard
from app.ports.judging import SupportJudge
from app.ports.language import TextGenerator
from app.ports.retrieval import Retriever
from app.prompting.library import PromptLibrary
from app.use_cases.nota.bullets import bullets
from app.use_cases.nota.document import as_document
from app.use_cases.nota.outline import outline
from app.use_cases.nota.people import team_only, without_staff
from app.use_cases.nota.sections import Sections
from app.use_cases.nota.writing import PROMPT, Writing
from app.values.answers import Timings
from app.values.audit import AuditEvent
from app.values.documents import Document
from app.values.guarding import Override
from app.values.notas import (
    Nota,
    NotaDone,
    NotaEvent,
    NotaRequest,
)

_MOST_BULLETS, _LONGEST_BULLET = 40, 1000


@dataclass(frozen=True, slots=True)
class DraftNota:
    """`guard` reviews what was typed, `answer_guard` what was written; `now` has a time zone."""

    prompts: PromptLibrary
    generator: TextGenerator
    retriever: Retriever
    judge: SupportJudge
    guard: InputGuard
    answer_guard: AnswerGuard
    audit: AuditLog
    now: Callable[[], datetime]

    async def stream(
        self,
        request: NotaRequest,
        *,
        within: Sequence[str] = (),
        person: str = "",
        override: Override | None = None,
    ) -> AsyncGenerator[NotaEvent, None]:
        """Refuse with the first event, or write section after section; the last is `NotaDone`.

        `within`: collections to take facts from; without them the bullets are all there is.
        Raises: InvalidInput, QuestionRefused, and what a model or the knowledge base raises.
        """
        began = perf_counter()
        _check(request)
        reviewed = await self._reviewed(request, override, person)
        sections = self._sections(request, reviewed, person)
        async with aclosing(sections.write(self.retriever, within)) as events:
            async for event in events:
                yield event
        nota = self._nota(request, sections, reviewed, began)
        await self._record(nota, person)
        yield NotaDone(nota)

    def document(self, nota: Nota) -> Document:
        """The draft as it goes into a file."""
        return as_document(nota)

    async def _reviewed(
        self, request: NotaRequest, override: Override | None, person: str
    ) -> Reviewed:
        texts = (request.to, request.sender, request.subject, *request.bullets)
        try:
            return await run_sync(self.guard.reviewed, [Typed(text) for text in texts], override)
        except QuestionRefused as refused:
            counts = {f"{kind}.block": 1 for kind in refused.kinds}
            await self.audit.append(AuditEvent("nota_refused", person, "refused", counts=counts))
            raise

    async def _record(self, nota: Nota, person: str) -> None:
        counts = {f"{each.kind}.{each.action}": each.count for each in nota.guards}
        facts: dict[str, str | int] = {
            "prompt": nota.prompt,
            "model": nota.model,
            "bullets": len(nota.request.bullets),
            "placeholders": len(nota.placeholders),
            "sources": len(nota.sources),
        }
        event = AuditEvent("nota_drafted", person, "drafted", nota.request.kind, counts, facts)
        await self.audit.append(event)

    def _sections(self, request: NotaRequest, reviewed: Reviewed, person: str) -> Sections:
        _, _, subject, *texts = reviewed.texts
        given = bullets(map(without_staff, texts))
        masked = replace(request, subject=subject)
        writing = Writing(
            self.prompts, self.generator, self.judge, self.answer_guard, subject, person
        )
        return Sections(masked, given, outline(request.kind, given), writing, reviewed.masks)

    def _nota(
        self, request: NotaRequest, sections: Sections, reviewed: Reviewed, began: float
    ) -> Nota:
        sender = reviewed.masks.restore(team_only(reviewed.texts[1]))
        spent = round((perf_counter() - began) * 1000, 1)
        return Nota(
            request=replace(request, sender=sender),
            sections=tuple(sections.written),
            placeholders=sections.placeholders,
            uncovered_bullets=sections.uncovered,
            sources=sections.background.sources,
            guards=reviewed.all_guards,
            usage=sections.writing.heard.usage,
            timings=Timings(0.0, 0.0, spent, spent),
            made=self.now(),
            model=self.generator.name,
            prompt=self.prompts.active(PROMPT).reference,
        )


def _check(request: NotaRequest) -> None:
    """Raises: InvalidInput."""
    if not request.bullets or not all(b.strip() for b in request.bullets):
        raise InvalidInput("Geef minstens één punt, en geen lege punten.")
    if len(request.bullets) > _MOST_BULLETS:
        raise InvalidInput(f"Geef hoogstens {_MOST_BULLETS} punten; het zijn er nu meer.")
    if any(len(bullet) > _LONGEST_BULLET for bullet in request.bullets):
        raise InvalidInput(f"Een punt mag hoogstens {_LONGEST_BULLET} tekens zijn.")
