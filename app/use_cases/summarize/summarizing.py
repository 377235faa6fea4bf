"""Summarises texts: choose what the model reads, let it write part by part, keep what holds."""

import time
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from dataclasses import dataclass, replace
from datetime import datetime

from anyio.to_thread import run_sync

from app.errors import InvalidInput
from app.ports.audit import AuditLog
from app.ports.guarding import AnswerGuard
from app.ports.judging import SupportJudge
from app.ports.language import TextGenerator
from app.ports.texts import TextGuard
from app.prompting.library import PromptLibrary
from app.use_cases.summarize.composing import best, composed, place_of
from app.use_cases.summarize.differences import differences
from app.use_cases.summarize.document import document as as_document
from app.use_cases.summarize.facts import fact_table
from app.use_cases.summarize.ranking import ranked
from app.use_cases.summarize.reading import Reading, guarded, read
from app.use_cases.summarize.writing import PROMPT, Writing
from app.values.answers import Timings
from app.values.audit import AuditEvent
from app.values.documents import Document
from app.values.guarding import Done, counted
from app.values.summaries import Extent, Summary, SummaryDone, SummaryEvent
from app.values.tasks import Progress
from app.values.texts import GivenText

_SAMPLE = 4_000


@dataclass(frozen=True, slots=True)
class SummaryLimits:
    """`tokens` is what the model reads of all texts together; the others are words.

    On two cores a model reads about 120 tokens a second, so this takes two minutes at most.
    """

    tokens: int = 4_500
    part_words: int = 250
    summary_words: int = 240
    literal_below: int = 40


@dataclass(frozen=True, slots=True)
class Summarize:
    prompts: PromptLibrary
    generator: TextGenerator
    judge: SupportJudge
    texts: TextGuard
    guard: AnswerGuard
    audit: AuditLog
    limits: SummaryLimits = SummaryLimits()

    def stream(
        self, given: Sequence[GivenText], *, person: str = ""
    ) -> AsyncGenerator[SummaryEvent, None]:
        """Progress, then the summary; closing the generator stops the model.

        Raises: InvalidInput at once when there is no text to read; QuestionRefused for a text
        that may not be here, and what a TextGenerator raises, while streaming.
        """
        filled = [text for text in given if text.text.strip()]
        if not filled:
            raise InvalidInput("Er is geen tekst om samen te vatten.")
        named = [replace(text, id=text.id or str(n)) for n, text in enumerate(filled, start=1)]
        return self._stream(named, person)

    def document(self, made: Summary, title: str, now: datetime) -> Document:
        return as_document(made, title, now)

    async def _stream(
        self, given: Sequence[GivenText], person: str
    ) -> AsyncGenerator[SummaryEvent, None]:
        began = time.perf_counter()
        yield Progress("read", "De tekst lezen")
        reading = await self._read(given)
        writing = Writing(self.prompts, self.generator, self.judge, self.guard, person)
        parts = reading.parts
        for done, part in enumerate(parts):
            yield Progress("write", f"Deel {done + 1} van {len(parts)}", done, len(parts))
            if part.alone and part.words <= self.limits.literal_below:
                writing.quote(part.pieces)
                continue
            async with aclosing(writing.write(part)) as waits:
                async for waiting in waits:
                    yield waiting
        yield Progress("check", "Samenvoegen", len(parts), len(parts))
        summary = await run_sync(self._summary, given, reading, writing, began)
        await self._record(summary, person)
        yield SummaryDone(summary)

    async def _read(self, given: Sequence[GivenText]) -> Reading:
        for text in given:
            await self.texts.refuse_marked(text.text)
        sample = given[0].text[:_SAMPLE]
        a_word = self.generator.count_tokens(sample) / len(sample.split())
        words = round(self.limits.tokens / a_word)
        reading = await run_sync(read, given, words, self.limits.part_words)
        return await guarded(reading, self.texts)

    def _summary(
        self, given: Sequence[GivenText], reading: Reading, writing: Writing, began: float
    ) -> Summary:
        scores = {place_of(piece): score for piece, score in ranked(reading.read).items()}
        kept = best(writing.carried, scores, self.limits.summary_words)
        made = composed(kept, [text.id for text in given])
        leaked: list[tuple[str, Done]] = [(kind, "withhold") for kind in writing.leaks]
        spent = round((time.perf_counter() - began) * 1000, 1)
        return Summary(
            text=made.text,
            sentences=made.sentences,
            sources=made.sources,
            facts=fact_table(reading.read),
            differences=differences(reading.read),
            extent=_extent(given, reading, writing),
            guards=(*reading.guards, *counted(leaked)),
            usage=writing.heard.usage,
            timings=Timings(0.0, 0.0, spent, spent),
            model=self.generator.name,
            prompt=self.prompts.active(PROMPT).reference,
        )

    async def _record(self, summary: Summary, person: str) -> None:
        facts: dict[str, str | int] = {
            "prompt": summary.prompt,
            "model": summary.model,
            "documents": summary.extent.documents,
        }
        counts = {f"{each.kind}.{each.action}": each.count for each in summary.guards}
        await self.audit.append(
            AuditEvent("summary_made", person, "done", counts=counts, facts=facts)
        )


def _extent(given: Sequence[GivenText], reading: Reading, writing: Writing) -> Extent:
    pages = {(text.id, s.page) for text in given for s in text.sections if s.page is not None}
    return Extent(
        documents=len(given),
        pages=len(pages),
        sentences=len(reading.pieces),
        read=len(reading.read),
        left_out=writing.left_out,
        replaced=sum(each.literal for each in writing.carried),
    )
