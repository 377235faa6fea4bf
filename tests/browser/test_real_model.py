"""A document, a question and an answer in a browser, with a real model and a real index."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, FilePayload, expect

from app.settings import read_settings
from app.wiring import Services
from tests.browser.accessibility import violations
from tests.browser.conftest import Site, running
from tests.support.pages import DemoAsk

MODEL = Path(__file__).parents[2] / "data" / "models" / "smollm2-135m-instruct.q4_1.gguf"
SOURCE: FilePayload = {
    "name": "woo.md",
    "mimeType": "text/markdown",
    "buffer": b"# De Woo\n\nEen bestuursorgaan beslist binnen vier weken op een verzoek.",
}
SLOW = 240_000

pytestmark = [
    pytest.mark.model,
    pytest.mark.timeout(600),
    pytest.mark.skipif(not MODEL.is_file(), reason="notabene models pull smollm2-135m-instruct"),
]


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    settings = read_settings(
        home=tmp_path_factory.mktemp("real"),
        model={"path": MODEL, "context": 4096},
        access={"keys": "off"},
    )
    with running(Services(settings), DemoAsk()) as site:
        yield site


def test_a_document_is_added_and_a_question_about_it_is_answered(
    browser: Browser, real: Site
) -> None:
    page = browser.new_context(base_url=real.address).new_page()
    page.set_default_timeout(SLOW)
    real.watch(page)
    page.goto("/bronnen")
    page.get_by_label("Bestanden").set_input_files(SOURCE)
    page.get_by_role("button", name="Voeg toe").click()
    expect(page.get_by_text("Toegevoegd", exact=True)).to_be_visible(timeout=SLOW)

    page.goto("/gesprek")
    page.get_by_label("Uw bericht").fill("Binnen hoeveel weken beslist een bestuursorgaan?")
    page.get_by_role("button", name="Verstuur", exact=True).click()
    expect(page.locator("[data-status]")).to_contain_text("Antwoord klaar", timeout=SLOW)

    expect(page.locator("[data-bronnen-van]")).to_contain_text("1 gevonden passage")
    expect(page.locator("[data-antwoord] .check")).to_be_visible()
    assert violations(page) == []
    page.goto("/beheer/modellen")
    expect(page.get_by_role("main")).to_contain_text(MODEL.name)
    assert real.stopped_by_policy == []
    assert real.asked_elsewhere == []
    page.context.close()
