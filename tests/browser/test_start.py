"""The first page, and how someone wants to see the others."""

from playwright.sync_api import expect

from tests.browser.asking import QUESTION, ask, done
from tests.browser.conftest import Opener


def test_first_use_explains_what_this_is_and_then_no_more(opened: Opener) -> None:
    page = opened("/")
    expect(page.get_by_role("heading", name="Voordat u begint")).to_be_visible()
    page.get_by_role("button", name="Begrepen").click()

    expect(page.get_by_role("heading", name="Waar kan ik u mee helpen?")).to_be_visible()
    expect(page.get_by_role("heading", name="Voordat u begint")).to_be_hidden()
    expect(page.get_by_role("heading", name="Dit mag niet")).to_be_visible()


def test_recent_work_and_tasks_are_one_click_away(opened: Opener) -> None:
    page = opened("/gesprek")
    ask(page)
    done(page)
    page.goto("/")
    page.get_by_role("region", name="Ga verder waar u was").get_by_role("link").first.click()
    expect(page.locator(".msg--user p").first).to_have_text(QUESTION)

    page.goto("/")
    page.get_by_role("link", name="Bekijk alle taken").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Taken")


def test_an_answer_shows_when_it_is_whole_for_who_wants_that(opened: Opener) -> None:
    page = opened("/instellingen")
    page.get_by_label("Toon een antwoord pas als het klaar is").check()
    page.get_by_label("Toon strepen en kleuren").uncheck()
    page.get_by_label("Verstuur met Enter").uncheck()
    page.get_by_role("button", name="Bewaar voorkeuren").click()
    expect(
        page.get_by_role("status").filter(has_text="Uw voorkeuren zijn bewaard.")
    ).to_be_visible()

    page.goto("/gesprek")
    page.get_by_label("Uw bericht").fill("Schrijf dit langzaam op.")
    page.keyboard.press("Enter")
    expect(page.get_by_label("Uw bericht")).to_have_value("Schrijf dit langzaam op.\n")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".claim")).to_have_count(2)
    expect(page.locator(".claim").first).to_be_hidden()
    page.keyboard.press("Escape")

    expect(page.get_by_text("U hebt dit antwoord gestopt.")).to_be_visible()
    expect(page.locator(".claim").first).to_be_visible()
    ask(page)
    done(page)
    line = page.locator(".claim[data-support=unsupported]").evaluate(
        "claim => getComputedStyle(claim).textDecorationLine"
    )
    assert line == "none"
    expect(page.locator(".flag--unsupported")).to_be_visible()


def test_own_data_are_taken_along_and_erased(opened: Opener) -> None:
    page = opened("/gesprek")
    ask(page)
    done(page)
    page.goto("/instellingen")
    with page.expect_download() as taken:
        page.get_by_role("link", name="Haal uw gegevens op").click()
    assert QUESTION in taken.value.path().read_text(encoding="utf-8")
    page.get_by_text("Wis al uw gesprekken").click()
    page.get_by_label("Ja, wis al mijn gesprekken.").check()
    page.get_by_role("button", name="Wis alles").click()

    expect(page.get_by_role("status").filter(has_text="gewist")).to_be_visible()
    expect(page.get_by_text("bewaart nu geen gesprekken van u")).to_be_visible()
