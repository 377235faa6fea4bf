"""How many more rules of plain language the text meets than what was given."""

from dataclasses import dataclass

from app.benchmark.scorers.scorer import Sample, Score
from dutch.readability import readability


@dataclass(frozen=True, slots=True)
class ReadabilityGain:
    """A share of the rules: 0.25 is a quarter more of them; below 0 the text became harder."""

    name: str = "readability_gain"
    version: int = 1
    title: str = "Haalt meer regels van de B1-richtlijn"
    higher_is_better: bool = True
    expects: tuple[str, ...] = ()

    def score(self, sample: Sample) -> Score | None:
        if not sample.source.strip() or not sample.text.strip():
            return None
        before, after = readability(sample.source), readability(sample.text)
        told = f"{before.rules_met:.2f} naar {after.rules_met:.2f}"
        return Score(after.rules_met - before.rules_met, told)
