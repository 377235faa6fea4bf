"""An answer as plain text with its sources, to paste elsewhere."""

from collections.abc import Iterator

from app.rendering.claims import FLAGS
from app.values.answers import Answer, Source
from app.values.conversations import Exchange
from app.web.dutch import count, day

_WARNING = "Gemaakt met AI (Notabene, {model}) op {day}. Controleer dit eerst."


def with_sources(exchange: Exchange) -> str:
    answer = exchange.answer
    if answer is None:
        return ""
    made = _WARNING.format(model=answer.model or "taalmodel", day=day(exchange.made))
    left_out = f"Weggehaald: {count(answer.dropped, 'zin', 'zinnen')}." if answer.dropped else ""
    parts = [answer.text, left_out, "\n".join(_sources(answer)), "\n".join(_doubts(answer)), made]
    return "\n\n".join(part for part in parts if part) + "\n"


def _sources(answer: Answer) -> Iterator[str]:
    if answer.sources:
        yield "Bronnen"
    for source in answer.sources:
        yield f"[{source.nr}] {place(source)}"


def place(source: Source) -> str:
    heading = source.heading.split(" > ")[-1]
    page = f"pagina {source.page}" if source.page else ""
    return ", ".join(dict.fromkeys(filter(None, (source.title, heading, page, source.path))))


def _doubts(answer: Answer) -> Iterator[str]:
    for sentence in answer.sentences:
        if sentence.support in ("partial", "unsupported"):
            yield f"{FLAGS[sentence.support]}: {sentence.text}"
