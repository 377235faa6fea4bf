"""Two variants on the same cases: what differs, how sure that is, and whether a gate may open."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import mean

from app.benchmark.results import Result, RunRecord
from app.benchmark.scorers.scorer import Scorer
from app.benchmark.statistics import Difference, Verdict, corrected, difference, verdict
from app.errors import InvalidInput

# What computing costs, beside the scores: less is better.
COSTS = {
    "first_token_s": "Seconden tot het eerste woord",
    "total_s": "Seconden in totaal",
    "completion_tokens": "Geschreven tokens",
    "energy_wh": "Energie in Wh",
    "memory_mib": "Geheugen in MiB, het hoogste",
}


@dataclass(frozen=True, slots=True)
class Measure:
    """`gates`: getting worse here is a regression."""

    name: str
    title: str
    higher_is_better: bool = False
    gates: bool = True

    @classmethod
    def of(cls, scorer: Scorer) -> "Measure":
        return cls(scorer.name, scorer.title, scorer.higher_is_better)


@dataclass(frozen=True, slots=True)
class Row:
    """One measure: `found` is None where no case has it on both sides; `p` is corrected.

    `unjudged` counts the pairs of which one side failed or could not be judged.
    """

    measure: Measure
    found: Difference | None
    p: float
    unjudged: int
    verdict: Verdict = "no difference shown"


@dataclass(frozen=True, slots=True)
class Side:
    """One variant of one run."""

    run: RunRecord
    variant: str
    results: Sequence[Result]


@dataclass(frozen=True, slots=True)
class Comparison:
    a: str
    b: str
    rows: tuple[Row, ...]

    @property
    def regressions(self) -> tuple[Row, ...]:
        """The scores that got worse beyond what chance explains; costs do not close a gate."""
        return tuple(row for row in self.rows if row.measure.gates and row.verdict == "worse")


def compare(a: Side, b: Side, scores: Iterable[Measure]) -> Comparison:
    """B against A over the cases that both ran; scores and costs are corrected apart.

    Raises: InvalidInput when the two share no case.
    """
    shared = {case.id for case in a.run.cases} & {case.id for case in b.run.cases}
    if not shared:
        raise InvalidInput("Deze twee metingen hebben geen enkel geval gemeen.")
    measures = [*scores, *(Measure(name, title, gates=False) for name, title in COSTS.items())]
    rows = [row for each in measures if (row := _row(each, a.results, b.results, shared))]
    quality = [row for row in rows if row.measure.gates]
    costs = [row for row in rows if not row.measure.gates]
    return Comparison(a.variant, b.variant, (*_decided(quality), *_decided(costs)))


def _row(
    measure: Measure, a: Sequence[Result], b: Sequence[Result], shared: set[str]
) -> Row | None:
    """None where this measure has nothing to say about any shared case."""
    before, after = _means(a, measure.name), _means(b, measure.name)
    asked = sorted(shared & (before.keys() | after.keys()))
    if not asked:
        return None
    sides = [(before.get(case), after.get(case)) for case in asked]
    pairs = [(x, y) for x, y in sides if x is not None and y is not None]
    found = difference([x for x, _ in pairs], [y for _, y in pairs]) if pairs else None
    return Row(measure, found, found.p if found else 1.0, len(asked) - len(pairs))


def _decided(family: Sequence[Row]) -> list[Row]:
    """Correct p for all measures that could have shown something.

    One without a single pair that differs has no smaller p than 1, so it takes nothing from the
    others (Tarone 1990).
    """
    telling = [row for row in family if row.found and row.p < 1]
    surprises = dict(zip(map(id, telling), corrected([row.p for row in telling]), strict=True))
    return [_with(row, surprises.get(id(row), row.p)) for row in family]


def _with(row: Row, p: float) -> Row:
    if row.found is None:
        return row
    higher = row.measure.higher_is_better
    return replace(row, p=p, verdict=verdict(row.found, p, higher_is_better=higher))


def _means(results: Sequence[Result], name: str) -> Mapping[str, float | None]:
    """The mean over the repeats of each case that has this measure; None: not to be judged."""
    values: dict[str, list[float | None]] = {}
    for result in results:
        if result.error:
            continue
        if name in COSTS:
            value = float(getattr(result.cost, name)) if result.cost else None
            values.setdefault(result.case, []).append(value)
        elif name in result.scores:
            values.setdefault(result.case, []).append(result.scores[name].value)
    return {case: _mean(found) for case, found in values.items()}


def _mean(values: Sequence[float | None]) -> float | None:
    known = [value for value in values if value is not None]
    return mean(known) if known else None
