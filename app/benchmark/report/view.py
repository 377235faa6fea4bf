"""What a report shows, worked out once for every form of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import mean

from app.benchmark.comparing import COSTS, Comparison, Measure, Side, compare
from app.benchmark.fairness import Unequal, largest_differences
from app.benchmark.report.charts import Dot, Line, dot_plot
from app.benchmark.report.differences import Piece, pieces
from app.benchmark.results import Result, RunRecord
from app.benchmark.statistics import mean_interval


@dataclass(frozen=True, slots=True)
class Mean:
    """The mean of a variant on a measure; None where nothing could be judged."""

    value: float | None
    low: float = 0.0
    high: float = 0.0
    judged: int = 0
    unjudged: int = 0


@dataclass(frozen=True, slots=True)
class MeasureView:
    """One measure for each variant."""

    name: str
    title: str
    means: Mapping[str, Mean]

    @property
    def is_share(self) -> bool:
        """Whether it lies between 0 and 1, so that it may stand in one chart with others."""
        known = [each for each in self.means.values() if each.value is not None]
        return all(each.low >= 0 and each.high <= 1 for each in known)


@dataclass(frozen=True, slots=True)
class CellView:
    """One result; `pieces` mark where its text differs from that of the first variant.

    `failed`: a score tells what is wrong. `worse`: a score is below that of the first variant.
    """

    result: Result
    pieces: Sequence[Piece]
    failed: bool
    worse: bool


@dataclass(frozen=True, slots=True)
class CaseView:
    id: str
    tags: tuple[str, ...]
    fields: Mapping[str, str]
    cells: Sequence[CellView]

    @property
    def failed(self) -> bool:
        return any(cell.failed for cell in self.cells)

    @property
    def worse(self) -> bool:
        return any(cell.worse for cell in self.cells)


@dataclass(frozen=True, slots=True)
class ReportView:
    """`titles` are the Dutch names of the scores; `charts` are SVG with the same figures.

    `energy` tells how the energy is known: measured, or estimated from time.
    """

    run: RunRecord
    titles: Mapping[str, str]
    charts: Sequence[str]
    scores: Sequence[MeasureView]
    costs: Sequence[MeasureView]
    energy: str
    comparisons: Sequence[Comparison]
    unequal: Sequence[Unequal]
    cases: Sequence[CaseView]
    done: int
    wanted: int


def report_view(
    run: RunRecord, results: Sequence[Result], scores: Sequence[Measure]
) -> ReportView:
    """Every variant is compared with the first one."""
    names = [variant.name for variant in run.variants]
    sides = [Side(run, name, [r for r in results if r.variant == name]) for name in names]
    titles = {each.name: each.title for each in scores}
    measured = list(_measures(titles, sides))
    return ReportView(
        run=run,
        titles=titles,
        charts=list(_charts(measured, names)),
        scores=measured,
        costs=list(_measures(COSTS, sides)),
        energy=", ".join(sorted({each.cost.energy_how for each in results if each.cost})),
        comparisons=[compare(sides[0], side, scores) for side in sides[1:]],
        unequal=largest_differences(run, results),
        cases=list(_cases(run, results, scores)),
        done=len(results),
        wanted=len(run.cases) * len(names) * run.repeats,
    )


def _measures(titles: Mapping[str, str], sides: Sequence[Side]) -> Iterable[MeasureView]:
    for name, title in titles.items():
        means = {side.variant: _mean(side.results, name) for side in sides}
        if any(each.judged or each.unjudged for each in means.values()):
            yield MeasureView(name, title, means)


def _mean(results: Sequence[Result], name: str) -> Mean:
    given: list[float | None] = []
    for result in results:
        if name in COSTS and result.cost:
            given.append(float(getattr(result.cost, name)))
        elif name in result.scores:
            given.append(result.scores[name].value)
    known = [value for value in given if value is not None]
    if not known:
        return Mean(None, unjudged=len(given))
    low, high = mean_interval(known)
    return Mean(mean(known), low, high, len(known), len(given) - len(known))


def _charts(measures: Sequence[MeasureView], variants: Sequence[str]) -> Iterable[str]:
    """All shares in one chart; each other measure has a scale of its own."""
    known = [each for each in measures if any(m.value is not None for m in each.means.values())]
    shares = [each for each in known if each.is_share]
    groups = [shares] if shares else []
    groups += [[each] for each in known if not each.is_share]
    for nr, group in enumerate(groups):
        lines = [Line(each.title, _dots(each, variants)) for each in group]
        told = [
            f"{line.name}: {'; '.join(f'{variants[d.variant]}: {d.shown}' for d in line.dots)}"
            for line in lines
        ]
        title = "Kwaliteit per meting" if group is shares else group[0].title
        yield dot_plot(
            lines, variants, title=title, conclusion=". ".join(told), chart=f"chart-{nr}"
        )


def _dots(measure: MeasureView, variants: Sequence[str]) -> list[Dot]:
    return [
        Dot(nr, mean.value, mean.low, mean.high, f"{mean.value:.2f}".replace(".", ","))
        for nr, name in enumerate(variants)
        if (mean := measure.means[name]).value is not None
    ]


def _cases(
    run: RunRecord, results: Sequence[Result], measures: Sequence[Measure]
) -> Iterable[CaseView]:
    by_cell = {result.cell: result for result in results}
    for case in run.cases:
        for repeat in range(run.repeats):
            found = [
                by_cell[cell]
                for variant in run.variants
                if (cell := (case.id, variant.name, repeat)) in by_cell
            ]
            if found:
                cells = list(_cells(found, measures))
                yield CaseView(case.id, case.tags, case.fields, cells)


def _cells(found: Sequence[Result], measures: Sequence[Measure]) -> Iterable[CellView]:
    first = found[0]
    for result in found:
        marked = pieces(first.text, result.text)[1]
        low = [s for s in result.scores.values() if s.detail and (s.value is None or s.value < 1)]
        worse = any(_is_worse(first, result, each) for each in measures)
        yield CellView(result, marked, bool(result.error) or bool(low), worse)


def _is_worse(first: Result, other: Result, measure: Measure) -> bool:
    before, after = first.scores.get(measure.name), other.scores.get(measure.name)
    if before is None or after is None or before.value is None or after.value is None:
        return False
    change = after.value - before.value
    return change < 0 if measure.higher_is_better else change > 0
