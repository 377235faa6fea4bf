"""Kwaliteit in a browser: failures stand out."""

from playwright.sync_api import expect

from tests.browser.conftest import Opener
from tests.browser.quality_states import RUN


def test_only_the_cases_that_went_wrong_are_left_when_asked(opened: Opener) -> None:
    page = opened(f"/kwaliteit/{RUN}")
    expect(page.locator(".case:visible")).to_have_count(4)

    page.get_by_label("Toon alleen gevallen waar iets niet goed is").check()

    expect(page.locator(".case:visible")).to_have_count(1)
