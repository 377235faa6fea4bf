"""Whether no sentence of the text was broken off."""

from dataclasses import dataclass

from app.benchmark.scorers.scorer import Sample, Score
from dutch.sentences import sentences

_CLOSING = "\"'”’)»]"
_ENDS = (".", "?", "!", ":", "…")


@dataclass(frozen=True, slots=True)
class WholeSentences:
    """A sentence ends as one does; what was given without an end may stay so."""

    name: str = "whole_sentences"
    version: int = 1
    title: str = "Breekt geen zin af"
    higher_is_better: bool = True
    expects: tuple[str, ...] = ()

    def score(self, sample: Sample) -> Score | None:
        if not (found := sentences(sample.text)):
            return None
        open_ends = [span.text for span in found if not span.text.rstrip(_CLOSING).endswith(_ENDS)]
        broken = [text for text in open_ends if text not in sample.source]
        return Score(1 - len(broken) / len(found), broken[0][-60:] if broken else "")
