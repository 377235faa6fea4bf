"""How long the sentences are, in words."""

from dataclasses import dataclass

from app.benchmark.scorers.scorer import Sample, Score
from dutch.readability import readability


@dataclass(frozen=True, slots=True)
class WordsPerSentence:
    name: str = "words_per_sentence"
    version: int = 1
    title: str = "Woorden per zin"
    higher_is_better: bool = False
    expects: tuple[str, ...] = ()

    def score(self, sample: Sample) -> Score | None:
        measured = readability(sample.text)
        return Score(measured.words_per_sentence) if measured.sentences else None
