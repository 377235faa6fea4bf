"""The screens of Kwaliteit, on a run that was finished before the service began."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from playwright.sync_api import Page

from tests.support.lab import SaidLab, a_run

RUN = "20260101-000000-brief-0000"


def a_finished_run(home: Path) -> None:
    """Of four cases the first goes wrong in the second variant."""
    files = a_run(home / "made")
    lab = SaidLab(home, lambda v, q: "nee" if (v.name, q) == ("p@2", "v0") else f"ja, {v.name}")

    async def scenario() -> None:
        async for _ in lab.bench.run(files):
            pass

    # Playwright has a loop running in this thread.
    with ThreadPoolExecutor() as threads:
        threads.submit(lambda: asyncio.run(scenario())).result()
    folder = home / "benchmark" / "runs" / RUN
    folder.parent.mkdir(parents=True)
    files.folder.rename(folder)


def _at(path: str) -> Callable[[Page], None]:
    def visit(page: Page) -> None:
        page.goto(path)

    return visit


QUALITY_STATES: dict[str, Callable[[Page], None]] = {
    "kwaliteit": _at("/kwaliteit"),
    "kwaliteit-meting": _at(f"/kwaliteit/{RUN}"),
    "kwaliteit-beoordelen": _at(f"/kwaliteit/{RUN}/beoordelen"),
    "kwaliteit-vergelijking": _at(f"/kwaliteit/vergelijking?a={RUN}+p@1&b={RUN}+p@2"),
}
