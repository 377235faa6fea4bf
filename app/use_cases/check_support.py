"""Whether sources carry an answer, for people and programs that have both."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

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
        given = {str(source.id): source.id for source in sources}
        texts = [SourceText(str(source.id), source.text) for source in sources]
        judge = self.fast if fast else self.careful
        judged = await judge.judge(answer, texts, person=person)
        scores = [each.score for each in judged if each.support != "not_checkable"]
        return SupportReview(
            round(sum(scores) / len(scores), 4) if scores else 1.0,
            summarized(each.support for each in judged),
            tuple(_reviewed(each, given) for each in judged),
        )


def _reviewed(sentence: SentenceSupport, given: Mapping[str, str | int]) -> SentenceReview:
    sources = tuple(given[source] for source in sentence.sources)
    return SentenceReview(**asdict(sentence) | {"sources": sources})
