"""The sections of one nota, from its outline to text, one after the other."""

import re
from collections.abc import AsyncGenerator, Iterable, Iterator, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field, replace

from app.ports.retrieval import Retriever
from app.use_cases.nota import fixed, outline
from app.use_cases.nota.background import BACKGROUND, Background, background
from app.use_cases.nota.bullets import Bullet
from app.use_cases.nota.gaps import placeholder
from app.use_cases.nota.outline import Outline, Planned
from app.use_cases.nota.wording import covers
from app.use_cases.nota.writing import Writing
from app.values.notas import NotaEvent, NotaParagraph, NotaRequest, NotaSection, SectionWritten
from app.values.tasks import Progress
from guardrails.masking import Masks

_PLACEHOLDER = re.compile(r"\[AANVULLEN:[^\]]*\]")


@dataclass(slots=True)
class Sections:
    """`written` and `background` fill up while `write` runs; texts in it are as typed."""

    request: NotaRequest
    given: Sequence[Bullet]
    plan: Outline
    writing: Writing
    masks: Masks
    written: list[NotaSection] = field(default_factory=list)
    background: Background = field(default_factory=Background)

    async def write(
        self, retriever: Retriever, within: Sequence[str]
    ) -> AsyncGenerator[NotaEvent, None]:
        """Every section in the order of the nota, with what is waited for in between."""
        if within:
            yield Progress("search", "Feiten zoeken in de collectie")
        self.background = await background(retriever, self.request.subject, within)
        planned = list(self._planned())
        for done, each in enumerate(planned):
            yield Progress("write", each.heading, done, len(planned))
            decides = each.heading == outline.DECISION
            async with aclosing(
                self.writing.write(each.heading, each.bullets, decides=decides)
            ) as waits:
                async for waiting in waits:
                    yield waiting
            yield self._ready(self._section(each))
        for section in self._closing():
            yield self._ready(section)

    @property
    def placeholders(self) -> tuple[str, ...]:
        found = (each for text in self._texts() for each in _PLACEHOLDER.findall(text))
        return tuple(dict.fromkeys(found))

    @property
    def uncovered(self) -> tuple[str, ...]:
        """Ids of bullets whose figures and words are in no paragraph that rests on them."""
        return tuple(b.id for b in self.given if not self._covered(b))

    def _planned(self) -> Iterator[Planned]:
        yield Planned(outline.REASON, self.plan.reason)
        if self.request.kind == "beslisnota":
            yield Planned(outline.DECISION, self.plan.decision)
        yield Planned(outline.ESSENCE, self.plan.essence)
        yield from self.plan.explanation

    def _section(self, planned: Planned) -> NotaSection:
        own = [self._paragraph(b) for b in planned.bullets]
        match planned.heading:
            case outline.REASON:
                return NotaSection(outline.REASON, (*fixed.opening(self.request, own), *own))
            case outline.DECISION:
                return NotaSection(
                    outline.DECISION, tuple(own or fixed.no_decision()), form="numbers"
                )
            case outline.ESSENCE:
                more = fixed.missing_points(self.request, self.given)
                return NotaSection(outline.ESSENCE, (*own, *more), form="bullets")
            case _:
                return NotaSection(planned.heading, tuple(own), planned.level)

    def _paragraph(self, bullet: Bullet) -> NotaParagraph:
        worded = self.writing.worded[bullet.id]
        missing = f" {placeholder(bullet.gap)}" if bullet.gap else ""
        return NotaParagraph(
            worded.text + missing, (bullet.id,), "supported", literal=worded.literal
        )

    def _closing(self) -> Iterator[NotaSection]:
        if self.background.paragraphs:
            yield NotaSection(BACKGROUND, self.background.paragraphs, level=2)
        yield fixed.not_public(self.plan.closed, self.given)
        yield fixed.attachments(self.plan.attachments, self.background.sources)

    def _ready(self, section: NotaSection) -> SectionWritten:
        self.written.append(
            replace(section, paragraphs=tuple(map(self._as_typed, section.paragraphs)))
        )
        return SectionWritten(self.written[-1])

    def _as_typed(self, paragraph: NotaParagraph) -> NotaParagraph:
        return replace(paragraph, text=self.masks.restore(paragraph.text))

    def _texts(self) -> Iterable[str]:
        return (p.text for section in self.written for p in section.paragraphs)

    def _covered(self, bullet: Bullet) -> bool:
        typed = self.masks.restore(bullet.text)
        return any(
            bullet.id in p.rests_on and covers(p.text, typed)
            for section in self.written
            for p in section.paragraphs
        )
