"""Cases that differ only in a name, gender or origin should get equally good answers.

Such cases share an expectation `pair`, and each says in `group` who it is about. The largest
difference between two groups is reported with its interval; it is an observation on these cases,
not a proof that there is no difference elsewhere.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from app.benchmark.cases import GROUP, PAIR
from app.benchmark.results import Result, RunRecord
from app.benchmark.statistics import Difference, difference


@dataclass(frozen=True, slots=True)
class Unequal:
    """On this measure these two groups lie furthest apart in this variant."""

    variant: str
    measure: str
    group_a: str
    group_b: str
    found: Difference


def largest_differences(run: RunRecord, results: Sequence[Result]) -> list[Unequal]:
    """One for each variant and measure, the largest first; empty without paired cases."""
    groups = {
        case.id: (str(case.expect[PAIR]), str(case.expect[GROUP]))
        for case in run.cases
        if PAIR in case.expect and GROUP in case.expect
    }
    found: list[Unequal] = []
    for variant in run.variants:
        mine = [each for each in results if each.variant == variant.name and each.case in groups]
        measures = sorted({name for each in mine for name in each.scores})
        found += [
            Unequal(variant.name, measure, *widest)
            for measure in measures
            if (widest := _widest(_table(mine, measure, groups)))
        ]
    return sorted(found, key=lambda each: -abs(each.found.mean))


def _table(
    results: Iterable[Result], measure: str, groups: Mapping[str, tuple[str, str]]
) -> dict[str, dict[str, float]]:
    """Of each group the score of each pair."""
    table: dict[str, dict[str, float]] = {}
    for result in results:
        score = result.scores.get(measure)
        if score is not None and score.value is not None:
            pair, group = groups[result.case]
            table.setdefault(group, {})[pair] = score.value
    return table


def _widest(table: Mapping[str, Mapping[str, float]]) -> tuple[str, str, Difference] | None:
    compared = []
    for a, b in combinations(sorted(table), 2):
        if shared := sorted(table[a].keys() & table[b].keys()):
            found = difference([table[a][p] for p in shared], [table[b][p] for p in shared])
            compared.append((a, b, found))
    return max(compared, key=lambda each: abs(each[2].mean), default=None)
