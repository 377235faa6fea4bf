"""What WCAG asks of a page, as questions to a browser."""

from pathlib import Path
from typing import Any

from playwright.sync_api import Page

_AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text(encoding="utf-8")
_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

SPACE_TEXT_AND_FIND_CLIPPED = """() => {
  for (const e of document.querySelectorAll('*')) {
    e.style.setProperty('line-height', '1.5', 'important');
    e.style.setProperty('letter-spacing', '.12em', 'important');
    e.style.setProperty('word-spacing', '.16em', 'important');
  }
  const clipped = (e) => getComputedStyle(e).overflow !== 'visible'
    && (e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1);
  return [...document.querySelectorAll('button,a,label,h1,h2,h3,.nl-data-badge')]
    .filter((e) => e.offsetParent && !e.closest('.vh') && clipped(e))
    .map((e) => `${e.className}: ${e.textContent.trim().slice(0, 30)}`);
}"""

DESCRIBE_FOCUS = """() => {
  const e = document.activeElement;
  if (!e || e === document.body) return null;
  const box = e.getBoundingClientRect(), style = getComputedStyle(e);
  const after = getComputedStyle(e, '::after');
  const thick = (s) => s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2;
  const inside = (value, size) => Math.min(Math.max(value, 1), size - 1);
  const top = document.elementFromPoint(
    inside(box.x + box.width / 2, innerWidth), inside(box.y + box.height / 2, innerHeight));
  const own = top && (e.contains(top) || top.contains(e) || top.closest('label')?.contains(e));
  return {
    name: `${e.tagName}#${e.id || e.textContent.trim().slice(0, 24)}`,
    visible: thick(style) || thick(after),
    inView: box.bottom > 0 && box.top < innerHeight,
    covered: !own,
  };
}"""


def violations(page: Page) -> list[str]:
    """What axe finds, one line each; nothing is what we want."""
    page.evaluate(_AXE)  # through the debugger, so the policy of the page does not stop it
    result: dict[str, Any] = page.evaluate("tags => axe.run(document, {runOnly: tags})", _TAGS)
    return [
        f"{found['id']} ({found['impact']}): {[node['target'] for node in found['nodes']][:3]}"
        for found in result["violations"]
    ]


def scrolls_sideways(page: Page) -> bool:
    wide: bool = page.evaluate("() => document.documentElement.scrollWidth > innerWidth")
    return wide


def focus_stops(page: Page, most: int = 150) -> list[dict[str, Any]]:
    """Where Tab leads, from the first stop until it leaves the page."""
    stops: list[dict[str, Any]] = []
    for _ in range(most):
        page.keyboard.press("Tab")
        stop = page.evaluate(DESCRIBE_FOCUS)
        if stop is None:
            break
        stops.append(stop)
    return stops
