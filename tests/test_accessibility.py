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
            for scheme in ("light", "dark"):
                page.emulate_media(color_scheme=scheme)
                found += violations(page, type="tag", values=TAGS)
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
    screen.locator("ol.search-results > li").first.wait_for()
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


def test_paper_is_light_whatever_was_chosen(screen: Page, address: str) -> None:
    screen.goto(address)
    screen.locator("#theme").select_option("dark")
    screen.emulate_media(media="print")
    ink = "getComputedStyle(document.body).color"
    assert screen.evaluate(ink) == "rgb(27, 36, 34)"
    screen.reload()
    assert screen.evaluate(ink) == "rgb(27, 36, 34)"


def test_paper_keeps_what_a_press_would_give(screen: Page, address: str) -> None:
    screen.goto(address + "account/create/")
    screen.emulate_media(media="print")
    link = screen.locator(".video a").first
    assert "facebook.com/share/" in link.evaluate("e => getComputedStyle(e, '::after').content")
    assert screen.locator(":is(button, select, input):visible").count() == screen.locator("button.abbreviation").count()
    step = screen.locator("article ol:not(.contents ol) > li").first
    number = step.evaluate("e => { const s = getComputedStyle(e, '::before'); return [s.color, s.borderTopStyle]; }")
    assert number == ["rgb(27, 36, 34)", "solid"], "seen also where the printer leaves out backgrounds"


def test_forced_colours_keep_what_colour_alone_would_show(chromium: Browser, address: str) -> None:
    page = chromium.new_page(forced_colors="active", viewport={"width": 1280, "height": 800})
    page.goto(address + "account/create/")
    border = "([selector, part, side]) => getComputedStyle(document.querySelector(selector), part)[side]"
    for shown in (
        ("article ol:not(.contents ol) > li", "::before", "borderTopStyle"),
        (".site-nav [aria-current]", None, "borderInlineStartStyle"),
        (".video__screen", None, "borderTopStyle"),
        (".search__input", None, "borderTopStyle"),
    ):
        assert page.evaluate(border, shown) == "solid", shown
    page.close()


def test_motion_stops_when_the_reader_asks(chromium: Browser, address: str) -> None:
    page = chromium.new_page()
    page.goto(address)
    behaviour = "getComputedStyle(document.documentElement).scrollBehavior"
    assert page.evaluate(behaviour) == "smooth"
    page.emulate_media(reduced_motion="reduce")
    assert page.evaluate(behaviour) == "auto"
    page.close()
