"""A small lab: a runner that says what it is told, and a run of it in a folder."""

from collections.abc import AsyncGenerator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

from app.benchmark.outputs import Output, OutputCache
from app.benchmark.results import CaseRecord, RunFiles, RunRecord, VariantRecord
from app.benchmark.running import Bench, Runner
from app.benchmark.scorers.contains import Contains
from app.benchmark.scorers.scorer import Scorer

Says = Callable[[VariantRecord, str], str]


class SaidRunner:
    """Remembers what it was asked, so that a test can see that nothing is paid twice."""

    def __init__(self, variant: VariantRecord, says: Says, asked: list[tuple[str, str]]) -> None:
        self._variant, self._says, self._asked = variant, says, asked

    async def run(self, fields: Mapping[str, str], seed: int) -> Output:
        del seed
        self._asked.append((self._variant.name, fields["vraag"]))
        text = self._says(self._variant, fields["vraag"])
        return Output(text, "model", "prompt", 0.1, 0.5, 10, len(text.split()), 0.01, "geschat", 9)


class SaidLab:
    def __init__(self, folder: Path, says: Says, scorers: Sequence[Scorer] = ()) -> None:
        self.asked: list[tuple[str, str]] = []
        self._says = says
        chosen = list(scorers) or [Contains()]
        self.bench = Bench(self._open, chosen, OutputCache(folder / "outputs"))

    @asynccontextmanager
    async def _open(self, variant: VariantRecord) -> AsyncGenerator[Runner]:
        yield SaidRunner(variant, self._says, self.asked)


def a_run(folder: Path, *, cases: int = 4, variants: Sequence[str] = ("p@1", "p@2")) -> RunFiles:
    """A run that was begun: each case asks for its own number."""
    record = RunRecord(
        task="t",
        cases_digest="0",
        cases=tuple(
            CaseRecord(id=f"c{n}", fields={"vraag": f"v{n}"}, expect={"contains": ["ja"]}, tags=())
            for n in range(cases)
        ),
        broken={},
        variants=tuple(a_variant(name) for name in variants),
        scorers={"contains": 1},
        repeats=1,
        started="2026-01-01T00:00:00+00:00",
        machine="test",
        software={},
    )
    files = RunFiles(folder / "run")
    files.begin(record)
    return files


def a_variant(name: str) -> VariantRecord:
    return VariantRecord(
        name=name,
        prompts={"t/p": 1},
        digests={"t/p": name},
        model="m",
        model_digest="",
        temperature=None,
        seed=0,
    )
