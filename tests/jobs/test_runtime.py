"""Durable jobs in real processes, killed in the middle and started again."""

import asyncio
from pathlib import Path

import pytest

from app.errors import JobsBusy, NotFound
from app.ports.jobs import Job
from tests.jobs.work import STEPS, Diary, jobs, work
from tests.support.processes import ended


@pytest.mark.parametrize("step", STEPS)
def test_killed_in_a_step_it_goes_on_there_and_repeats_nothing_else(
    tmp_path: Path, step: str
) -> None:
    assert ended(work, tmp_path, step) == -9
    assert ended(work, tmp_path, "") == 0

    before = [line for s in STEPS if s < step for line in (f"begin {s}", f"end {s}")]
    after = [line for s in STEPS if s >= step for line in (f"begin {s}", f"end {s}")]
    assert Diary(tmp_path).read() == ["plan s1", *before, f"begin {step}", *after]


def test_a_job_tells_how_far_it_is(tmp_path: Path) -> None:
    runtime = jobs(tmp_path, Diary(tmp_path))

    async def scenario() -> Job:
        job = await runtime.start("diary", "s1")
        await runtime.wait(job)
        assert [found.id for found in await runtime.of("s1")] == [job]
        assert await runtime.of("s2") == []
        return await runtime.find(job)

    try:
        job = asyncio.run(scenario())
    finally:
        runtime.close()

    assert (job.work, job.subject, job.state, job.done, job.total) == ("diary", "s1", "done", 3, 3)


def test_a_failed_step_tells_which_problem_but_not_what_it_was_about(tmp_path: Path) -> None:
    runtime = jobs(tmp_path, Diary(tmp_path, fails_in="b"))

    async def scenario() -> Job:
        return await runtime.wait(await runtime.start("diary", "s1"))

    try:
        job = asyncio.run(scenario())
    finally:
        runtime.close()

    assert (job.state, job.done, job.reason) == ("failed", 1, "Ongeldige invoer")
    kept = b"".join(file.read_bytes() for file in tmp_path.glob("jobs.db*"))
    assert b"999990019" not in kept


def test_a_failed_job_is_taken_up_as_a_new_one(tmp_path: Path) -> None:
    runtime = jobs(tmp_path, Diary(tmp_path, fails_in="b"))

    async def scenario() -> list[str]:
        job = await runtime.start("diary", "s1")
        await runtime.wait(job)
        await runtime.wait(await runtime.resume(job))
        return [found.state for found in await runtime.of("s1")]

    try:
        states = asyncio.run(scenario())
    finally:
        runtime.close()

    assert states == ["failed", "failed"]


def test_what_is_not_there_is_not_found(tmp_path: Path) -> None:
    runtime = jobs(tmp_path, Diary(tmp_path))

    async def scenario() -> None:
        with pytest.raises(NotFound):
            await runtime.start("ander werk", "s1")
        with pytest.raises(NotFound):
            await runtime.find("diary~s1~1")

    try:
        asyncio.run(scenario())
    finally:
        runtime.close()


def test_forgetting_a_subject_leaves_the_others(tmp_path: Path) -> None:
    runtime = jobs(tmp_path, Diary(tmp_path))

    async def scenario() -> tuple[int, int]:
        for subject in ("s1", "s2"):
            await runtime.wait(await runtime.start("diary", subject))
        await runtime.forget("s1")
        return len(await runtime.of("s1")), len(await runtime.of("s2"))

    try:
        left = asyncio.run(scenario())
    finally:
        runtime.close()

    assert left == (0, 1)


def test_a_second_process_with_the_same_name_is_refused(tmp_path: Path) -> None:
    runtime = jobs(tmp_path, Diary(tmp_path))

    try:
        with pytest.raises(JobsBusy):
            jobs(tmp_path, Diary(tmp_path))
    finally:
        runtime.close()
