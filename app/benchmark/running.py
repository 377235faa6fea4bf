"""Runs every cell that has no result yet: case x variant x repeat."""

from collections.abc import AsyncGenerator, Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import asdict, dataclass
from typing import Protocol

from app.benchmark.model_judge import NAME, Judge
from app.benchmark.outputs import Output, OutputCache, key_of
from app.benchmark.results import (
    CaseRecord,
    CostRecord,
    Result,
    RunFiles,
    RunRecord,
    ScoreRecord,
    VariantRecord,
)
from app.benchmark.scorers.scorer import Sample, Score, Scorer
from app.errors import NotabeneError
from app.problems import detail_of


class Runner(Protocol):
    """Does the task once, in one variant."""

    async def run(self, fields: Mapping[str, str], seed: int) -> Output: ...


# Opened for one variant at a time: two models together may not fit.
OpenRunner = Callable[[VariantRecord], AbstractAsyncContextManager[Runner]]


@dataclass(frozen=True, slots=True)
class CellDone:
    result: Result
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Bench:
    """As durable as its files: a run that was killed goes on at the cell it had reached."""

    open: OpenRunner
    scorers: Sequence[Scorer]
    cache: OutputCache
    judge: Judge | None = None

    async def run(self, files: RunFiles, only: str = "") -> AsyncGenerator[CellDone, None]:
        """Every cell without a result, or with an error; closing the generator stops the run.

        `only` names the one variant to run.
        """
        record = files.record()
        settled = {each.cell for each in files.results() if not each.error}
        total = len(record.cases) * len(record.variants) * record.repeats
        done = len(settled)
        for variant in record.variants:
            missing = [cell for cell in _cells(record, variant) if cell_id(*cell) not in settled]
            if not missing or only not in ("", variant.name):
                continue
            async with self.open(variant) as runner:
                for case, _, repeat in missing:
                    result = await self._cell(record, runner, case, variant, repeat)
                    files.add(result)
                    done += 1
                    yield CellDone(result, done, total)

    async def _cell(
        self,
        record: RunRecord,
        runner: Runner,
        case: CaseRecord,
        variant: VariantRecord,
        repeat: int,
    ) -> Result:
        same = {**variant.model_dump(exclude={"name"}), "collection": record.collection}
        key = key_of(case.fields, same, repeat)
        output = self.cache.get(key)
        cached = output is not None
        if output is None:
            try:
                output = await runner.run(case.fields, variant.seed + repeat)
            except Exception as error:  # noqa: BLE001  one cell says why, the rest stands
                told = detail_of(error) if isinstance(error, NotabeneError) else _named(error)
                return Result(case=case.id, variant=variant.name, repeat=repeat, error=told)
            self.cache.put(key, output)
        return Result(
            case=case.id,
            variant=variant.name,
            repeat=repeat,
            text=output.text,
            abstained=output.abstained,
            scores=await self._scores(case, output),
            cost=_cost(output),
            counts=dict(output.counts),
            cached=cached,
        )

    async def _scores(self, case: CaseRecord, output: Output) -> dict[str, ScoreRecord]:
        """By every scorer that has something to say; one that breaks says so."""
        sample = Sample(
            case.fields,
            output.text,
            case.expect,
            output.abstained,
            output.sentences,
            output.sources,
            output.alarm,
        )
        found = {each.name: score for each in self.scorers if (score := _score(each, sample))}
        if self.judge:
            found[NAME] = _kept(await self.judge.score(sample))
        return found


def _score(scorer: Scorer, sample: Sample) -> ScoreRecord | None:
    try:
        score = scorer.score(sample)
    except Exception as error:  # noqa: BLE001  a broken scorer is a result of that cell
        return ScoreRecord(value=None, detail=f"De meting brak: {_named(error)}")
    return _kept(score) if score else None


def _kept(score: Score) -> ScoreRecord:
    return ScoreRecord(value=score.value, detail=score.detail)


def _cells(
    record: RunRecord, variant: VariantRecord
) -> list[tuple[CaseRecord, VariantRecord, int]]:
    return [(case, variant, repeat) for case in record.cases for repeat in range(record.repeats)]


def cell_id(case: CaseRecord, variant: VariantRecord, repeat: int) -> tuple[str, str, int]:
    return case.id, variant.name, repeat


def _cost(output: Output) -> CostRecord:
    known = CostRecord.model_fields
    return CostRecord(**{k: v for k, v in asdict(output).items() if k in known})


def _named(error: Exception) -> str:
    return type(error).__name__
