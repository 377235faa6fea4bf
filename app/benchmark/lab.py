"""The lab bench as one thing to use: begin, run, compare, report."""

from collections.abc import AsyncGenerator, Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from app.benchmark.cases import CaseSet, read_cases
from app.benchmark.comparing import Comparison, Measure, Side, compare
from app.benchmark.judged import JudgeAgreement, judge_agreement, read_judged, scores_of
from app.benchmark.model_judge import NAME, TITLE, ModelJudge
from app.benchmark.outputs import OutputCache
from app.benchmark.planning import (
    Chosen,
    ModelChoice,
    Place,
    Plan,
    PromptChoice,
    prompt_choice,
    recorded,
    task_of,
)
from app.benchmark.report.signing import Signer
from app.benchmark.report.view import ReportView, report_view
from app.benchmark.report.writing import write_report
from app.benchmark.results import RUN, RunFiles, RunRecord
from app.benchmark.run_values import RunSummary, Wanted, summary
from app.benchmark.running import Bench, CellDone
from app.benchmark.scorers.scorer import Scorer
from app.benchmark.tasks import TITLES, WITHOUT_MODEL
from app.errors import InvalidInput
from app.prompting.library import Prompt, PromptLibrary


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

    def plan(self, wanted: Wanted) -> Plan:
        """What a person asks for in words. Raises: InvalidInput, NotFound for a model."""
        prompts = [prompt_choice(each) for each in wanted.prompts]
        task = task_of(prompts, wanted.task)
        if task not in self.tasks:
            raise InvalidInput(f"De taak '{task}' kent Notabene niet: {', '.join(self.tasks)}.")
        models = [] if task in WITHOUT_MODEL else [self.model(each) for each in wanted.models]
        return Plan(
            prompts,
            models,
            task,
            wanted.collection,
            wanted.repeats,
            wanted.seed,
            wanted.temperature,
            wanted.judged,
        )

    @property
    def tasks(self) -> dict[str, str]:
        """Everything that can be measured, with what people call it, by that."""
        found = {**TITLES, **{each.name: each.title for each in self.prompts.tasks}}
        return dict(sorted(found.items(), key=lambda each: each[1]))

    def cases(self, task: str, file: Path | None) -> CaseSet:
        """The cases of the lab, or the shipped ones of the task. Raises: InvalidInput."""
        if not (path := file or self._shipped(task)):
            raise InvalidInput(
                f"Bij de taak '{task}' horen geen gevallen. Geef ze met een bestand."
            )
        return read_cases(path, self.expectations(task))

    def versions(self) -> list[str]:
        """The prompts that a task with cases uses, each in every version."""
        shipped = {task for task in self.tasks if self._shipped(task)}
        return [each for each in self.prompts.versions if each.split("/")[0] in shipped]

    def _shipped(self, task: str) -> Path | None:
        found = (self.shipped / task / f"cases{suffix}" for suffix in (".jsonl", ".yaml", ".csv"))
        return next((path for path in found if path.is_file()), None)

    def expectations(self, task: str) -> list[str]:
        """What a case of this task may say about a good answer."""
        return sorted({key for scorer in self.scorers(task) for key in scorer.expects})

    def begin(self, plan: Plan, cases: CaseSet, folder: Path) -> RunFiles:
        """Write down what will be run. Raises: InvalidInput, PromptNotFound."""
        used = [_choice(prompt) for prompt in self.prompts.active_in(plan.task)]
        digests = {
            each: self.prompts.version(each.id, each.version).digest
            for each in (*used, *plan.prompts)
        }
        files = RunFiles(folder)
        scorers = {each.name: each.version for each in self.scorers(plan.task)}
        if plan.judged:
            scorers[NAME] = self.judge.version
        files.begin(recorded(plan, cases, digests, scorers, self.place()))
        return files

    def again(self, made: RunFiles, folder: Path) -> RunFiles:
        """Begin a run by the record of another, so that it is the same in all that counts.

        Raises: InvalidInput when a model has other weights by now.
        """
        record, place = made.record(), self.place()
        for each in record.variants:
            if each.model_digest and self.model(each.model).digest != each.model_digest:
                raise InvalidInput(f"Model {each.model} is veranderd sinds deze meting.")
        files = RunFiles(folder)
        told = {"started": place.now, "machine": place.machine, "software": dict(place.software)}
        files.begin(record.model_copy(update=told))
        return files

    def run(
        self, files: RunFiles, only: str = "", *, fresh: bool = False
    ) -> AsyncGenerator[CellDone, None]:
        """Every cell that has no result yet, of all variants or one.

        `fresh`: what other runs were given does not count.

        Raises: InvalidInput when prompts changed since.
        """
        record = files.record()
        for variant in record.variants:
            for name, digest in variant.digests.items():
                if self.prompts.version(name, variant.prompts[name]).digest != digest:
                    raise InvalidInput(f"Prompt {name} is veranderd sinds deze meting begon.")
        bench = self.bench(record.task, record.collection)
        judge = self.judge if NAME in record.scorers else None
        cache = OutputCache(files.folder / "outputs") if fresh else bench.cache
        return replace(bench, judge=judge, cache=cache).run(files, only)

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


def _choice(prompt: Prompt) -> PromptChoice:
    return PromptChoice(prompt.about.id, prompt.about.version)


def _side(chosen: Chosen) -> Side:
    files = RunFiles(chosen.folder)
    record = files.record()
    names = [variant.name for variant in record.variants]
    name = chosen.variant or (names[0] if len(names) == 1 else "")
    if name not in names:
        raise InvalidInput(f"Kies een variant in {chosen.folder}: {'; '.join(names)}.")
    return Side(record, name, [each for each in files.results() if each.variant == name])
