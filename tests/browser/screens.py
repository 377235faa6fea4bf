"""Makes docs/screens/ anew: every screen in every state, in two widths.

Run: .venv/bin/python -m tests.browser.screens [NAME...]
"""

import sys
import tempfile
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from tests.browser.conftest import ARGS, CHROMIUM, running
from tests.browser.quality_states import a_finished_run
from tests.browser.states import STATES
from tests.support.pages import DemoAsk, a_site

OUT = Path(__file__).parents[2] / "docs" / "screens"
_COLOURS = 256
SLOW = 180_000
SIZES = {"breed": (1440, 960), "smal": (390, 844)}


def main(wanted: list[str]) -> None:
    OUT.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGS)
        ask, home = DemoAsk(), Path(folder)
        a_finished_run(home)
        with running(a_site(home, ask), ask) as site:
            for name, (width, height) in SIZES.items():
                context = browser.new_context(
                    viewport={"width": width, "height": height},
                    locale="nl-NL",
                    timezone_id="Europe/Amsterdam",
                    base_url=site.address,
                    reduced_motion="reduce",
                )
                context.set_default_timeout(SLOW)
                for state, visit in STATES.items():
                    if not wanted or state in wanted:
                        page = context.new_page()
                        visit(page)
                        _take(page, OUT / f"{state}-{name}.png")
                        page.context.set_offline(False)
                        page.close()
                context.close()
        browser.close()


def _take(page: Page, file: Path) -> None:
    """The whole page, unless it is a conversation, which fills the window."""
    page.evaluate("() => document.fonts.ready")
    whole = page.locator("nb-gesprek").count() == 0 or page.viewport_size["width"] < 600  # type: ignore[index]
    taken = page.screenshot(full_page=whole, animations="disabled")
    # Half the size, and nobody sees the difference.
    Image.open(BytesIO(taken)).convert("RGB").quantize(_COLOURS).save(file, optimize=True)


if __name__ == "__main__":
    main(sys.argv[1:])
