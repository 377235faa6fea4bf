"""Light and quick: bounds that hold on a busy machine; the figures themselves are in the docs."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import Site, running
from tests.browser.measuring import LONG_DOCUMENT, LONG_TALK, fill, loaded, scrolled
from tests.support.pages import DemoAsk, a_site

MOST_BYTES = 100_000
# Another program may hold the machine meanwhile; by itself it is a fraction of these.
PATIENT_MS = 6_000
SMOOTH_MS = 250


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    ask = DemoAsk()
    services = a_site(tmp_path_factory.mktemp("long"), ask)
    fill(services)
    with running(services, ask) as site:
        yield site


@pytest.fixture
def page(browser: Browser, long: Site) -> Iterator[Page]:
    context = browser.new_context(base_url=long.address, viewport={"width": 1440, "height": 960})
    page = context.new_page()
    page.set_default_timeout(60_000)
    yield page
    context.close()


@pytest.mark.parametrize("path", ["/", "/gesprek", "/inloggen", "/taken", "/bronnen"])
def test_a_first_visit_is_light(page: Page, path: str) -> None:
    found = loaded(page, path)

    assert 10_000 < found.bytes < MOST_BYTES
    assert found.ready < PATIENT_MS


@pytest.mark.parametrize(
    ("path", "box"),
    [
        pytest.param(f"/gesprek/{LONG_TALK}?toon=100", ".log", id="200 messages"),
        pytest.param(f"/bron/{LONG_DOCUMENT}", "html", id="500 pages"),
    ],
)
def test_what_is_long_is_soon_there_and_scrolls(page: Page, path: str, box: str) -> None:
    found = loaded(page, path)
    frames = scrolled(page, box)

    assert found.ready < PATIENT_MS
    assert frames[len(frames) // 2] < SMOOTH_MS
    assert len(frames) == 120
