"""Asking a question, from the first page to the last mark."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.asking import PERSONAL, QUESTION, ask, done
from tests.browser.conftest import Opener, Site


def test_a_question_on_the_first_page_is_answered_in_a_conversation(opened: Opener) -> None:
    page = opened("/")
    page.get_by_label("Uw vraag").fill(QUESTION)
    page.get_by_role("button", name="Verstuur", exact=True).click()

    done(page)

    assert re.search(r"/gesprek/[0-9a-f]+$", page.url)
    expect(page.locator(".msg--user p")).to_have_text(QUESTION)
    expect(page.locator(".claim[data-support=supported]")).to_have_count(2)


@pytest.mark.parametrize("way", ["the button", "Escape"])
def test_an_answer_can_be_stopped_and_asked_again(opened: Opener, site: Site, way: str) -> None:
    page = opened("/gesprek")
    ask(page, "Schrijf dit langzaam op.")
    expect(page.locator(".claim")).to_have_count(2)

    if way == "Escape":
        page.keyboard.press("Escape")
    else:
        page.get_by_role("button", name="Stop").click()

    expect(page.locator("[data-status]")).to_contain_text("niet compleet")
    expect(page.get_by_text("U hebt dit antwoord gestopt.")).to_be_visible()
    expect(page.locator(".hist [aria-current=page]")).to_have_count(1)
    page.get_by_role("button", name="Probeer opnieuw").click()
    expect(page.locator(".claim")).to_have_count(2)
    assert site.ask.stopped > 0


def test_personal_data_stop_a_question_before_it_is_sent(opened: Opener, site: Site) -> None:
    page = opened("/gesprek")
    before = len(site.ask.asked)
    ask(page, PERSONAL)

    alert = page.locator("[data-persoonsgegevens]")
    expect(alert).to_contain_text("Burgerservicenummer 111222333")
    expect(alert.get_by_role("heading")).to_be_focused()
    expect(page.get_by_label("Uw bericht")).to_have_value(PERSONAL)
    expect(page.get_by_role("button", name="Verstuur", exact=True)).to_be_hidden()
    assert len(site.ask.asked) == before

    page.get_by_role("button", name="Vervang en verstuur").click()
    done(page)

    assert site.ask.asked[-1] == "Mag mevrouw [NAAM 1] (BSN [BSN 1]) dit stuk zien?"
    expect(page.locator(".msg--user p")).to_have_text(PERSONAL)


def test_the_text_can_be_changed_with_the_first_finding_selected(opened: Opener) -> None:
    page = opened("/gesprek")
    ask(page, PERSONAL)
    page.get_by_role("button", name="Pas de tekst aan").click()

    expect(page.get_by_label("Uw bericht")).to_be_focused()
    selected = page.evaluate("() => getSelection().toString()")
    assert selected == "J. Jansen"
    page.keyboard.type("iemand")
    expect(page.get_by_label("Uw bericht")).to_have_value(PERSONAL.replace("J. Jansen", "iemand"))


def test_data_may_go_along_with_a_reason_but_a_bsn_never(opened: Opener, site: Site) -> None:
    page = opened("/gesprek")
    ask(page, PERSONAL)
    page.get_by_text("Toch versturen").click()
    page.get_by_label("Waarom moet dit mee?").fill("Zij heeft hierom gevraagd.")
    page.get_by_role("button", name="Verstuur met reden").click()
    done(page)

    assert "J. Jansen" in site.ask.asked[-1]


@pytest.mark.parametrize(
    ("question", "told"),
    [
        pytest.param("Het is hier druk.", "Taalmodel bezet", id="busy"),
        pytest.param("Het model is onbereikbaar.", "Meld het aan uw beheerder", id="away"),
        pytest.param("Dit is geheim.", "De tekst is niet opgeslagen", id="refused"),
    ],
)
def test_what_goes_wrong_is_told_and_the_text_stays(
    opened: Opener, question: str, told: str
) -> None:
    page = opened("/gesprek")
    ask(page, question)

    expect(page.get_by_role("alert").filter(has_text=told)).to_be_visible()
    expect(page.get_by_label("Uw bericht")).to_have_value(question)
    expect(page.locator(".msg--user")).to_have_count(0)


def test_an_answer_that_breaks_off_says_so(opened: Opener) -> None:
    page = opened("/gesprek")
    ask(page, "Stop halverwege.")

    expect(page.get_by_role("alert").filter(has_text="niet bereikbaar")).to_be_visible()
    expect(page.get_by_text("afgebroken door een fout")).to_be_visible()
    expect(page.locator(".claim")).to_have_count(2)


def test_no_answer_in_the_sources_is_said_plainly(opened: Opener) -> None:
    page = opened("/gesprek")
    ask(page, "Hier staat niets over.")
    done(page)

    expect(page.get_by_text("Geen antwoord in de bronnen.")).to_be_visible()
    expect(page.locator(".unchecked")).to_have_count(0)


def test_without_a_connection_nothing_typed_is_lost(opened: Opener) -> None:
    page = opened("/gesprek")
    page.context.set_offline(True)
    ask(page)

    expect(page.get_by_role("alert").filter(has_text="Er is geen verbinding")).to_be_visible()
    expect(page.get_by_label("Uw bericht")).to_have_value(QUESTION)
    page.context.set_offline(False)
    page.reload()
    expect(page.get_by_label("Uw bericht")).to_have_value(QUESTION)


def test_the_next_question_goes_on_in_the_same_conversation(opened: Opener, site: Site) -> None:
    page = opened("/gesprek")
    ask(page)
    done(page)
    ask(page, "En als het verzoek groot is?")
    expect(page.locator(".check")).to_have_count(2)

    assert site.ask.asked[-1] == "En als het verzoek groot is?"
    assert [turn.question for turn in site.ask.history] == [QUESTION]
    expect(page.locator(".hist [aria-current=page]")).to_have_count(1)


def test_what_was_sent_does_not_stand_in_the_next_conversation(opened: Opener) -> None:
    page = opened("/gesprek")
    ask(page)
    done(page)
    page.get_by_role("link", name="Nieuw gesprek").click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Nieuw gesprek")
    expect(page.get_by_label("Uw bericht")).to_have_value("")


def test_a_long_conversation_stays_within_the_window(opened: Opener) -> None:
    page = opened("/gesprek", height=640)
    for turn in range(1, 4):
        ask(page)
        expect(page.locator(".check")).to_have_count(turn)
    page.locator(".flag").last.click()

    heights = page.evaluate("() => [document.documentElement.scrollHeight, innerHeight, scrollY]")
    assert heights == [640, 640, 0]


def test_a_place_in_the_queue_is_told_with_seconds_and_can_be_left(opened: Opener) -> None:
    page = opened("/gesprek")
    ask(page, "Hoe lang is de wachtrij?")

    expect(page.locator("[data-voortgang]")).to_contain_text("Plaats 2")
    expect(page.locator("[data-status]")).to_contain_text("Nog ongeveer 21 seconden")
    page.get_by_role("button", name="Stop").click()

    expect(page.locator("[data-status]")).to_contain_text("Uw vraag staat er nog")
    expect(page.get_by_label("Uw bericht")).to_have_value("Hoe lang is de wachtrij?")


def test_all_of_it_works_without_a_script(opened: Opener, site: Site) -> None:
    page = opened("/gesprek", java_script_enabled=False)
    ask(page, PERSONAL)
    expect(page.locator("[data-persoonsgegevens]")).to_contain_text("111222333")
    expect(page.get_by_label("Uw bericht")).to_have_value(PERSONAL)
    page.get_by_role("button", name="Vervang en verstuur").click()

    expect(page.locator(".check")).to_contain_text("2 onderbouwd")
    page.get_by_role("button", name="Goed antwoord").click()
    expect(page.get_by_text("Bedankt voor uw oordeel.")).to_be_visible()
    page.get_by_text("Wordt gewist na").click()
    page.get_by_label("Ja, wis dit gesprek").check()
    page.get_by_role("button", name="Wis dit gesprek").click()
    expect(page.get_by_role("heading", name="Stel uw eerste vraag")).to_be_visible()
