"""How a conversation travels: status, sources, tokens, blocks, verdicts, and the end."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, field

from app.api.streaming import log_answer, sse, status
from app.rendering.claims import answer_blocks
from app.values.answers import Answer, Answered, Delta, Judged, QuestionGuarded, SourcesFound
from app.values.conversations import Begun, Kept, TalkEvent
from app.values.language import Waiting
from app.values.tasks import Progress
from guardrails.contract import Mark, SentenceSupport

_SEARCH = Progress("search", "De assistent zoekt in bronnen.")
_WRITE = Progress("write", "De assistent leest de bronnen en schrijft.")
_WORDS: dict[Mark, str] = {
    "supported": "onderbouwd",
    "partial": "deels onderbouwd",
    "unsupported": "niet onderbouwd",
    "not_checkable": "niet gecontroleerd",
}


@dataclass(slots=True)
class TalkFrames:
    """Makes frames of the events of one answer; each sentence has an id that stays."""

    _exchange: str = ""
    _text: str = ""
    _sentences: list[SentenceSupport] = field(default_factory=list)

    def __call__(self, event: TalkEvent) -> bytes:
        return b"".join(self._frames(event))

    def _frames(self, event: TalkEvent) -> Iterator[bytes]:
        match event:
            case Begun():
                self._exchange = event.exchange
                yield sse({**asdict(_SEARCH), "message": event.exchange}, event="status")
            case SourcesFound():
                yield sse([asdict(source) for source in event.sources], event="sources")
                yield status(_WRITE)
            case Delta():
                self._text += event.text
                yield sse({"sentence": self._id(1), "text": event.text}, event="token")
            case Judged():
                yield from self._judged(event.sentence)
            case Kept():
                yield from self._kept(event)
            case _:
                yield from _passing(event)

    def _id(self, further: int = 0) -> str:
        return f"{self._exchange}-z{len(self._sentences) + further}"

    def _judged(self, sentence: SentenceSupport) -> Iterator[bytes]:
        self._sentences.append(sentence)
        told = {
            "sentence": self._id(),
            "support": sentence.support,
            "score": sentence.score,
            "sources": [{"nr": nr, "quote": sentence.evidence} for nr in sentence.sources],
            "reasons": sentence.reasons,
        }
        yield sse(told, event="support")
        blocks = answer_blocks(self._text, self._sentences, self._exchange)
        if blocks:
            yield sse(blocks[-1], event="block")

    def _kept(self, event: Kept) -> Iterator[bytes]:
        answer = event.exchange.answer
        if answer is None:
            return
        told = {
            "message": event.exchange.id,
            "abstained": answer.abstained,
            "model": answer.model,
            "prompt": answer.prompt,
            "timings": answer.timings,
            "usage": answer.usage,
            "energy_wh": answer.energy_wh,
            "counts": counts(answer),
            "summary": summary(answer),
        }
        yield sse(told, event="done")


def _passing(event: Waiting | QuestionGuarded | Answered) -> Iterator[bytes]:
    match event:
        case Waiting():
            yield status(event)
        case QuestionGuarded():
            yield sse(event.guards, event="guards")
        case Answered():
            log_answer(event.answer)


def counts(answer: Answer) -> dict[Mark, int]:
    """How many sentences got each verdict; without the ones we say about the answer itself."""
    found = dict.fromkeys(_WORDS, 0)
    for sentence in answer.sentences:
        found[sentence.support] += 1
    return found


def summary(answer: Answer) -> str:
    """The check in one line, as a screen reader hears it."""
    if answer.abstained:
        return "De bronnen geven geen antwoord op deze vraag."
    found = counts(answer)
    total = sum(found.values())
    parts = ", ".join(f"{n} {_WORDS[mark]}" for mark, n in found.items() if n)
    return f"{total} {'zin' if total == 1 else 'zinnen'}: {parts}." if parts else ""
