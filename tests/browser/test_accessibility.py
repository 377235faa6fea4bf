"""WCAG 2.2 AA as far as a program can see: each screen, each state, three widths."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.accessibility import (
    SPACE_TEXT_AND_FIND_CLIPPED,
    focus_stops,
    scrolls_sideways,
    violations,
)
from tests.browser.conftest import Opener, running
from tests.browser.states import STATES
from tests.support.pages import DemoAsk, a_site

WIDE, NARROW = (1440, 960), (320, 640)
SCREENS = [
    "start",
    "gesprek-antwoord",
    "bronnen-gevonden",
    "bron",
    "licenties",
    "woo-verzoek",
]
ADD_FAULTS = """() => {
  const button = document.createElement('button');
  const pale = document.createElement('p');
  pale.textContent = 'bleek';
  pale.style.color = '#bbb';
  document.querySelector('main').append(button, pale);
}"""


def visited(opened: Opener, state: str, size: tuple[int, int], **preferences: object) -> Page:
    page = opened("about:blank", *size, **preferences)
    STATES[state](page)
    return page


# A page may open at a passage, and Tab would go on from there, whatever has the focus.
FROM_THE_TOP = """() => {
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute("tabindex");
    scrollTo(0, 0);
}"""


@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing_and_nothing_scrolls_sideways(opened: Opener, state: str) -> None:
    page = visited(opened, state, WIDE)

    wide = violations(page)
    page.set_viewport_size({"width": NARROW[0], "height": NARROW[1]})

    assert wide == []
    assert violations(page) == []
    assert not scrolls_sideways(page)


def test_axe_does_find_a_planted_fault(opened: Opener) -> None:
    page = opened("/")
    page.evaluate(ADD_FAULTS)

    found = " ".join(violations(page))

    assert "button-name" in found
    assert "color-contrast" in found


@pytest.mark.parametrize("state", SCREENS)
def test_the_keyboard_leads_everywhere_and_the_focus_is_always_seen(
    opened: Opener, state: str
) -> None:
    page = visited(opened, state, WIDE)
    page.evaluate(FROM_THE_TOP)

    stops = focus_stops(page)

    assert len(stops) > 8
    assert [stop["name"] for stop in stops if not stop["visible"]] == []
    assert [stop["name"] for stop in stops if not stop["inView"] or stop["covered"]] == []


@pytest.mark.parametrize("state", SCREENS)
def test_wider_text_spacing_clips_nothing(opened: Opener, state: str) -> None:
    page = visited(opened, state, WIDE)

    assert page.evaluate(SPACE_TEXT_AND_FIND_CLIPPED) == []
    assert not scrolls_sideways(page)


@pytest.mark.parametrize(
    "preferences",
    [{"forced_colors": "active"}, {"reduced_motion": "reduce"}, {"color_scheme": "dark"}],
    ids=lambda preferences: next(iter(preferences)),
)
def test_what_someone_prefers_loses_nothing(
    opened: Opener, preferences: dict[str, object]
) -> None:
    page = visited(opened, "gesprek-antwoord", WIDE, **preferences)

    for words in ("Deels onderbouwd", "Niet onderbouwd"):
        expect(page.locator(".flag").filter(has_text=words)).to_be_visible()
    assert violations(page) == []


def test_motion_stops_for_who_wants_less_of_it(opened: Opener) -> None:
    page = visited(opened, "gesprek-schrijft", WIDE, reduced_motion="reduce")

    running = page.evaluate("() => document.getAnimations().length")

    assert running == 0


def test_a_screen_reader_hears_the_start_and_the_end_and_no_word_between(opened: Opener) -> None:
    page = opened("/gesprek")
    page.evaluate("""() => {
      window.heard = [];
      const live = document.querySelector('[data-status]');
      new MutationObserver(() => window.heard.push(live.textContent))
        .observe(live, {childList: true, characterData: true, subtree: true});
    }""")
    page.get_by_label("Uw bericht").fill("Binnen welke termijn?")
    page.keyboard.press("Enter")
    expect(page.locator("[data-status]")).to_contain_text("Antwoord klaar")

    heard = page.evaluate("() => window.heard")
    assert heard[0] == "De assistent zoekt in bronnen."
    assert heard[-1].startswith("Antwoord klaar. 5 zinnen: 2 onderbouwd")
    assert not any("vier weken" in text for text in heard)
    assert page.locator(".log [aria-live], .log [role=status], .log [role=log]").count() == 0
    expect(page.get_by_label("Uw bericht")).to_be_focused()


def test_each_page_has_one_first_heading_a_title_and_its_language(opened: Opener) -> None:
    page = opened("/")
    for state in ("start", "gesprek-leeg", "bronnen", "bron", "over", "niet-gevonden"):
        STATES[state](page)

        assert page.locator("h1").count() == 1, state
        assert page.title().endswith("– Notabene"), state
        assert page.locator("html").get_attribute("lang") == "nl"
        assert page.locator("main").count() == 1


THEME = """.notabene-theme {
  --nb-primary-900: #2b0a3d; --nb-primary-800: #431263; --nb-primary-700: #5b2a86;
  --nb-primary-600: #7440a3; --nb-primary-100: #eadff5; --nb-primary-50: #f6f1fb;
  --nb-radius: 0; --nb-radius-lg: 0; --nb-font: serif; --nb-focus-on-dark: #ffe34d;
}"""


def test_the_theme_of_an_organisation_stays_accessible(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "thema").mkdir()
    (tmp_path / "thema" / "thema.css").write_text(THEME)
    ask = DemoAsk()
    with running(a_site(tmp_path / "home", ask, theme=tmp_path / "thema"), ask) as themed:
        context = browser.new_context(
            base_url=themed.address, viewport={"width": 1440, "height": 960}
        )
        page = context.new_page()
        for state in ("start", "gesprek-antwoord"):
            STATES[state](page)
            colour = page.evaluate(
                "() => getComputedStyle(document.querySelector('.topbar')).backgroundColor"
            )

            assert colour == "rgb(43, 10, 61)"
            assert violations(page) == []
        context.close()
