"""Answers one question: find, ask the model, judge each sentence, quote what carries it."""

from collections.abc import AsyncGenerator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from app.errors import InvalidInput, PromptError
from app.ports.energy import EnergyMeter
from app.ports.guarding import AnswerGuard
from app.ports.judging import SupportJudge
from app.ports.language import TextGenerator
from app.ports.retrieval import Retriever
from app.prompting.library import PromptLibrary
from app.use_cases.ask.answerability import Decision
from app.use_cases.ask.checking import settled
from app.use_cases.ask.clock import Clock
from app.use_cases.ask.conversation import messages
from app.use_cases.ask.draft import Draft, quotable
from app.use_cases.ask.turns import (
    NOT_IN_SOURCES,
    NOTHING,
    ONLY_QUOTES,
    QUOTES,
    Finder,
    Found,
)
from app.use_cases.ask.writing import Writing
from app.values.answers import Answer, Answered, AskEvent, SourcesFound, Turn
from app.values.guarding import counted
from app.values.language import Event, Message, Opening, Sampling, continued

Unsupported = Literal["mark", "drop", "redo"]

PROMPTS = ("ask/check", "ask/answer")
FOUND_INSTEAD = "\n\nDit vond ik er wel over:\n"


@dataclass(frozen=True, slots=True)
class AskLimits:
    """Sizes of one answer: characters, words, passages, earlier turns.

    `unsupported`: what becomes of sentences that the sources do not carry. "mark" shows a
    sentence after a glance and its verdict right after; "drop" waits for the careful verdict
    and leaves out what fails; "redo" then asks the model once more, with the reasons.
    """

    question_characters: int = 4_000
    passages: int = 8
    evidence_words: int = 130
    answer_words: int = 190
    quote_words: int = 140
    instead_words: int = 60
    turns: int = 2
    unsupported: Unsupported = "mark"


@dataclass(frozen=True, slots=True)
class Ask:
    """Satisfies the port Answering."""

    prompts: PromptLibrary
    retriever: Retriever
    generator: TextGenerator
    judge: SupportJudge
    careful: SupportJudge
    guard: AnswerGuard
    decision: Decision
    energy: EnergyMeter
    limits: AskLimits = AskLimits()

    def stream(
        self,
        question: str,
        *,
        within: Sequence[str],
        history: Sequence[Turn] = (),
        person: str = "",
    ) -> AsyncGenerator[AskEvent, None]:
        """See app.ports.asking. Raises: InvalidInput at once for an empty or endless question."""
        asked = question.strip()
        if not asked:
            raise InvalidInput("De vraag is leeg. Typ een vraag.")
        if len(asked) > (most := self.limits.question_characters):
            raise InvalidInput(
                f"De vraag is te lang: {len(asked)} tekens, er mogen er {most}. "
                "Stel een kortere vraag, of voeg de tekst toe als bron."
            )
        recent = history[-self.limits.turns :] if self.limits.turns else ()
        return self._stream(asked, within, recent, person)

    async def _stream(
        self, question: str, within: Sequence[str], history: Sequence[Turn], person: str
    ) -> AsyncGenerator[AskEvent, None]:
        clock = Clock()
        finder = Finder(self.retriever, self.limits.passages, self.limits.evidence_words)
        turns = await finder.conversation(question, history, within)
        clock.searched()
        found = turns[-1]
        draft = Draft(frozenset(source.nr for source in found.sources))
        known = [text for turn in turns for text in turn.brought]
        glances = self.limits.unsupported == "mark"
        judge = self.judge if glances else self.careful
        writing = Writing(found, known, draft, judge, self.guard, self.decision, clock, glances)
        if found.sources:
            asked = messages(self.prompts, turns, history)
            events = self.generator.stream(asked, self._sampling(found.question), person=person)
            yield SourcesFound(found.sources)
            async for event in self._written(writing, events, asked, person):
                yield event
        abstained = writing.abstained or not found.sources
        for event in self._closing(found, draft, abstained=abstained):
            yield event
        # Nothing was carried and nothing can be quoted: then there is no answer either.
        if not draft.text:
            abstained = True
            for event in draft.say(NOT_IN_SOURCES):
                yield event
        async for event in settled(self.careful, draft, found):
            yield event
        yield Answered(self._answer(writing, abstained=abstained))

    async def _written(
        self,
        writing: Writing,
        events: AsyncGenerator[Event, None],
        asked: Sequence[Message],
        person: str,
    ) -> AsyncGenerator[AskEvent, None]:
        """What the model writes; where that is the policy, once more about what failed."""
        async for event in writing.released(events):
            yield event
        failed = list(writing.draft.failed)
        if self.limits.unsupported == "redo" and failed and not writing.abstained:
            prompt = self.prompts.active("ask/again")
            said = Message("assistant", " ".join(each.text for each in failed))
            begun = continued(asked, self._opening(writing.found.question))
            retry = [*begun, said, *prompt.render(failed=failed)]
            again = self.generator.stream(retry, prompt.about.sampling, person=person)
            async for event in writing.released(again):
                yield event

    def _sampling(self, question: str) -> Sampling:
        """Both questions in one turn: whether the sources hold the answer, then the answer."""
        then = self.prompts.active("ask/answer").about.sampling
        return replace(then, opening=self._opening(question))

    def _opening(self, question: str) -> Opening:
        opening = self.prompts.active("ask/check").about.sampling.opening
        if opening is None:
            raise PromptError("Prompt ask/check heeft een opening nodig (sampling: opening).")
        asked = self.prompts.active("ask/answer").render(question=question)[-1].content
        return replace(opening, then=asked)

    def _closing(self, found: Found, draft: Draft, *, abstained: bool) -> list[AskEvent]:
        """The literal sentences under an answer, or what was found instead of one."""
        if not found.sources:
            return list(draft.say(NOTHING))
        if abstained:
            instead = quotable(found, "", self.limits.instead_words)
            return [*draft.say(NOT_IN_SOURCES), *draft.quote(instead, FOUND_INSTEAD)]
        room = min(self.limits.answer_words - len(draft.text.split()), self.limits.quote_words)
        opening = QUOTES if draft.text else ONLY_QUOTES
        return list(draft.quote(quotable(found, draft.text, room), opening))

    def _answer(self, writing: Writing, *, abstained: bool) -> Answer:
        draft, timings = writing.draft, writing.clock.timings()
        return Answer(
            text=draft.text,
            abstained=abstained,
            sentences=tuple(draft.judged),
            sources=draft.sources(writing.found.sources),
            usage=writing.usage,
            timings=timings,
            energy_wh=self.energy.spent(timings.total_ms / 1000),
            model=self.generator.name,
            prompt=" ".join(self.prompts.active(name).reference for name in PROMPTS),
            guards=counted((kind, "withhold") for kind in (*draft.leaks, *writing.found.orders)),
        )
