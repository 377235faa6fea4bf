"""Writes down an answer while it is given, and shows it to whoever asked."""

from dataclasses import dataclass, field, replace

from app.use_cases.conversations.masking import restored, restored_sentence
from app.values.answers import (
    Answer,
    Answered,
    AskEvent,
    Delta,
    Judged,
    Source,
    SourcesFound,
    Timings,
    Usage,
)
from app.values.conversations import Exchange, State
from guardrails.contract import SentenceSupport
from guardrails.masking import Masks


@dataclass(slots=True)
class Recording:
    """`text` is what was released so far."""

    exchange: Exchange
    text: str = ""
    stopped: bool = False
    _sentences: list[SentenceSupport] = field(default_factory=list)
    _sources: tuple[Source, ...] = ()
    _answer: Answer | None = None

    def heard(self, event: AskEvent) -> AskEvent:
        match event:
            case SourcesFound():
                self._sources = event.sources
            case Delta():
                self.text += event.text
            case Judged():
                self._sentences.append(event.sentence)
            case Answered():
                self._answer = event.answer
            case _:
                pass
        return event

    def exchange_so_far(self) -> Exchange:
        answer = self._answer or self._part()
        return replace(self.exchange, state=self._state(), answer=answer, found=len(self._sources))

    def _state(self) -> State:
        if self._answer:
            return "abstained" if self._answer.abstained else "answered"
        return "stopped" if self.stopped else "failed"

    def _part(self) -> Answer | None:
        """What there is of an answer that nobody finished."""
        if not self.text:
            return None
        return Answer(
            text=self.text,
            abstained=False,
            sentences=tuple(self._sentences),
            sources=self._sources,
            usage=Usage(0, 0),
            timings=Timings(0, 0, 0, 0),
            energy_wh=0,
            model="",
            prompt="",
        )


def seen(event: AskEvent, text: str, masks: Masks) -> AskEvent:
    """The event as whoever typed the question sees it; `text` is the answer so far."""
    match event:
        case Delta():
            return Delta(masks.restore(event.text))
        case Judged():
            return Judged(restored_sentence(event.sentence, text, masks))
        case Answered():
            return Answered(restored(event.answer, masks))
        case _:
            return event
