"""The answer while it grows: judged sentences, then literal quotes; offsets stay exact."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from app.use_cases.ask.citations import cited, with_numbers
from app.use_cases.ask.turns import Found
from app.values.answers import AskEvent, Delta, Judged, Source
from dutch.sentences import finished, sentences
from guardrails.contract import SentenceSupport
from knowledge_base.evidence import Sentence, in_reading_order, rank
from knowledge_base.terms import terms

# A quote whose words are nearly all in the answer already would say it twice.
_SAID_ALREADY = 0.85
# Measured: a higher bar loses facts (0.5 loses one in twenty), a lower one adds noise.
_NEARLY = 0.4
_QUOTED_SOURCES = 4


@dataclass(slots=True)
class Incoming:
    """What the model wrote and nobody has read yet, given out in whole sentences.

    A sentence comes with what stands before it, so that a list stays a list.
    """

    text: str = ""

    def feed(self, text: str) -> Iterator[tuple[str, str]]:
        self.text += text
        return self._until(finished(self.text))

    def rest(self) -> Iterator[tuple[str, str]]:
        return self._until(len(self.text))

    def _until(self, end: int) -> Iterator[tuple[str, str]]:
        ready, self.text = self.text[:end], self.text[end:]
        read = 0
        for span in sentences(ready):
            yield _gap(ready[read : span.start]), span.text
            read = span.end
        self.text = ready[read:] + self.text


@dataclass(slots=True)
class Draft:
    """The text as the reader gets it, with the verdict on each sentence.

    `unsettled` are the places of verdicts that were given at a glance; `failed` is what the
    model wrote and no reader sees.
    """

    existing: frozenset[int]
    text: str = ""
    judged: list[SentenceSupport] = field(default_factory=list)
    unsettled: list[int] = field(default_factory=list)
    failed: list[SentenceSupport] = field(default_factory=list)
    withheld: int = 0
    leaks: list[str] = field(default_factory=list)

    def add(
        self, before: str, verdict: SentenceSupport, *, settled: bool = True
    ) -> Iterator[AskEvent]:
        """Release one sentence of the model; an unsupported one is kept back.

        Its verdict goes along, or comes later by `settle` when it was given at a glance.
        """
        if verdict.support == "unsupported":
            self.withheld += 1
            self.failed.append(verdict)
            return
        said = with_numbers(verdict.text, verdict.sources, self.existing)
        if settled:
            yield from self._release(before if self.text else before.lstrip(), said, verdict)
            return
        self.unsettled.append(len(self.judged))
        shown, _ = self._release(before if self.text else before.lstrip(), said, verdict)
        yield shown

    def settle(self, place: int, verdict: SentenceSupport) -> Judged:
        """Put the careful verdict in the place of the one at a glance."""
        shown = self.judged[place]
        self.judged[place] = replace(verdict, start=shown.start, end=shown.end, text=shown.text)
        return Judged(self.judged[place])

    def keep_back(self, kinds: Sequence[str]) -> None:
        """Say nothing of a sentence with personal data that nobody brought in."""
        self.withheld += 1
        self.leaks += kinds

    def quote(self, quotes: Sequence[tuple[int, str]], opening: str) -> Iterator[AskEvent]:
        """Put literal sentences under the text, each with the number of its source."""
        for place, (number, text) in enumerate(quotes):
            before = (opening if place == 0 else "\n") + "- "
            verdict = SentenceSupport(0, 0, text, "supported", 1.0, (str(number),), (), text)
            yield from self._release(
                before if self.text else before.lstrip("\n"), f"“{text}” [{number}]", verdict
            )

    def say(self, text: str) -> Iterator[AskEvent]:
        """A sentence of our own, about the answer and not from a source."""
        verdict = SentenceSupport(0, 0, text, "not_checkable", 0.0, (), ())
        yield from self._release(" " if self.text else "", text, verdict)

    @property
    def cited(self) -> set[int]:
        return set(cited(self.text))

    def sources(self, found: Sequence[Source]) -> tuple[Source, ...]:
        """Those of the sources found that the text names."""
        return tuple(source for source in found if source.nr in self.cited)

    def _release(self, before: str, said: str, verdict: SentenceSupport) -> Iterator[AskEvent]:
        start = len(self.text) + len(before)
        self.text += before + said
        placed = replace(verdict, start=start, end=len(self.text), text=said)
        self.judged.append(placed)
        yield Delta(before + said)
        yield Judged(placed)


def _gap(between: str) -> str:
    """A space, or the new line and the list mark that were written there."""
    mark = between.strip()
    if "\n" in between:
        return f"\n{mark} " if mark else "\n"
    return f"{mark} " if mark else " "


def quotable(found: Found, said: str, words: int) -> list[tuple[int, str]]:
    """Literal pieces of the best sources that the text does not say already, with numbers.

    Only what bears on the question nearly as much as the best sentence does; what is quoted from
    one source stands together, in reading order.
    """
    there = set(terms(said))
    number_of = {
        each.sentences[0].passage: source.nr
        for each, source in zip(found.evidence, found.sources, strict=True)
    }
    chosen: dict[int, list[Sentence]] = {}
    ranked = [s for s in rank(found.query, found.passages) if s.passage in number_of]
    for sentence in ranked:
        new = set(terms(sentence.text))
        length = len(sentence.text.split())
        if sentence.score < _NEARLY * ranked[0].score or length > words:
            continue
        if len(new & there) >= _SAID_ALREADY * len(new):
            continue
        if len(chosen) == _QUOTED_SOURCES and sentence.passage not in chosen:
            continue
        words -= length
        there |= new
        chosen.setdefault(sentence.passage, []).append(sentence)
    return [(number_of[passage], in_reading_order(some)) for passage, some in chosen.items()]
