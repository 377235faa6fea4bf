"""A browser, and the real application behind it; chromium comes from the system."""

import os
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from app.main import create_app
from app.wiring import Services
from tests.browser.quality_states import a_finished_run
from tests.support.pages import DemoAsk, a_site

CHROMIUM = shutil.which("chromium")
ARGS = [
    "--no-sandbox",
    "--lang=nl-NL",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]
# The browser's own words in Dutch, where chromium-l10n is there.
LAUNCH: dict[str, Any] = {
    "executable_path": CHROMIUM,
    "args": ARGS,
    "env": {**os.environ, "LANGUAGE": "nl"},  # noqa: TID251
}
# A busy machine with two cores is slow, not wrong.
expect.set_options(timeout=20_000)
_HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if _HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)
            if item.get_closest_marker("timeout") is None:
                item.add_marker(pytest.mark.timeout(120))
            if CHROMIUM is None:
                reason = "chromium is er niet: sudo apt-get install chromium"
                item.add_marker(pytest.mark.skip(reason=reason))


@dataclass(slots=True)
class Site:
    """A running application; what it asked elsewhere and what the policy stopped is remembered."""

    address: str
    ask: DemoAsk
    services: Services
    asked_elsewhere: list[str] = field(default_factory=list)
    stopped_by_policy: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def watch(self, page: Page) -> None:
        page.on("request", lambda request: self._asked(request.url))
        page.on("console", lambda message: self._said(message.text))
        page.on("pageerror", lambda error: self.errors.append(str(error)))

    def _asked(self, url: str) -> None:
        if not url.startswith((self.address, "data:", "about:")):
            self.asked_elsewhere.append(url)

    def _said(self, text: str) -> None:
        if "Content Security Policy" in text:
            self.stopped_by_policy.append(text)


@contextmanager
def running(services: Services, ask: DemoAsk) -> Iterator[Site]:
    config = uvicorn.Config(create_app(services=services), port=0, log_level="critical")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.02)
    port = server.servers[0].sockets[0].getsockname()[1]
    try:
        yield Site(f"http://127.0.0.1:{port}", ask, services)
    finally:
        server.should_exit = True
        thread.join(timeout=10)


# Not for the session: playwright keeps an event loop running in this thread as long as it is
# there, and the tests of other folders want to run their own.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**LAUNCH)
        yield browser
        browser.close()


# Not for the session either: of the machinery of long work there is one in a process.
@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """One service for all tests of a file; each test begins its own conversation."""
    ask, home = DemoAsk(), tmp_path_factory.mktemp("site")
    a_finished_run(home)
    with running(a_site(home, ask), ask) as site:
        yield site


Opener = Callable[..., Page]


@pytest.fixture
def opened(browser: Browser, site: Site) -> Iterator[Opener]:
    """Opens pages in a fresh browser; afterwards nothing may have gone out or broken."""
    contexts: list[BrowserContext] = []

    def open_page(path: str, width: int = 1440, height: int = 960, **preferences: object) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": height},
            locale="nl-NL",
            base_url=site.address,
            **preferences,  # type: ignore[arg-type]
        )
        context.set_default_timeout(60_000)
        contexts.append(context)
        page = context.new_page()
        site.watch(page)
        page.goto(path)
        return page

    site.errors.clear()
    yield open_page
    for context in contexts:
        context.close()
    assert site.asked_elsewhere == []
    assert site.stopped_by_policy == []
    assert site.errors == []
