"""The site without a mouse: what Tab reaches, what opens and closes, where focus goes."""

from collections.abc import Iterator
from typing import Any

import pytest
from built_site import EVERY_PAGE, LANGUAGES, url
from page_audit import DESKTOP, PHONE, TEMPLATES, WIDTHS
from playwright.sync_api import Browser, Page, expect

# Of a field for a date: month, year and calendar, after the day.
PARTS_OF_A_DATE = 3
# What can be reached on the page: shown, enabled, in the order of the document.
REACHABLE = """() => [...document.querySelectorAll("a[href], button, input, select, summary, [tabindex='0']")]
  .filter(e => e.checkVisibility({ visibilityProperty: true }) && !e.disabled)
  .map((e, i) => (e.dataset.walk = String(i)))"""
# Where focus is; whether an outline shows it; whether its middle and both ends lie inside the window with nothing over
# them (WCAG 2.4.11), asked of the first box of what wraps.
FOCUSED = """() => {
  const e = document.activeElement, style = getComputedStyle(e), box = e.getClientRects()[0];
  const x = (box.left + box.right) / 2, y = (box.top + box.bottom) / 2;
  const seen = at => {
    const top = document.elementFromPoint(at, y);
    return top !== null && e.contains(top);
  };
  return { walk: e.dataset.walk, html: e.outerHTML.slice(0, 120), x,
    outlined: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
    uncovered: box.width > 4 && [box.left + 2, x, box.right - 2].every(seen) };
}"""


def walk(page: Page, key: str, steps: int) -> list[dict[str, Any]]:
    """Where focus is after each of so many presses of `key`; the parts of a date count as one."""
    page.evaluate(
        f"""() => {{ window.walked = []; window.last = null; onkeyup = ({{ key }}) => {{
          if (key === "Tab" && last !== document.activeElement) walked.push(({FOCUSED})());
          last = document.activeElement;
        }}; }}"""
    )
    for _ in range(steps + PARTS_OF_A_DATE * page.locator("[type=date]").count()):
        page.keyboard.press(key)
    found: list[dict[str, Any]] = page.evaluate("walked")
    assert len(found) == steps
    return found


@pytest.fixture(scope="module")
def windows(chromium: Browser) -> Iterator[dict[int, Page]]:
    """A window of each width, the same for all pages."""
    made = {}
    for width in WIDTHS:
        made[width] = chromium.new_page(viewport={"width": width, "height": 800}, reduced_motion="reduce")
    yield made
    for page in made.values():
        page.close()


@pytest.mark.parametrize(
    ("language", "path", "width", "back"),
    [(language, path, PHONE, path in TEMPLATES) for language, path in EVERY_PAGE]
    + [(language, path, DESKTOP, True) for language in LANGUAGES for path in TEMPLATES],
)
def test_tab_reaches_everything_in_order_and_shows_where(
    windows: dict[int, Page], address: str, language: str, path: str, width: int, back: bool
) -> None:
    page = windows[width]
    page.goto(address + url(language, path))
    expected = page.evaluate(REACHABLE)
    steps = walk(page, "Tab", len(expected))
    assert [step["walk"] for step in steps] == expected
    # In the header the eye goes from the name to the language: to the left in Arabic, to the right in French.
    brand, switch = steps[1]["x"], steps[2]["x"]
    assert (switch < brand) == (language == "ar")
    if back:
        backward = walk(page, "Shift+Tab", len(expected) - 1)
        assert [step["walk"] for step in backward] == expected[-2::-1]
        steps += backward
    assert [step["html"] for step in steps if not (step["outlined"] and step["uncovered"])] == []


def test_skip_link_leads_past_the_header(screen: Page, address: str) -> None:
    screen.goto(address + "contact/")
    screen.keyboard.press("Tab")
    assert screen.evaluate("document.activeElement.className") == "skip"
    screen.keyboard.press("Enter")
    screen.keyboard.press("Tab")
    assert screen.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_menu_opens_by_keyboard_closes_with_escape_and_gives_focus_back(screen: Page, address: str) -> None:
    screen.goto(address)
    button, menu = screen.locator(".menu-button"), screen.locator("#site-nav")
    expect(menu).to_be_hidden()
    button.focus()
    screen.keyboard.press("Enter")
    expect(menu).to_be_visible()
    screen.keyboard.press("Tab")
    assert screen.evaluate("document.querySelector('#site-nav').contains(document.activeElement)")
    screen.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    expect(button).to_be_focused()


@pytest.mark.parametrize("key", ["Tab", "Shift+Tab"])
def test_the_menu_does_not_lie_over_what_tab_reaches_outside_it(screen: Page, address: str, key: str) -> None:
    screen.goto(address + "account/create/")
    button, menu = screen.locator(".menu-button"), screen.locator("#site-nav")
    button.focus()
    screen.keyboard.press("Enter")
    expect(menu).to_be_visible()
    inside = screen.locator("#site-nav :is(a, button, summary, select):visible").count()
    if key == "Tab":
        assert all(step["outlined"] and step["uncovered"] for step in walk(screen, key, inside))
        expect(menu).to_be_visible()
        (outside,) = walk(screen, key, 1)
        assert 'name="query"' in outside["html"]
    else:
        screen.keyboard.press("Tab")
        (outside,) = walk(screen, key, 1)
        assert "menu-button" in outside["html"]
    assert outside["uncovered"]
    expect(menu).to_be_hidden()


@pytest.mark.parametrize(("language", "beside"), [("ar", 355), ("fr", 5)])
def test_the_menu_opens_and_closes_by_pointer(screen: Page, address: str, language: str, beside: int) -> None:
    screen.goto(address + url(language, ""))
    menu = screen.locator("#site-nav")
    for _ in range(2):
        screen.locator(".menu-button").click()
        expect(menu).to_be_visible()
        screen.locator(".site-nav__close").click()
        expect(menu).to_be_hidden()
    screen.locator(".menu-button").click()
    screen.mouse.click(beside, 400)
    expect(menu).to_be_hidden()


def test_an_open_menu_closes_when_the_window_widens(screen: Page, address: str) -> None:
    screen.goto(address)
    screen.locator(".menu-button").click()
    expect(screen.locator("#site-nav:popover-open")).to_have_count(1)
    screen.set_viewport_size({"width": 1280, "height": 800})
    expect(screen.locator("#site-nav:popover-open")).to_have_count(0)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_abbreviation_says_what_it_means_at_a_press(screen: Page, address: str, language: str) -> None:
    screen.goto(address + url(language, "account/create/"))
    button = screen.locator("button.abbreviation", has_text="CNOPS")
    meaning = screen.locator(".meaning")
    words = {
        "ar": "الصندوق الوطني لمنظمات الاحتياط الاجتماعي",
        "fr": "Caisse nationale des organismes de prévoyance sociale",
    }
    expect(button).to_have_accessible_name("CNOPS")
    expect(button).to_have_accessible_description(words[language])
    expect(meaning).to_be_hidden()
    button.tap()
    expect(meaning).to_be_visible()
    expect(meaning).to_have_text(words[language])
    screen.locator("h1").tap()
    expect(meaning).to_be_hidden()
    button.focus()
    screen.keyboard.press("Enter")
    expect(meaning).to_be_visible()
    screen.keyboard.press("Escape")
    expect(meaning).to_be_hidden()
    expect(button).to_be_focused()


def test_an_explanation_does_not_lie_over_what_tab_reaches_next(screen: Page, address: str) -> None:
    screen.goto(address + "account/create/")
    screen.locator("button.abbreviation").first.focus()
    screen.keyboard.press("Enter")
    expect(screen.locator(".meaning").first).to_be_visible()
    assert all(step["uncovered"] for step in walk(screen, "Tab", 12))
    expect(screen.locator(".meaning").first).to_be_hidden()


def test_an_abbreviation_is_explained_without_a_script(without_scripts: Page, address: str) -> None:
    without_scripts.goto(address + "account/create/")
    without_scripts.locator("button.abbreviation").first.click()
    expect(without_scripts.locator(".meaning").first).to_be_visible()
