"""The site without a mouse, with a screen reader, on a small screen: WCAG 2.2 AA and what axe-core adds to it."""

from __future__ import annotations

import functools
from importlib import resources
from typing import Any

import pytest
from built_site import EVERY_PAGE, LANGUAGES, url
from playwright.sync_api import Browser, Page

WIDTHS = {"phone": 360, "desktop": 1280}
# Every set of rules that axe-core knows, the strictest and the experimental ones too.
TAGS = [
    *("wcag2a", "wcag2aa", "wcag2aaa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice", "experimental"),
    *("ACT", "section508", "TTv5", "EN-301-549", "RGAAv4"),
]


@functools.cache
def axe_script() -> str:
    """The source of axe-core."""
    return resources.files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")


def violations(page: Page, **run_only: Any) -> list[str]:
    """What axe-core finds wrong on the page as it is now: rule, element, summary."""
    page.evaluate(axe_script())
    options = {"runOnly": run_only, "resultTypes": ["violations"]}
    result = page.evaluate("options => axe.run(document, options)", options)
    return [
        f"{rule['id']}: {node['html'][:120]} {node['failureSummary']}"
        for rule in result["violations"]
        for node in rule["nodes"]
    ]


@pytest.mark.parametrize("width", WIDTHS.values(), ids=WIDTHS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing_on_any_page(chromium: Browser, address: str, language: str, width: int) -> None:
    page = chromium.new_page(viewport={"width": width, "height": 800}, reduced_motion="reduce")
    found = []
    for name, path in EVERY_PAGE:
        if name == language:
            page.goto(address + url(language, path))
            page.emulate_media(color_scheme="light")
            found += violations(page, type="tag", values=TAGS)
            # Only contrast depends on colours.
            page.emulate_media(color_scheme="dark")
            found += violations(page, type="rule", values=["color-contrast", "color-contrast-enhanced"])
    page.close()
    assert found == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing_in_what_opens(screen: Page, address: str, language: str) -> None:
    """The menu, the search results, a video that plays, the 404 page."""
    screen.route("**/plugins/video.php*", lambda route: route.fulfill(body="<!doctype html><title>x</title>"))
    screen.goto(address + url(language, "account/create/"))
    screen.locator(".menu-button").click()
    assert violations(screen, type="tag", values=TAGS) == []
    screen.keyboard.press("Escape")
    screen.locator("input[name=query]").click()
    screen.keyboard.type("CNOPS")
    screen.locator(".md-search-result__item").first.wait_for()
    assert violations(screen, type="tag", values=TAGS) == []
    screen.keyboard.press("Escape")
    screen.locator(".video__play").first.click()
    assert violations(screen, type="tag", values=TAGS) == []
    screen.goto(address + url(language, "nowhere/"))
    assert violations(screen, type="tag", values=TAGS) == []


def test_axe_sees_a_fault(screen: Page, address: str) -> None:
    screen.goto(address)
    screen.evaluate("document.querySelector('.language').style.color = '#9bb'")
    assert any("color-contrast" in fault for fault in violations(screen, type="tag", values=TAGS))


# What can be reached on the page: shown, enabled, in the order of the document.
REACHABLE = """() => [...document.querySelectorAll("a[href], button, input, select, summary, [tabindex='0']")]
  .filter(e => e.checkVisibility({ visibilityProperty: true }) && !e.disabled)
  .map((e, i) => (e.dataset.walk = String(i)))"""
# Where focus is, and whether it shows: an outline, or a bubble for an abbreviation.
FOCUSED = """() => {
  const e = document.activeElement, style = getComputedStyle(e), box = e.getBoundingClientRect();
  return { walk: e.dataset.walk, html: e.outerHTML.slice(0, 100), x: (box.left + box.right) / 2,
    shown: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2 };
}"""


@pytest.mark.parametrize("path", ["", "account/create/", "contact/"])
@pytest.mark.parametrize("width", WIDTHS.values(), ids=WIDTHS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_tab_reaches_everything_in_order_and_shows_where(
    chromium: Browser, address: str, language: str, width: int, path: str
) -> None:
    page = chromium.new_page(viewport={"width": width, "height": 800}, reduced_motion="reduce")
    page.goto(address + url(language, path))
    expected = page.evaluate(REACHABLE)
    steps = []
    for _ in expected:
        page.keyboard.press("Tab")
        steps.append(page.evaluate(FOCUSED))
    page.close()
    assert [step["walk"] for step in steps] == expected
    assert [step["html"] for step in steps if not step["shown"]] == []
    # In the header the eye goes from the name to the language: to the left in Arabic, to the right in French.
    brand, switch = steps[1]["x"], steps[2]["x"]
    assert (switch < brand) == (language == "ar")


def test_skip_link_leads_past_the_header(screen: Page, address: str) -> None:
    screen.goto(address + "contact/")
    screen.keyboard.press("Tab")
    assert screen.evaluate("document.activeElement.className") == "skip"
    screen.keyboard.press("Enter")
    screen.keyboard.press("Tab")
    assert screen.evaluate("document.querySelector('main').contains(document.activeElement)")


# Height and width of what a thumb presses: entries of the header and menu, and links that stand alone.
SMALL_TARGETS = """() => {
  const small = [];
  const check = (selector, least) => document.querySelectorAll(selector).forEach(e => {
    const box = e.getBoundingClientRect();
    if (box.width && (box.height < least || box.width < least)) small.push([e.outerHTML.slice(0, 90), box.height]);
  });
  check(".site-header :is(a, button, input), .site-nav :is(a, button)", 44);
  check("main li > a:only-child, main button, aside a, footer :is(a, select)", 24);
  return small;
}"""


@pytest.mark.parametrize("language", LANGUAGES)
def test_targets_are_large_enough(screen: Page, address: str, language: str) -> None:
    small = []
    for name, path in EVERY_PAGE:
        if name == language:
            screen.goto(address + url(language, path))
            screen.locator(".menu-button").click()
            small += screen.evaluate(SMALL_TARGETS)
    assert small == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_body_text_is_large_and_its_lines_apart(screen: Page, address: str, language: str) -> None:
    screen.goto(address + url(language, "claims/reimbursement/"))
    read = "e => { const s = getComputedStyle(e); return [parseFloat(s.fontSize), parseFloat(s.lineHeight)]; }"
    size, line = screen.locator("article p").last.evaluate(read)
    assert (size >= 18 and 1.75 <= line / size <= 1.9) if language == "ar" else size >= 17
    smallest = screen.evaluate(
        "() => Math.min(...[...document.querySelectorAll('body *')].filter(e => e.textContent.trim())"
        ".map(e => parseFloat(getComputedStyle(e).fontSize)))"
    )
    assert smallest >= 15.5


@pytest.mark.parametrize("width", [320, 360, 640])
@pytest.mark.parametrize("language", LANGUAGES)
def test_text_twice_as_large_still_fits(chromium: Browser, address: str, language: str, width: int) -> None:
    page = chromium.new_page(viewport={"width": width, "height": 800})
    for path in ("", "account/create/", "claims/send-file/"):
        page.goto(address + url(language, path))
        page.add_style_tag(content="html:root { font-size: 2.3rem }")
        assert page.evaluate("[document.documentElement.scrollWidth, innerWidth]") == [width, width]
    page.close()


def test_home_cards_are_as_wide_as_the_list(screen: Page, address: str) -> None:
    screen.goto(address)
    widths = "() => [...document.querySelectorAll('.home ul a, .home ul')].map(e => Math.round(e.clientWidth))"
    assert max(screen.evaluate(widths)) - min(screen.evaluate(widths)) <= 2


def test_paper_is_light_whatever_was_chosen(screen: Page, address: str) -> None:
    screen.goto(address)
    screen.locator("#theme").select_option("dark")
    screen.emulate_media(media="print")
    ink = "getComputedStyle(document.body).color"
    assert screen.evaluate(ink) == "rgb(27, 36, 34)"
    screen.reload()
    assert screen.evaluate(ink) == "rgb(27, 36, 34)"


def test_an_open_menu_closes_when_the_window_widens(screen: Page, address: str) -> None:
    screen.goto(address)
    screen.locator(".menu-button").click()
    screen.set_viewport_size({"width": 1280, "height": 800})
    screen.wait_for_function("!document.querySelector('#site-nav').matches(':popover-open')")


def test_forced_colours_keep_the_steps_visible(chromium: Browser, address: str) -> None:
    page = chromium.new_page(forced_colors="active")
    page.goto(address)
    border = "e => getComputedStyle(e, '::before').borderTopStyle"
    assert page.locator(".home ol > li").first.evaluate(border) == "solid"
    page.close()


def test_motion_stops_when_the_reader_asks(chromium: Browser, address: str) -> None:
    page = chromium.new_page()
    page.goto(address)
    behaviour = "getComputedStyle(document.documentElement).scrollBehavior"
    assert page.evaluate(behaviour) == "smooth"
    page.emulate_media(reduced_motion="reduce")
    assert page.evaluate(behaviour) == "auto"
    page.close()
