"""Kwaliteit in a browser: axe finds nothing, the policy stops nothing, failures stand out."""

import asyncio
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.accessibility import scrolls_sideways, violations
from tests.browser.conftest import Site, running
from tests.support.lab import SaidLab, a_run
from tests.support.pages import DemoAsk, a_site

RUN = "20260101-000000-brief-0000"
ADDRESSES = (
    "/kwaliteit",
    f"/kwaliteit/{RUN}",
    f"/kwaliteit/{RUN}/beoordelen",
    f"/kwaliteit/vergelijking?a={RUN}+p@1&b={RUN}+p@2",
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    home = tmp_path_factory.mktemp("home")
    a_finished_run(home)
    ask = DemoAsk()
    with running(a_site(home, ask), ask) as site:
        yield site


@pytest.fixture
def page(browser: Browser, site: Site) -> Iterator[Page]:
    context = browser.new_context(
        base_url=site.address, viewport={"width": 1440, "height": 960}, locale="nl-NL"
    )
    page = context.new_page()
    site.watch(page)
    yield page
    context.close()


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


@pytest.mark.parametrize("address", ADDRESSES, ids=["list", "run", "review", "comparison"])
def test_axe_finds_nothing_wide_or_narrow(page: Page, site: Site, address: str) -> None:
    page.goto(address)

    assert page.locator("h1").count() == 1
    assert violations(page) == []
    page.set_viewport_size({"width": 320, "height": 640})
    assert violations(page) == []
    assert not scrolls_sideways(page)
    assert site.stopped_by_policy == []


def test_only_the_cases_that_went_wrong_are_left_when_asked(page: Page) -> None:
    page.goto(f"/kwaliteit/{RUN}")
    expect(page.locator(".case:visible")).to_have_count(4)

    page.get_by_label("Toon alleen gevallen waar iets niet goed is").check()

    expect(page.locator(".case:visible")).to_have_count(1)
