"""Kwaliteit in a browser: failures stand out, variants are compared, people choose blind."""

from playwright.sync_api import expect

from tests.browser.conftest import Opener
from tests.browser.quality_states import RUN


def test_only_the_cases_that_went_wrong_are_left_when_asked(opened: Opener) -> None:
    page = opened(f"/kwaliteit/{RUN}")
    expect(page.locator(".case:visible")).to_have_count(4)

    page.get_by_label("Toon alleen gevallen waar iets niet goed is").check()

    expect(page.locator(".case:visible")).to_have_count(1)


def test_two_variants_are_compared_from_the_list(opened: Opener) -> None:
    page = opened("/kwaliteit")
    page.get_by_label("Met deze, die beter moet zijn").select_option(index=1)
    page.get_by_role("button", name="Vergelijk").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Vergelijking")
    expect(page.get_by_role("table").first).to_contain_text("Bevat wat moet")


def test_someone_chooses_between_answers_without_seeing_whose_they_are(opened: Opener) -> None:
    page = opened(f"/kwaliteit/{RUN}")
    page.get_by_label("Uw initialen").fill("sv")
    page.get_by_role("button", name="Beoordeel").click()
    for number in range(1, 5):
        expect(page.get_by_text(f"Geval {number} van 4")).to_be_visible()
        expect(page.get_by_role("main")).not_to_contain_text("schrijven@")
        page.get_by_role("button", name="Links is beter").click()
    page.get_by_role("link", name="Bekijk de uitkomst").click()

    expect(page.get_by_role("region", name="Wat mensen kiezen")).to_contain_text("gekozen")
