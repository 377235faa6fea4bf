"""Bronnen: what may be searched, files that come in or not, a document at its passage."""

from playwright.sync_api import FilePayload, expect

from tests.browser.conftest import Opener

GOOD: FilePayload = {
    "name": "beleid.md",
    "mimeType": "text/markdown",
    "buffer": b"# Beleid\n\nWij.",
}
BAD: FilePayload = {"name": "kapot.pdf", "mimeType": "application/pdf", "buffer": b"geen pdf"}


def test_a_search_opens_the_document_at_its_passage(opened: Opener) -> None:
    page = opened("/bronnen")
    expect(page.get_by_role("row", name="wetgeving")).to_contain_text("Wie deze computer gebruikt")
    page.get_by_label("Zoek in de documenten").fill("termijn")
    page.get_by_role("button", name="Zoek").click()

    expect(page.get_by_role("heading", name="gevonden voor")).to_be_visible()
    page.locator(".hit").nth(1).get_by_role("link").click()
    expect(page.locator("#passage")).to_be_in_viewport()
    expect(page.locator("#passage")).to_contain_text("uiterlijk binnen vier weken")


def test_each_file_shows_how_far_it_is_and_why_it_failed(opened: Opener) -> None:
    page = opened("/bronnen")
    page.get_by_label("Bestanden").set_input_files([GOOD, BAD])
    page.get_by_role("button", name="Voeg toe").click()

    files = page.get_by_role("list", name="Voortgang per bestand").get_by_role("listitem")
    expect(files).to_have_count(2)
    expect(files.filter(has_text="beleid.md")).to_contain_text("Toegevoegd")
    expect(files.filter(has_text="kapot.pdf").locator(".reason")).not_to_be_empty()


def test_adding_works_without_a_script(opened: Opener) -> None:
    page = opened("/bronnen", java_script_enabled=False)
    page.get_by_label("Bestanden").set_input_files([GOOD, BAD])
    page.get_by_role("button", name="Voeg toe").click()

    expect(page.get_by_role("status").filter(has_text="beleid.md")).to_be_visible()
    expect(page.get_by_role("alert")).to_contain_text("kapot.pdf")
