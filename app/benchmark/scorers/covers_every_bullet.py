"""The share of the bullets that the nota says: all figures and names, and most of the words."""

import re
from dataclasses import dataclass

from app.benchmark.scorers.scorer import Sample, Score
from guardrails.support.holdings import Fact
from guardrails.support.passages import Reading

_MOST = 0.7
# "Voorstel:" becomes a heading, not a word of the text.
_LABEL = re.compile(r"^\w+(?: \w+)?:\s+")


@dataclass(frozen=True, slots=True)
class CoversEveryBullet:
    """Reads the bullets from `given`, one a line; in what it tells they are b1, b2 and so on."""

    name: str = "covers_every_bullet"
    version: int = 1
    title: str = "Punten verwerkt"
    higher_is_better: bool = True
    expects: tuple[str, ...] = ()

    def score(self, sample: Sample) -> Score | None:
        lines = filter(str.strip, sample.given.get("bullets", "").splitlines())
        if not (bullets := {f"b{nr}": text for nr, text in enumerate(lines, start=1)}):
            return None
        said = Reading(sample.text)
        lost = [key for key, text in bullets.items() if not _said(Reading(text), said)]
        told = f"Niet verwerkt: {', '.join(lost)}" if lost else ""
        return Score(1 - len(lost) / len(bullets), told)


def _said(bullet: Reading, said: Reading) -> bool:
    found = bullet.facts
    hard: list[Fact] = [*found.references, *found.dates, *found.periods, *found.numbers]
    held = all(said.holdings.has(fact) for fact in hard)
    named = all(name.lower() in said.text.lower() for name in bullet.names)
    words = Reading(_LABEL.sub("", bullet.text)).stems
    kept = sum(stem in said.stems for stem in words)
    return held and named and kept >= _MOST * len(words)
