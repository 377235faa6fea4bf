"""Whether sources carry an answer, for people and programs that have both."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import count

from app.ports.judging import SupportJudge
from app.values.guarding import GivenSource
from app.values.support import SupportSummary, summarized
from guardrails.contract import Mark, SentenceSupport, SourceText


@dataclass(frozen=True, slots=True)
class SentenceReview:
    """A SentenceSupport with the ids of the sources as they were given."""

    start: int
    end: int
    text: str
    support: Mark
    score: float
    sources: tuple[str | int, ...]
    reasons: tuple[str, ...]
    evidence: str


@dataclass(frozen=True, slots=True)
class SupportReview:
    """`score` is the mean of the sentences that can be checked; 1 is fully supported."""

    score: float
    summary: SupportSummary
    sentences: tuple[SentenceReview, ...]


@dataclass(frozen=True, slots=True)
class CheckSupport:
    """`fast` compares words and facts; `careful` also asks a language model, if there is one."""

    fast: SupportJudge
    careful: SupportJudge

    async def review(
        self,
        answer: str,
        sources: Sequence[GivenSource],
        *,
        fast: bool = False,
        person: str = "",
    ) -> SupportReview:
        """Nothing of what is reviewed is kept; turns with the model go between persons."""
        given = _by_own_name(sources)
        texts = [SourceText(name, source.text) for name, source in given.items()]
        judge = self.fast if fast else self.careful
        judged = await judge.judge(answer, texts, person=person)
        scores = [each.score for each in judged if each.support != "not_checkable"]
        return SupportReview(
            round(sum(scores) / len(scores), 4) if scores else 1.0,
            summarized(each.support for each in judged),
            tuple(_reviewed(each, given) for each in judged),
        )


def _by_own_name(sources: Sequence[GivenSource]) -> dict[str, GivenSource]:
    """Each source by its id, or by one like it where two have the same or 1 stands beside "1"."""
    found: dict[str, GivenSource] = {}
    for place, source in enumerate(sources):
        name = str(source.id)
        if name in found:
            others = (f"{name}'{number}" for number in count(place))
            name = next(other for other in others if other not in found)
        found[name] = source
    return found


def _reviewed(sentence: SentenceSupport, given: Mapping[str, GivenSource]) -> SentenceReview:
    sources = tuple(dict.fromkeys(given[name].id for name in sentence.sources))
    return SentenceReview(**asdict(sentence) | {"sources": sources})
