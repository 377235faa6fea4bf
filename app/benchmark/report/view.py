"""What a report shows, worked out once for every form of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import mean

from app.benchmark.comparing import COSTS, Comparison, Measure, Side, compare
from app.benchmark.fairness import Unequal, largest_differences
from app.benchmark.report.charts import Dot, dot_plot
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
    """One measure for each variant, with its chart."""

    name: str
    title: str
    means: Mapping[str, Mean]
    chart: str


@dataclass(frozen=True, slots=True)
class CellView:
    """One result; `pieces` mark where its text differs from that of the first variant."""

    result: Result
    pieces: Sequence[Piece]
    failed: bool


@dataclass(frozen=True, slots=True)
class CaseView:
    id: str
    tags: tuple[str, ...]
    fields: Mapping[str, str]
    cells: Sequence[CellView]

    @property
    def failed(self) -> bool:
        return any(cell.failed for cell in self.cells)


@dataclass(frozen=True, slots=True)
class ReportView:
    run: RunRecord
    scores: Sequence[MeasureView]
    costs: Sequence[MeasureView]
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
    return ReportView(
        run=run,
        scores=list(_measures(titles, sides)),
        costs=list(_measures(COSTS, sides)),
        comparisons=[compare(sides[0], side, scores) for side in sides[1:]],
        unequal=largest_differences(run, results),
        cases=list(_cases(run, results)),
        done=len(results),
        wanted=len(run.cases) * len(names) * run.repeats,
    )


def _measures(titles: Mapping[str, str], sides: Sequence[Side]) -> Iterable[MeasureView]:
    for name, title in titles.items():
        means = {side.variant: _mean(side.results, name) for side in sides}
        if any(each.judged or each.unjudged for each in means.values()):
            yield MeasureView(name, title, means, _chart(name, title, means))


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


def _chart(name: str, title: str, means: Mapping[str, Mean]) -> str:
    dots = [
        Dot(variant, each.value, each.low, each.high, f"{each.value:.2f}".replace(".", ","))
        for variant, each in means.items()
        if each.value is not None
    ]
    if not dots:
        return ""
    told = "; ".join(f"{dot.name}: {dot.shown}" for dot in dots)
    return dot_plot(dots, title=title, conclusion=told, chart=f"c-{name.replace('_', '-')}")


def _cases(run: RunRecord, results: Sequence[Result]) -> Iterable[CaseView]:
    by_cell = {result.cell: result for result in results}
    for case in run.cases:
        for repeat in range(run.repeats):
            found = [
                by_cell[cell]
                for variant in run.variants
                if (cell := (case.id, variant.name, repeat)) in by_cell
            ]
            if found:
                yield CaseView(case.id, case.tags, case.fields, list(_cells(found)))


def _cells(found: Sequence[Result]) -> Iterable[CellView]:
    first = found[0].text
    for result in found:
        marked = pieces(first, result.text)[1]
        low = [s for s in result.scores.values() if s.detail and (s.value is None or s.value < 1)]
        yield CellView(result, marked, bool(result.error) or bool(low))
