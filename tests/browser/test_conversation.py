"""Asking a question, from the first page to the last mark."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from app.web.dutch import day
from tests.browser.conftest import Opener, Site

QUESTION = "Binnen welke termijn beslissen wij op een Woo-verzoek?"
PERSONAL = "Mag mevrouw J. Jansen (BSN 111222333) dit stuk zien?"


def field(page: Page) -> object:
    return page.get_by_label("Uw bericht")


def ask(page: Page, question: str = QUESTION) -> None:
    page.get_by_label("Uw bericht").fill(question)
    page.get_by_role("button", name="Verstuur", exact=True).click()


def done(page: Page) -> None:
    expect(page.locator("[data-status]")).to_contain_text("Antwoord klaar")


def test_a_question_on_the_first_page_is_answered_in_a_conversation(opened: Opener) -> None:
    page = opened("/")
    page.get_by_label("Uw vraag").fill(QUESTION)
    page.get_by_role("button", name="Verstuur", exact=True).click()

    done(page)

    assert re.search(r"/gesprek/[0-9a-f]+$", page.url)
    expect(page.locator(".msg--user p")).to_have_text(QUESTION)
    expect(page.locator(".claim[data-support=supported]")).to_have_count(2)


def test_each_sentence_shows_its_verdict_and_the_check_counts_them(opened: Opener) -> None:
    page = opened("/gesprek")
    ask(page)
    done(page)

    check = page.locator(".check")
    for words in ("2 onderbouwd", "1 deels", "1 niet onderbouwd", "1 niet gecontroleerd"):
        expect(check).to_contain_text(words)
    expect(page.locator(".unchecked")).to_have_text("Niet gecontroleerd")
    page.locator(".flag--unsupported").click()
    expect(page.locator(".doubt:target")).to_contain_text("noemt dit cijfer")


def test_a_source_number_opens_the_source_and_the_document_at_its_passage(
    opened: Opener,
) -> None:
    page = opened("/gesprek")
    ask(page)
    done(page)

    page.locator(".cite").first.click()
    card = page.locator(".src[aria-current]")
    expect(card.locator("mark").first).to_contain_text("uiterlijk binnen vier weken")
    card.get_by_role("link", name=re.compile("Lees in context")).click()

    expect(page.locator("#passage")).to_be_in_viewport()
    expect(page.locator("#passage")).to_contain_text("uiterlijk binnen vier weken")
    page.get_by_role("link", name="Terug naar het gesprek").click()
    expect(page.locator(".msg--user p")).to_have_text(QUESTION)


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
        pytest.param("Het model is onbereikbaar.", "Taalmodel niet bereikbaar", id="away"),
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


def test_a_new_conversation_is_listed_with_its_last_day(opened: Opener) -> None:
    page = opened("/gesprek")
    ask(page, "Hoe lang bewaart u mijn nieuwe vraag?")
    done(page)

    expect(page.locator(".hist [aria-current=page]")).to_have_text(
        "Hoe lang bewaart u mijn nieuwe vraag?"
    )
    expect(page.get_by_text("Wordt gewist na")).to_be_visible()


def test_thumbs_down_asks_why(opened: Opener) -> None:
    page = opened("/gesprek")
    ask(page)
    done(page)
    page.get_by_role("button", name="Slecht antwoord").click()
    page.get_by_label("De bron past niet").check()
    page.get_by_role("button", name="Verstuur oordeel").click()

    expect(page.get_by_text("Bedankt voor uw oordeel.")).to_be_visible()


def test_a_sentence_that_no_source_carries_is_taken_out(opened: Opener) -> None:
    page = opened("/gesprek", permissions=["clipboard-read", "clipboard-write"])
    ask(page)
    done(page)
    page.locator(".flag--unsupported").click()
    page.locator(".doubt:target").get_by_role("button", name="Haal zin weg").click()

    expect(page.locator("[data-status]")).to_have_text("De zin is weggehaald.")
    expect(page.locator(".claim")).to_have_count(4)
    expect(page.locator(".check")).to_contain_text("U haalde 1 zin weg")
    expect(page.get_by_role("heading", name="Antwoord van de assistent")).to_be_focused()
    page.get_by_role("button", name="Goed antwoord").click()
    expect(page.get_by_text("Bedankt voor uw oordeel.")).to_be_visible()
    page.reload()
    expect(page.locator(".claim")).to_have_count(4)
    page.get_by_role("link", name="Kopieer met bronnen").click()
    expect(page.locator("[data-status]")).to_have_text("Gekopieerd, met bronnen.")
    copied = page.evaluate("() => navigator.clipboard.readText()")
    assert "de helft van de verzoeken" not in copied
    assert "Weggehaald: 1 zin." in copied


def test_the_next_question_goes_on_in_the_same_conversation(opened: Opener, site: Site) -> None:
    page = opened("/gesprek")
    ask(page)
    done(page)
    ask(page, "En als het verzoek groot is?")
    expect(page.locator(".check")).to_have_count(2)

    assert site.ask.asked[-1] == "En als het verzoek groot is?"
    assert [turn.question for turn in site.ask.history] == [QUESTION]
    expect(page.locator(".hist [aria-current=page]")).to_have_count(1)


def test_a_place_in_the_queue_is_told_with_seconds_and_can_be_left(opened: Opener) -> None:
    page = opened("/gesprek")
    ask(page, "Hoe lang is de wachtrij?")

    expect(page.locator("[data-voortgang]")).to_contain_text("Plaats 2")
    expect(page.locator("[data-status]")).to_contain_text("Nog ongeveer 21 seconden")
    page.get_by_role("button", name="Stop").click()

    expect(page.locator("[data-status]")).to_contain_text("Uw vraag staat er nog")
    expect(page.get_by_label("Uw bericht")).to_have_value("Hoe lang is de wachtrij?")


@pytest.mark.parametrize(
    ("name", "field", "has"),
    [
        pytest.param("Herschrijf naar B1", "Uw tekst", "U beslist zo snel mogelijk", id="B1"),
        pytest.param("Maak er een nota van", "Kernpunten", "U beslist zo snel", id="nota"),
    ],
)
def test_an_answer_goes_on_as_a_task(opened: Opener, name: str, field: str, has: str) -> None:
    page = opened("/gesprek")
    ask(page)
    done(page)
    page.get_by_role("link", name=name).click()

    expect(page.get_by_label(field, exact=False).first).to_have_value(re.compile(has))


def test_own_files_are_sources_for_this_conversation_alone(opened: Opener) -> None:
    page = opened("/gesprek")
    ask(page)
    done(page)
    page.reload()
    page.get_by_text("Gebruik een eigen bestand als bron").click()
    file = {"name": "afspraken.md", "mimeType": "text/markdown", "buffer": b"# Afspraken\n\nWij."}
    page.locator("#bestand").set_input_files(file)  # type: ignore[arg-type]

    expect(page.locator(".files__list")).to_contain_text("afspraken.md")
    expect(page.locator("[data-zoekt] summary")).to_contain_text("1 eigen bestand")
    page.goto("/bronnen")
    expect(page.get_by_role("table")).not_to_contain_text("gesprek.")


def test_a_conversation_is_kept_until_a_day_that_someone_chooses(opened: Opener) -> None:
    page = opened("/gesprek")
    ask(page)
    done(page)
    page.reload()
    page.get_by_text("Wordt gewist na").click()
    soon = datetime.now(UTC).date() + timedelta(days=60)
    page.get_by_label("Bewaar tot en met").fill(soon.isoformat())
    page.get_by_role("button", name="Bewaar", exact=True).click()

    expect(page.get_by_text(f"Wordt gewist na {day(soon)}")).to_be_visible()


def test_an_answer_is_copied_with_its_sources(opened: Opener) -> None:
    page = opened("/gesprek", permissions=["clipboard-read", "clipboard-write"])
    ask(page)
    done(page)
    page.get_by_role("link", name="Kopieer met bronnen").click()

    expect(page.locator("[data-status]")).to_have_text("Gekopieerd, met bronnen.")
    copied = page.evaluate("() => navigator.clipboard.readText()")
    assert "[1] Wet open overheid, Artikel 4.4" in copied
    assert "Gemaakt met AI" in copied


def test_a_conversation_is_deleted_when_someone_is_sure(opened: Opener) -> None:
    page = opened("/gesprek")
    ask(page)
    done(page)
    page.reload()
    page.get_by_text("Wordt gewist na").click()
    page.get_by_label("Ja, wis dit gesprek").check()
    page.get_by_role("button", name="Wis dit gesprek").click()

    expect(page.get_by_role("heading", name="Stel uw eerste vraag")).to_be_visible()


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
