"""The runs that this service keeps: started in the background, followed, compared, removed."""

import re
import secrets
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from anyio.to_thread import run_sync

from app.access import check_may_measure
from app.benchmark.cases import CaseSet, given_cases
from app.benchmark.comparing import Comparison
from app.benchmark.lab import Lab
from app.benchmark.outputs import OutputCache
from app.benchmark.planning import Chosen
from app.benchmark.report.view import ReportView
from app.benchmark.results import RUN, RunFiles
from app.benchmark.reviewing import Duel, Outcome, Reviewing
from app.benchmark.run_values import Judged, RunState, Wanted, summary
from app.errors import InvalidInput, NotFound
from app.ports.audit import AuditLog
from app.ports.clock import Clock
from app.ports.jobs import Jobs, JobState
from app.values.audit import AuditEvent
from app.values.people import Person

MEASURE = "benchmark"
_ID = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")
_LISTED = 50


@dataclass(frozen=True, slots=True)
class Runs:
    """Who may measure may see all runs. `folder` holds a folder for each, for `keep_days`.

    `outputs` are those that were kept so that nothing is paid twice. What a person asks raises
    NotAllowed for others, and NotFound for a run that is not there.
    """

    lab: Lab
    folder: Path
    outputs: OutputCache
    jobs: Jobs
    audit: AuditLog
    clock: Clock
    keep_days: int

    async def listing(self, person: Person) -> list[RunState]:
        """The newest first."""
        check_may_measure(person)
        found = sorted((path.parent.name for path in self.folder.glob(f"*/{RUN}")), reverse=True)
        return [await self._state(RunFiles(self.folder / each)) for each in found[:_LISTED]]

    async def start(self, person: Person, wanted: Wanted) -> RunState:
        """Write down what will be run and begin. Raises: InvalidInput, PromptNotFound."""
        check_may_measure(person)
        files = await run_sync(self._begun, wanted)
        await self.jobs.start(MEASURE, files.folder.name)
        await self._account(person, "benchmark_started", files)
        return await self._state(files)

    async def state(self, person: Person, run: str) -> RunState:
        return await self._state(self._files(person, run))

    async def view(self, person: Person, run: str) -> ReportView:
        """The report on what there is by now."""
        return await run_sync(self.lab.view, self._files(person, run))

    async def compare(self, person: Person, a: tuple[str, str], b: tuple[str, str]) -> Comparison:
        """Two runs, each with the name of a variant or "" for the only one.

        Raises: InvalidInput when they share no case, or a variant must be chosen.
        """
        sides = [Chosen(self._files(person, run).folder, variant) for run, variant in (a, b)]
        return await run_sync(partial(self.lab.compare, *sides))

    async def duel(
        self, person: Person, run: str, variants: tuple[str, str], reviewer: str
    ) -> Duel | None:
        """The next case for this reviewer to choose in. Raises: InvalidInput for a variant."""
        reviewing = Reviewing(self._files(person, run), *variants)
        return await run_sync(reviewing.next, _signed(person, reviewer))

    async def judge(
        self, person: Person, run: str, variants: tuple[str, str], reviewer: str, given: Judged
    ) -> None:
        """Keep what a reviewer chose. Raises: InvalidInput for a variant or a case."""
        reviewing = Reviewing(self._files(person, run), *variants)
        at = self.clock().isoformat(timespec="seconds")
        await run_sync(reviewing.add, _signed(person, reviewer), given.case, given.side, at)

    async def outcome(self, person: Person, run: str, variants: tuple[str, str]) -> Outcome | None:
        """What reviewers chose. Raises: InvalidInput for a variant."""
        return await run_sync(Reviewing(self._files(person, run), *variants).outcome)

    async def cancel(self, person: Person, run: str) -> RunState:
        """Stop before the next case; what was done stays."""
        files = self._files(person, run)
        await self._stop(files)
        return await self._state(files)

    async def resume(self, person: Person, run: str) -> RunState:
        """Go on with what is left."""
        files = self._files(person, run)
        await self.jobs.start(MEASURE, run)
        return await self._state(files)

    async def remove(self, person: Person, run: str) -> None:
        files = self._files(person, run)
        await self._remove(files)
        await self._account(person, "benchmark_removed", files)

    async def forget_expired(self) -> int:
        """Remove what was kept long enough; gives how many runs that were."""
        oldest = self.clock() - timedelta(days=self.keep_days)
        found = [RunFiles(path.parent) for path in self.folder.glob(f"*/{RUN}")]
        expired = [each for each in found if _began_before(each, oldest)]
        for files in expired:
            await self._remove(files)
            await self.audit.append(AuditEvent("benchmark_expired", "", "done", files.folder.name))
        await run_sync(self.outputs.forget, oldest)
        return len(expired)

    async def _remove(self, files: RunFiles) -> None:
        await self._stop(files)
        await self.jobs.forget(files.folder.name)
        await run_sync(shutil.rmtree, files.folder)

    def _begun(self, wanted: Wanted) -> RunFiles:
        if strange := [each for each in wanted.models if _is_elsewhere(each)]:
            raise InvalidInput(f"'{strange[0]}' is een bestand of adres. Kies een model bij naam.")
        plan = self.lab.plan(wanted)
        name = f"{self.clock():%Y%m%d-%H%M%S}-{plan.task}-{secrets.token_hex(2)}"
        return self.lab.begin(plan, self._cases(plan.task, wanted.cases), self.folder / name)

    def _cases(self, task: str, rows: Sequence[object]) -> CaseSet:
        if not rows:
            return self.lab.cases(task, None)
        return given_cases(rows, self.lab.expectations(task))

    def _files(self, person: Person, run: str) -> RunFiles:
        """What is no id at all is not there either, so that no id leads out of the folder."""
        check_may_measure(person)
        if not _ID.fullmatch(run) or not (self.folder / run / RUN).is_file():
            raise NotFound("Deze meting is er niet (meer).")
        return RunFiles(self.folder / run)

    async def _state(self, files: RunFiles) -> RunState:
        found = await run_sync(summary, files)
        jobs = await self.jobs.of(files.folder.name)
        state: JobState = jobs[0].state if jobs else "cancelled"
        return RunState(
            files.folder.name,
            found.task,
            found.started,
            found.variants,
            found.done,
            found.wanted,
            "done" if not jobs and found.done == found.wanted else state,
            jobs[0].reason if jobs else "",
            dict(files.record().broken),
        )

    async def _stop(self, files: RunFiles) -> None:
        files.stop()
        for job in await self.jobs.of(files.folder.name):
            if job.state in ("waiting", "running"):
                await self.jobs.cancel(job.id)

    async def _account(self, person: Person, action: str, files: RunFiles) -> None:
        await self.audit.append(AuditEvent(action, person.id, "done", files.folder.name))


def _is_elsewhere(model: str) -> bool:
    """Whoever may measure may not make this service read a file or call an address."""
    return model.endswith(".gguf") or "://" in model


def _began_before(files: RunFiles, oldest: datetime) -> bool:
    """One that this version cannot read is left alone."""
    try:
        return datetime.fromisoformat(files.record().started) < oldest
    except InvalidInput:
        return False


def _signed(person: Person, reviewer: str) -> str:
    """Several people may share one key; each signs as they like."""
    return f"{person.id}/{reviewer}" if reviewer else person.id
