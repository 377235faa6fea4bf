"""Measures pages in a real browser: a first visit, a long conversation, a long document.

The service is the real one with an answer that is told and an index that is made up; the times
are those of the pages. Prints one Markdown table.
"""

import statistics
import tempfile
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.conftest import LAUNCH, running
from tests.browser.measuring import LONG_DOCUMENT, LONG_TALK, Loaded, fill, loaded, scrolled
from tests.support.pages import DemoAsk, a_site

_ROUNDS = 5
_HEAD = "| page | kB | ready (ms) | blocked (ms) | elements | frame p95 (ms) | longest (ms) |"
_PLACES = (
    ("first page, first visit", "/", ""),
    ("new conversation, first visit", "/gesprek", ""),
    ("conversation of 200 messages, newest 40", f"/gesprek/{LONG_TALK}", ".log"),
    ("conversation of 200 messages, all", f"/gesprek/{LONG_TALK}?toon=100", ".log"),
    ("document of 500 pages", f"/bron/{LONG_DOCUMENT}", "html"),
)


def main() -> None:
    lines = [_HEAD, "| --- | --- | --- | --- | --- | --- | --- |"]
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(**LAUNCH)
        ask = DemoAsk()
        services = a_site(Path(folder), ask)
        fill(services)
        with running(services, ask) as site:
            for name, path, box in _PLACES:
                lines.append(_row(name, *_measured(browser, site.address, path, box)))
        browser.close()
    print("\n".join(lines))


def _measured(
    browser: Browser, address: str, path: str, box: str
) -> tuple[list[Loaded], list[float]]:
    """Each round in a browser that has seen nothing; a warm-up before them does not count."""
    pages: list[Loaded] = []
    frames: list[float] = []

    def visit(page: Page) -> None:
        pages.append(loaded(page, path))
        if box:
            frames.extend(scrolled(page, box))

    for _ in range(_ROUNDS + 1):
        _fresh(browser, address, visit)
    return pages[1:], sorted(frames)


def _fresh(browser: Browser, address: str, visit: Callable[[Page], None]) -> None:
    size = {"width": 1440, "height": 960}
    context = browser.new_context(base_url=address, viewport=size)  # type: ignore[arg-type]
    visit(context.new_page())
    context.close()


def _row(name: str, pages: list[Loaded], frames: list[float]) -> str:
    ready = statistics.median(page.ready for page in pages)
    blocked = statistics.median(page.blocked for page in pages)
    late = f"{frames[int(len(frames) * 0.95)]:.0f} | {frames[-1]:.0f}" if frames else " | "
    kilobytes = pages[0].bytes / 1000
    return (
        f"| {name} | {kilobytes:.0f} | {ready:.0f} | {blocked:.0f} | {pages[0].nodes} | {late} |"
    )


if __name__ == "__main__":
    main()
