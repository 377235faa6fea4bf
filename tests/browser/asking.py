"""Asking a question in a browser, as many tests do."""

from playwright.sync_api import Page, expect

QUESTION = "Binnen welke termijn beslissen wij op een Woo-verzoek?"
PERSONAL = "Mag mevrouw J. Jansen (BSN 111222333) dit stuk zien?"


def ask(page: Page, question: str = QUESTION) -> None:
    page.get_by_label("Uw bericht").fill(question)
    page.get_by_role("button", name="Verstuur", exact=True).click()


def done(page: Page) -> None:
    expect(page.locator("[data-status]")).to_contain_text("Antwoord klaar")
