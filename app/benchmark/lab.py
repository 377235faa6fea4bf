"""The lab bench as one thing to use: begin, run, compare, report."""

from collections.abc import AsyncGenerator, Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from app.benchmark.cases import CaseSet, read_cases
from app.benchmark.comparing import Comparison, Measure, Side, compare
from app.benchmark.judged import JudgeAgreement, judge_agreement, read_judged, scores_of
from app.benchmark.model_judge import NAME, TITLE, ModelJudge
from app.benchmark.planning import Chosen, ModelChoice, Place, Plan, recorded
from app.benchmark.report.signing import Signer
from app.benchmark.report.view import ReportView, report_view
from app.benchmark.report.writing import write_report
from app.benchmark.results import RUN, RunFiles, RunRecord
from app.benchmark.running import Bench, CellDone
from app.benchmark.scorers.scorer import Scorer
from app.errors import InvalidInput
from app.prompting.library import PromptLibrary


@dataclass(frozen=True, slots=True)
class RunSummary:
    """A run in a folder, and how many of its results are there."""

    folder: str
    task: str
    started: str
    variants: tuple[str, ...]
    done: int
    wanted: int


@dataclass(frozen=True, slots=True)
class Lab:
    """`scorers` gives those of a task, `bench` what runs it over a collection.

    `model` gives the model that a name stands for; `shipped` is the folder of the prompts.
    """

    prompts: PromptLibrary
    scorers: Callable[[str], Sequence[Scorer]]
    bench: Callable[[str, str], Bench]
    judge: ModelJudge
    model: Callable[[str], ModelChoice]
    place: Callable[[], Place]
    signer: Signer
    shipped: Path

    def cases(self, plan: Plan, file: Path | None) -> CaseSet:
        """The cases of the lab, or those beside the prompt. Raises: InvalidInput."""
        task = plan.prompts[0].task
        return read_cases(file or self.shipped / task / "cases.jsonl", self.expectations(task))

    def choices(self) -> list[str]:
        """The versions of prompts that have cases of their own beside them."""
        return [
            each
            for each in self.prompts.versions
            if (self.shipped / each.split("/")[0] / "cases.jsonl").is_file()
        ]

    def expectations(self, task: str) -> list[str]:
        """What a case of this task may say about a good answer."""
        return sorted({key for scorer in self.scorers(task) for key in scorer.expects})

    def begin(self, plan: Plan, cases: CaseSet, folder: Path) -> RunFiles:
        """Write down what will be run. Raises: InvalidInput, PromptNotFound."""
        digests = {
            str(each): self.prompts.version(each.id, each.version).digest for each in plan.prompts
        }
        files = RunFiles(folder)
        scorers = {each.name: each.version for each in self.scorers(plan.prompts[0].task)}
        if plan.judged:
            scorers[NAME] = self.judge.version
        files.begin(recorded(plan, cases, digests, scorers, self.place()))
        return files

    def run(self, files: RunFiles, only: str = "") -> AsyncGenerator[CellDone, None]:
        """Every cell that has no result yet, of all variants or one.

        Raises: InvalidInput when prompts changed since.
        """
        record = files.record()
        for variant in record.variants:
            for name, digest in variant.digests.items():
                if self.prompts.version(name, variant.prompts[name]).digest != digest:
                    raise InvalidInput(f"Prompt {name} is veranderd sinds deze meting begon.")
        bench = self.bench(record.task, record.collection)
        judge = self.judge if NAME in record.scorers else None
        return replace(bench, judge=judge).run(files, only)

    def runs(self, folder: Path) -> list[RunSummary]:
        """Every run in a folder of runs, by name."""
        return [summary(RunFiles(path.parent)) for path in sorted(folder.glob(f"*/{RUN}"))]

    def report(self, files: RunFiles) -> Path:
        return write_report(files, self._measures(files.record()), self.signer)

    def view(self, files: RunFiles) -> ReportView:
        """What the report shows of what there is by now. Raises: InvalidInput."""
        run = files.record()
        return report_view(run, files.results(), self._measures(run))

    def compare(self, a: Chosen, b: Chosen) -> Comparison:
        """Raises: InvalidInput."""
        before, after = _side(a), _side(b)
        return compare(before, after, self._measures(before.run))

    async def agreement(self, file: Path) -> JudgeAgreement:
        """How far the model as judge agrees with people. Raises: InvalidInput."""
        texts = read_judged(file)
        return judge_agreement(texts, await scores_of(self.judge, texts))

    def _measures(self, run: RunRecord) -> list[Measure]:
        found = [Measure.of(scorer) for scorer in self.scorers(run.task)]
        judged = [Measure(NAME, TITLE, higher_is_better=True)] if NAME in run.scorers else []
        return [*found, *judged]


def summary(files: RunFiles) -> RunSummary:
    """Raises: InvalidInput when there is no run here."""
    run = files.record()
    names = tuple(variant.name for variant in run.variants)
    wanted = len(run.cases) * len(names) * run.repeats
    return RunSummary(
        str(files.folder), run.task, run.started, names, len(files.results()), wanted
    )


def _side(chosen: Chosen) -> Side:
    files = RunFiles(chosen.folder)
    record = files.record()
    names = [variant.name for variant in record.variants]
    name = chosen.variant or (names[0] if len(names) == 1 else "")
    if name not in names:
        raise InvalidInput(f"Kies een variant in {chosen.folder}: {'; '.join(names)}.")
    return Side(record, name, [each for each in files.results() if each.variant == name])
