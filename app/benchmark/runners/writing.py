"""Each kind of writing done once, as the service does it: guards, checks and all."""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import TypeAdapter, ValidationError

from app.benchmark.outputs import Output
from app.complaints import phrase, place
from app.errors import InvalidInput
from app.ports.asking import GuardedAnswering
from app.reading import given_text
from app.use_cases.minutes import MakeMinutes
from app.use_cases.nota import DraftNota
from app.use_cases.rewrite import Rewrite
from app.use_cases.summarize import Summarize
from app.use_cases.tasks import Tasks
from app.values.answers import Answered, Delta, Timings
from app.values.minutes import Minutes, MinutesDone
from app.values.notas import Nota, NotaDone, NotaRequest
from app.values.rewriting import RewritingDone
from app.values.streams import last
from app.values.summaries import SummaryDone
from app.values.tasks import TaskDone
from guardrails.contract import SentenceSupport


@dataclass(frozen=True, slots=True)
class TaskRunner:
    """A task that follows from its prompt file; what was filled in is its source."""

    tasks: Tasks
    name: str

    async def run(self, fields: Mapping[str, str]) -> Output:
        events = self.tasks.stream(self.name, fields)
        made = (await last(events, TaskDone)).result
        return _output(made, made.text, made.timings, sentences=made.sentences)


@dataclass(frozen=True, slots=True)
class AskRunner:
    """A question, in the field `question`, over one collection or all of them."""

    ask: GuardedAnswering
    within: Sequence[str]

    async def run(self, fields: Mapping[str, str]) -> Output:
        began, shown = time.perf_counter(), list[float]()

        def tell(event: object) -> None:
            if isinstance(event, Delta) and not shown:
                shown.append(time.perf_counter() - began)

        events = self.ask.stream(field(fields, "question"), within=self.within)
        made = (await last(events, Answered, tell)).answer
        first_words = shown[0] if shown else made.timings.total_ms / 1000
        return _output(
            made,
            made.text,
            made.timings,
            abstained=made.abstained,
            sentences=made.sentences,
            sources=tuple(each.text for each in made.sources),
            counts={"first_words_s": round(first_words, 3)},
        )


@dataclass(frozen=True, slots=True)
class RewriteRunner:
    """A text, in the field `text`."""

    rewrite: Rewrite

    async def run(self, fields: Mapping[str, str]) -> Output:
        events = self.rewrite.stream(field(fields, "text"))
        made = (await last(events, RewritingDone)).rewriting
        counts = {
            "sentences": len(made.sentences),
            "by_model": sum(each.by == "model" for each in made.sentences),
            "lost": len(made.facts.lost),
            "added": len(made.facts.added),
        }
        return _output(made, made.text, made.timings, counts=counts)


@dataclass(frozen=True, slots=True)
class SummaryRunner:
    """A text, in the field `text`."""

    summarize: Summarize

    async def run(self, fields: Mapping[str, str]) -> Output:
        events = self.summarize.stream([given_text(field(fields, "text"))])
        made = (await last(events, SummaryDone)).summary
        judged = tuple(
            SentenceSupport(s.start, s.end, s.text, s.support, s.score, s.sources, s.reasons)
            for s in made.sentences
        )
        by_model = sum(not each.literal for each in made.sentences)
        counts = {"sentences": len(judged), "by_model": by_model, "left_out": made.extent.left_out}
        return _output(made, made.text, made.timings, sentences=judged, counts=counts)


@dataclass(frozen=True, slots=True)
class NotaRunner:
    """The fields of `notabene nota`, with `sender` for `from` and one bullet a line."""

    nota: DraftNota

    async def run(self, fields: Mapping[str, str]) -> Output:
        made = (await last(self.nota.stream(_request(fields)), NotaDone)).nota
        said = [
            paragraph
            for section in made.sections
            for paragraph in section.paragraphs
            if any(each.startswith("b") for each in paragraph.rests_on)
        ]
        counts = {"bullets": len(said), "by_model": sum(not each.literal for each in said)}
        return _output(made, _as_markdown(made), made.timings, counts=counts)


@dataclass(frozen=True, slots=True)
class MinutesRunner:
    """A transcript or notes, in the field `text`."""

    minutes: MakeMinutes

    async def run(self, fields: Mapping[str, str]) -> Output:
        events = self.minutes.stream([given_text(field(fields, "text"))])
        made = (await last(events, MinutesDone)).minutes
        milliseconds = made.seconds * 1000
        timings = Timings(0.0, 0.0, milliseconds, milliseconds)
        return _output(made, _as_lines(made), timings)


def field(fields: Mapping[str, str], name: str) -> str:
    """Raises: InvalidInput when the case does not have it."""
    if name not in fields:
        raise InvalidInput(f"Het veld '{name}' ontbreekt.")
    return fields[name]


_REQUEST = TypeAdapter(NotaRequest)


def _request(fields: Mapping[str, str]) -> NotaRequest:
    bullets = field(fields, "bullets").splitlines()
    given = {**fields, "bullets": bullets, "deadline": fields.get("deadline") or None}
    try:
        return _REQUEST.validate_python(given)
    except ValidationError as error:
        told = [f"{place(each)} {phrase(each)}" for each in map(dict, error.errors())]
        raise InvalidInput("; ".join(told)) from error


def _as_markdown(nota: Nota) -> str:
    parts = []
    for section in nota.sections:
        parts.append(f"{'#' * (section.level + 1)} {section.heading}")
        parts += [paragraph.text for paragraph in section.paragraphs]
    return "\n\n".join(parts)


def _as_lines(made: Minutes) -> str:
    """An item a line: kind, who, when, what, and the passage that it comes from."""
    texts = {passage.nr: " ".join(passage.text.split()) for passage in made.passages}
    items = [("besluit", "", "", each.text, texts[each.passage]) for each in made.decisions]
    items += [
        ("actie", each.who, each.when, each.what, texts[each.passage]) for each in made.actions
    ]
    return "\n".join(" | ".join(item) for item in items)


def _output(made: Any, text: str, timings: Timings, **more: Any) -> Output:
    """Energy and memory are filled in by who measures them."""
    return Output(
        text=text,
        model=made.model,
        prompt=made.prompt,
        first_token_s=timings.first_token_ms / 1000,
        total_s=timings.total_ms / 1000,
        prompt_tokens=made.usage.prompt_tokens,
        completion_tokens=made.usage.completion_tokens,
        **more,
    )
