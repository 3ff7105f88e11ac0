"""What opens, what is printed, what readers set in their system: WCAG 2.2 AA and what axe-core adds to it."""

import re

import pytest
from built_site import LANGUAGES, SITE_URL, url
from page_audit import TEMPLATES, violations
from playwright.sync_api import Browser, Page, expect


@pytest.mark.parametrize("language", LANGUAGES)
def test_axe_finds_nothing_in_what_opens(screen: Page, address: str, language: str) -> None:
    """The menu, the search results, a video that plays, the 404 page."""
    screen.route("**/plugins/video.php*", lambda route: route.fulfill(body="<!doctype html><title>x</title>"))
    screen.goto(address + url(language, "account/create/"))
    screen.locator(".menu-button").click()
    assert violations(screen) == []
    screen.keyboard.press("Escape")
    screen.locator("input[name=query]").click()
    screen.keyboard.type("CNOPS")
    screen.locator("ol.search-results > li").first.wait_for()
    assert violations(screen) == []
    screen.keyboard.press("Escape")
    screen.locator(".video__play").first.click()
    assert violations(screen) == []
    screen.goto(address + url(language, "nowhere/"))
    assert violations(screen) == []


def test_paper_is_light_whatever_was_chosen(screen: Page, address: str) -> None:
    screen.goto(address)
    screen.locator(".menu-button").click()
    screen.locator("#theme").select_option("dark")
    screen.keyboard.press("Escape")
    screen.emulate_media(media="print")
    ink = "getComputedStyle(document.body).color"
    assert screen.evaluate(ink) == "rgb(22, 33, 31)"
    screen.reload()
    assert screen.evaluate(ink) == "rgb(22, 33, 31)"


def test_paper_keeps_what_a_press_would_give(screen: Page, address: str) -> None:
    screen.goto(address + "account/create/")
    screen.emulate_media(media="print")
    link = screen.locator(".video a").first
    assert "facebook.com/share/" in link.evaluate("e => getComputedStyle(e, '::after').content")
    assert screen.locator(":is(button, select, input):visible").count() == screen.locator("button.abbreviation").count()
    step = screen.locator("article ol:not(.contents ol) > li").first
    number = step.evaluate("e => { const s = getComputedStyle(e, '::before'); return [s.color, s.borderTopStyle]; }")
    assert number == ["rgb(22, 33, 31)", "solid"], "seen also where the printer leaves out backgrounds"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_is_one_sheet_with_its_address(screen: Page, address: str, language: str) -> None:
    for path in TEMPLATES:
        screen.goto(address + url(language, path))
        sheet = screen.pdf(format="A4", margin={"top": "15mm", "bottom": "15mm"})
        assert len(re.findall(rb"/Type\s*/Page\b", sheet)) == 1, path
    expect(screen.locator(".paper")).to_be_hidden()
    screen.emulate_media(media="print")
    expect(screen.locator(".paper")).to_have_text(SITE_URL + url(language, path))
    expect(screen.locator(".paper")).to_be_visible()


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
