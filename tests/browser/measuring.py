"""How quick a page is: what it takes over the line, when it is ready, how it scrolls."""

import asyncio
import random
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

from playwright.sync_api import Page

from app.values.conversations import Conversation, Exchange
from app.wiring import Services
from knowledge_base.contract import Chunk
from tests.support.demo_answer import the_answer
from tests.support.pages import DemoLibrary

LONG_TALK = "lang"
LONG_DOCUMENT = "boek"
PAGES, MESSAGES = 500, 200
_WORDS = ["besluit", "verzoek", "termijn", "openbaar", "bestuursorgaan", "weken", "schriftelijk"]
WATCH_LONG_TASKS = """() => {
  window.longTasks = [];
  const heard = (list) => window.longTasks.push(...list.getEntries().map((e) => e.duration));
  new PerformanceObserver(heard).observe({type: 'longtask', buffered: true});
}"""
_LOADED = """() => {
  const [page] = performance.getEntriesByType('navigation');
  const rest = performance.getEntriesByType('resource');
  return {
    bytes: [page, ...rest].reduce((sum, each) => sum + each.encodedBodySize, 0),
    html: page.encodedBodySize,
    ready: page.loadEventEnd,
    nodes: document.querySelectorAll('*').length,
    blocked: window.longTasks.reduce((sum, each) => sum + Math.max(0, each - 50), 0),
  };
}"""
_SCROLLED = """async (selector) => {
  const box = document.querySelector(selector);
  const frames = [];
  const next = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const end = box.scrollHeight - box.clientHeight;
  box.scrollTop = 0;
  let before = await next();
  for (let step = 1; step <= 120; step += 1) {
    box.scrollTop = (end * step) / 120;
    const now = await next();
    frames.push(now - before);
    before = now;
  }
  return frames.sort((a, b) => a - b);
}"""


@dataclass(frozen=True, slots=True)
class Loaded:
    """Bytes as they came over the line, `ready` and `blocked` in milliseconds.

    `blocked` is how long the page could not answer: what each task took above 50 ms.
    """

    bytes: int
    html: int
    ready: float
    nodes: int
    blocked: float


def loaded(page: Page, path: str) -> Loaded:
    """Open a page in a browser that has seen nothing yet."""
    page.add_init_script(f"({WATCH_LONG_TASKS})()")
    page.goto(path, wait_until="load")
    page.wait_for_timeout(300)  # what a script does after the page is there counts too
    told: dict[str, Any] = page.evaluate(_LOADED)
    return Loaded(**told)


def scrolled(page: Page, selector: str) -> list[float]:
    """Milliseconds of each frame while all of it passes by, the shortest first."""
    frames: list[float] = page.evaluate(_SCROLLED, selector)
    return frames


def fill(services: Services) -> None:
    """A conversation of 200 messages, and a document of 500 pages."""
    services.library = LongLibrary()  # type: ignore[assignment]
    # Playwright has a loop running in this thread.
    with ThreadPoolExecutor(1) as thread:
        thread.submit(lambda: asyncio.run(_talked(services))).result()


async def _talked(services: Services) -> None:
    now = services.clock()
    repository, answer = services.conversations.repository, the_answer()
    until = now.date() + timedelta(days=30)
    await repository.put(Conversation(LONG_TALK, "local", "Lang gesprek", now, now, until))
    first = Exchange("b0", LONG_TALK, "Binnen welke termijn?", "answered", now, answer, 14)
    for number in range(MESSAGES // 2):
        made = now - timedelta(minutes=MESSAGES - number)
        await repository.put_exchange(replace(first, id=f"b{number}", made=made))


class LongLibrary(DemoLibrary):
    async def document(self, collection: str, document: str) -> Sequence[Chunk]:
        if document != LONG_DOCUMENT:
            return await super().document(collection, document)
        return list(a_book()) if collection == "wetgeving" else []


def a_book() -> list[Chunk]:
    """Three passages on a page, a heading on every fifth."""
    chosen = random.Random(7)  # noqa: S311  only a text of some length
    title, path = "Handboek besluiten", "wetgeving/boek.pdf"
    return [
        Chunk(
            f"c{place}",
            LONG_DOCUMENT,
            path,
            title,
            f"Hoofdstuk {place // 15 + 1}",
            place // 3 + 1,
            place,
            f"{place} " + " ".join(chosen.choices(_WORDS, k=130)) + ".",
        )
        for place in range(3 * PAGES)
    ]
