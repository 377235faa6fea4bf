"""Makes the pictures of docs/tutorial-benchmark.md from a walk of benchmarks/lab_path.py.

Run: .venv/bin/python -m tests.browser.tutorial_screens data/lab-path
"""

import shutil
import sys
import tempfile
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from tests.browser.conftest import ARGS, CHROMIUM, running
from tests.support.pages import DemoAsk, a_site

OUT = Path(__file__).parents[2] / "docs" / "tutorial"
_COLOURS = 256
_RUN = "20261126-090000-brief-1a2b"


SCREENS = {
    "kwaliteit": "/kwaliteit",
    "meting": f"/kwaliteit/{_RUN}",
    "beoordelen": f"/kwaliteit/{_RUN}/beoordelen",
}


def main(walk: Path) -> None:
    OUT.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGS)
        home, ask = Path(folder), DemoAsk()
        shutil.copytree(walk / "both", home / "benchmark" / "runs" / _RUN)
        with running(a_site(home, ask), ask) as site:
            page = browser.new_page(
                viewport={"width": 1280, "height": 900}, base_url=site.address, locale="nl-NL"
            )
            for name, path in SCREENS.items():
                page.goto(path)
                take(page, name)
        page = browser.new_page(viewport={"width": 1280, "height": 900}, locale="nl-NL")
        page.goto((walk / "both" / "report.html").absolute().as_uri())
        take(page, "verslag")
        page.get_by_label("Toon alleen gevallen die slechter zijn").check()
        heading = page.get_by_role("heading", name="Uitkomsten naast elkaar")
        heading.evaluate("each => window.scrollTo(0, each.offsetTop - 24)")
        take(page, "naast-elkaar")
        browser.close()


def take(page: Page, name: str) -> None:
    page.evaluate("() => document.fonts.ready")
    taken = page.screenshot(animations="disabled")
    # Half the size, and nobody sees the difference.
    image = Image.open(BytesIO(taken)).convert("RGB").quantize(_COLOURS)
    image.save(OUT / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
