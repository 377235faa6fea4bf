"""The share of the judged sentences that the sources carry."""

from dataclasses import dataclass

from app.benchmark.scorers.scorer import Sample, Score


@dataclass(frozen=True, slots=True)
class SupportedShare:
    name: str = "supported_share"
    version: int = 1
    title: str = "Zinnen met steun"
    higher_is_better: bool = True
    expects: tuple[str, ...] = ()

    def score(self, sample: Sample) -> Score | None:
        judged = [each for each in sample.sentences if each.support != "not_checkable"]
        if not judged:
            return None
        bare = [each.text.strip() for each in judged if each.support != "supported"]
        told = f"Zonder volle steun: {' · '.join(bare)}" if bare else ""
        return Score(1 - len(bare) / len(judged), told)
