"""How far a judge is right: its scores beside what people said of the same texts."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from pydantic import BaseModel, ConfigDict, Field, ValidationError
from scipy import stats

from app.benchmark.agreement import Agreement, agreement
from app.benchmark.cases import rows_of
from app.benchmark.model_judge import Judge
from app.benchmark.scorers.scorer import Sample
from app.benchmark.statistics import CONFIDENCE, RESAMPLES
from app.errors import InvalidInput

_HALF = 0.5


class JudgedText(BaseModel):
    """A text that people called good or not."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    fields: dict[str, str] = Field(min_length=1)
    text: str = Field(min_length=1)
    good: bool


@dataclass(frozen=True, slots=True)
class JudgeAgreement:
    """AUROC with its 95 % interval, and agreement at a probability of a half.

    `unjudged` texts got no score; they count in neither.
    """

    cases: int
    unjudged: int
    auroc: float
    low: float
    high: float
    agreed: Agreement


def read_judged(path: Path) -> list[JudgedText]:
    """Raises: InvalidInput, naming the first row that is wrong."""
    try:
        rows = rows_of(path.name, path.read_bytes())
    except OSError:
        raise InvalidInput(f"{path} is niet te lezen.") from None
    found = []
    for nr, row in enumerate(rows, start=1):
        try:
            found.append(JudgedText.model_validate(row))
        except ValidationError:
            told = "elke regel heeft id, fields, text en good (true of false)"
            raise InvalidInput(f"{path.name}, regel {nr}: {told}.") from None
    return found


async def scores_of(judge: Judge, texts: Sequence[JudgedText]) -> dict[str, float | None]:
    """The score of each text by its id; None: not judged."""
    return {each.id: (await judge.score(Sample(each.fields, each.text))).value for each in texts}


def judge_agreement(
    texts: Sequence[JudgedText], scores: Mapping[str, float | None]
) -> JudgeAgreement:
    """Raises: InvalidInput when not both good and bad texts have a score."""
    known = [(each.good, score) for each in texts if (score := scores[each.id]) is not None]
    good = [score for is_good, score in known if is_good]
    bad = [score for is_good, score in known if not is_good]
    if not good or not bad:
        raise InvalidInput("Er zijn goede én slechte teksten met een oordeel nodig.")
    random = np.random.default_rng(0)
    drawn = [
        _auroc(random.choice(good, len(good)).tolist(), random.choice(bad, len(bad)).tolist())
        for _ in range(RESAMPLES // 10)
    ]
    tail = (1 - CONFIDENCE) / 2
    low, high = np.quantile(drawn, [tail, 1 - tail])
    people = [str(is_good) for is_good, _ in known]
    return JudgeAgreement(
        cases=len(known),
        unjudged=len(texts) - len(known),
        auroc=_auroc(good, bad),
        low=float(low),
        high=float(high),
        agreed=agreement(people, [str(score >= _HALF) for _, score in known]),
    )


def _auroc(good: "Sequence[float]", bad: "Sequence[float]") -> float:
    """The chance that a good text scores above a bad one (Mann-Whitney)."""
    found = stats.mannwhitneyu(good, bad).statistic
    return float(found) / (len(good) * len(bad))
