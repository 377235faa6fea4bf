"""Makes docs/screens/ anew: every screen in every state, in two widths.

Run: .venv/bin/python -m tests.browser.screens [NAME...]
"""

import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.conftest import LAUNCH, Site, running
from tests.browser.locked_states import LOCKED_STATES
from tests.browser.quality_states import a_finished_run
from tests.browser.states import STATES
from tests.support.pages import DemoAsk, a_site

OUT = Path(__file__).parents[2] / "docs" / "screens"
_COLOURS = 256
SLOW = 180_000
SIZES = {"breed": (1440, 960), "smal": (390, 844)}
# What is outside the window is not drawn, and what is fixed shows halfway down a long picture.
_DRAW_ALL = """() => {
  scrollTo(0, 0);
  for (const each of document.querySelectorAll('.log > ol > li, .doc__part')) {
    each.style.contentVisibility = 'visible';
  }
  return document.fonts.ready;
}"""
Visits = Mapping[str, Callable[[Page], None]]


def main(wanted: Sequence[str]) -> None:
    OUT.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(**LAUNCH)
        ask, open_home, locked_home = DemoAsk(), Path(folder, "open"), Path(folder, "locked")
        a_finished_run(open_home)
        with running(a_site(open_home, ask), ask) as site:
            _take_all(browser, site, _only(STATES, wanted))
        with running(a_site(locked_home, ask, keys=True), ask) as site:
            locked = {name: _of(site, visit) for name, visit in LOCKED_STATES.items()}
            _take_all(browser, site, _only(locked, wanted))
        browser.close()


def _of(site: Site, visit: Callable[[Page, Site], None]) -> Callable[[Page], None]:
    return lambda page: visit(page, site)


def _only(states: Visits, wanted: Sequence[str]) -> Visits:
    return {name: visit for name, visit in states.items() if not wanted or name in wanted}


def _take_all(browser: Browser, site: Site, states: Visits) -> None:
    for name, (width, height) in SIZES.items():
        context = browser.new_context(
            viewport={"width": width, "height": height},
            locale="nl-NL",
            timezone_id="Europe/Amsterdam",
            base_url=site.address,
            reduced_motion="reduce",
        )
        context.set_default_timeout(SLOW)
        for state, visit in states.items():
            page = context.new_page()
            visit(page)
            _take(page, OUT / f"{state}-{name}.png")
            page.context.set_offline(False)
            page.close()
        context.close()


def _take(page: Page, file: Path) -> None:
    """The whole page, unless it is a conversation, which fills the window."""
    page.evaluate(_DRAW_ALL)
    whole = page.locator("nb-gesprek").count() == 0 or page.viewport_size["width"] < 600  # type: ignore[index]
    taken = page.screenshot(full_page=whole, animations="disabled")
    # Half the size, and nobody sees the difference.
    Image.open(BytesIO(taken)).convert("RGB").quantize(_COLOURS).save(file, optimize=True)


if __name__ == "__main__":
    main(sys.argv[1:])
