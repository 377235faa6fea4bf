"""Processes of their own that may be killed; what they load is loaded once, for all of them."""

import multiprocessing
from collections.abc import Callable

_PROCESSES = multiprocessing.get_context("forkserver")
_PROCESSES.set_forkserver_preload(
    ["tests.jobs.bench_road", "tests.jobs.woo_road", "tests.jobs.work"]
)


def ended(work: Callable[..., None], *given: object) -> int | None:
    """The exit code of a process that does this work: 0 when done, -9 when it was killed."""
    process = _PROCESSES.Process(target=work, args=given)
    process.start()
    process.join()
    return process.exitcode
