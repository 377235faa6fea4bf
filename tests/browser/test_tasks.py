"""Tasks, from the list to the file that someone takes along; the model says what it is told."""

import re
from pathlib import Path
from zipfile import is_zipfile

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Opener
from tests.browser.states import LETTER

POINT = "Het verzoek kwam op 3 maart 2026."
REPORT = "\n\n".join(
    f"# Deel {part}\n\nDe gemeente ontving in maand {part} veertig verzoeken. " * 4
    for part in range(1, 6)
)


def made(page: Page) -> None:
    page.get_by_role("button", name="Maak concept").click()
    expect(page.get_by_role("heading", name="Concept, gemaakt met AI")).to_be_focused(
        timeout=60_000
    )


def test_a_task_is_chosen_from_the_list(opened: Opener) -> None:
    page = opened("/taken")
    page.get_by_role("link", name="Herschrijf").first.click()

    expect(page.get_by_label("Uw tekst")).to_be_visible()
    expect(page.get_by_text("Gebruik dit niet voor")).to_be_visible()


def test_a_letter_is_rewritten_beside_what_it_was(opened: Opener) -> None:
    page = opened("/taken/b1")
    page.get_by_label("Uw tekst").fill(LETTER)
    made(page)

    expect(page.locator("[data-resultaat]")).to_contain_text("Herschreven tekst")
    expect(page.locator("[data-resultaat]")).to_contain_text("regels van de B1-richtlijn")
    expect(page.locator("[data-resultaat]")).to_contain_text("62,50")
    expect(page.get_by_role("textbox", name="Uw tekst")).to_have_value(LETTER)


def test_a_nota_says_where_each_paragraph_comes_from(opened: Opener) -> None:
    page = opened("/taken/nota")
    page.get_by_label("Aan wie").fill("minister van BZK")
    page.get_by_label("Van wie").fill("Directie Informatie")
    page.get_by_label("Waarover gaat de nota?").fill("Openbaarheid")
    page.get_by_label("Kernpunten").fill(f"{POINT}\nDe dekking is nog niet bekend.")
    made(page)

    expect(page.locator("[data-resultaat]")).to_contain_text("uit punt 1")
    gaps = page.locator("[data-resultaat] .gap")
    expect(gaps.last).to_have_text("[AANVULLEN: de dekking]")


def test_a_summary_says_how_far_it_is(opened: Opener) -> None:
    page = opened("/taken/samenvatting")
    page.get_by_label("De tekst die u wilt samenvatten").fill(REPORT)
    made(page)

    expect(page.locator("[data-status]")).to_have_text("Het concept is klaar.")
    expect(page.locator("[data-resultaat]")).to_contain_text("gelezen")


def test_minutes_are_made_of_what_was_said(opened: Opener) -> None:
    page = opened("/taken/notulen")
    page.get_by_label("Het verslag of uitgeschreven gesprek").fill(
        "Voorzitter: We beginnen.\nAnna: Ik stuur de brief vrijdag.\nVoorzitter: Akkoord."
    )
    made(page)

    for heading in ("Aanwezigen", "Besluiten", "Acties"):
        expect(page.get_by_role("heading", name=heading)).to_be_visible()


@pytest.mark.parametrize("form", ["odt", "docx", "pdf"])
def test_the_concept_is_taken_along_as_a_file(opened: Opener, tmp_path: Path, form: str) -> None:
    page = opened("/taken/b1")
    page.get_by_label("Uw tekst").fill("Wij delen u mede dat u uiterlijk 3 mei dient te betalen.")
    made(page)
    with page.expect_download() as taken:
        page.get_by_role("button", name=re.compile(rf"Download.*\b{form}\b")).click()

    file = tmp_path / taken.value.suggested_filename
    taken.value.save_as(file)
    assert file.name == f"notabene-concept.{form}"
    assert file.read_bytes().startswith(b"%PDF") if form == "pdf" else is_zipfile(file)


def test_what_was_filled_in_stays_when_something_is_missing(opened: Opener) -> None:
    page = opened("/taken/nota", java_script_enabled=False)
    page.get_by_label("Aan wie").fill(" ")
    page.get_by_label("Van wie").fill("Directie Informatie")
    page.get_by_label("Waarover gaat de nota?").fill("Openbaarheid")
    page.get_by_label("Kernpunten").fill(POINT)
    page.get_by_role("button", name="Maak concept").click()

    expect(page.get_by_role("alert")).to_contain_text("Vul dit nog in: Aan wie.")
    expect(page.get_by_label("Kernpunten")).to_have_value(POINT)
