"""What someone does with an answer and its conversation."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

from app.web.dutch import day
from tests.browser.asking import QUESTION, ask, done
from tests.browser.conftest import Opener


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
    file = {"name": "afspraken.md", "mimeType": "text/markdown", "buffer": b"# Afspraken\n\nWij."}
    with page.expect_file_chooser() as chooser:
        page.get_by_role("button", name="Bijlage").click()
    chooser.value.set_files(file)  # type: ignore[arg-type]

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
