"""What students do, in the real browsers of old phones and in WebKit. Run by scripts/test --browsers."""

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from archives import ARCHIVES, folder
from built_site import LANGUAGES, url
from old_chromium import OldChromium
from webkit import WebKit

Driver = OldChromium | WebKit
PAGES = [
    "",
    "registration/form/",
    "account/create/",
    "claims/send-file/",
    "claims/change-bank-account/",
    "contact/",
    "guide/",
]
QUERIES = {"ar": "مات بابا", "fr": "mon père est mort"}
# The words of the page that cannot be read: something else lies over the middle of their first line.
COVERED = """(() => {
  const covered = [], range = document.createRange();
  const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  document.documentElement.style.scrollBehavior = "auto";
  for (let node; (node = words.nextNode());) {
    const holder = node.parentElement;
    range.selectNodeContents(node);
    if (!node.data.trim() || !range.getClientRects().length || holder.closest(".skip, option")) continue;
    scrollTo(0, scrollY + range.getClientRects()[0].top - 300);
    const box = range.getClientRects()[0];
    const top = document.elementFromPoint((box.left + box.right) / 2, (box.top + box.bottom) / 2);
    if (!top || !(top.contains(holder) || holder.contains(top))) covered.push(node.data.trim().slice(0, 40));
  }
  scrollTo(0, 0);
  return covered;
})()"""
# Steps whose number lies on their words: a browser gives the offset that it used.
NUMBERS_ON_WORDS = """[...document.querySelectorAll(".prose ol > li")].filter(step => {
  const number = getComputedStyle(step, "::before"), side = document.dir === "rtl" ? "Right" : "Left";
  const end = [number[side.toLowerCase()], number["margin" + side], number.width].map(parseFloat);
  const words = parseFloat(getComputedStyle(step)["padding" + side]);
  return number.content !== "none" && !(end[0] + end[1] + end[2] <= words);
}).length"""


@pytest.fixture(scope="module", params=[*ARCHIVES, "webkit"])
def browser(request: pytest.FixtureRequest) -> Iterator[Driver]:
    """Each of the browsers, one for all its journeys."""
    with WebKit() if request.param == "webkit" else OldChromium(folder(request.param)) as driver:
        yield driver


def press(browser: Driver, selector: str) -> None:
    """Press what `selector` names, which must be shown."""
    assert shown(browser, selector), selector
    browser.value(f"document.querySelector({json.dumps(selector)}).click()")


def shown(browser: Driver, selector: str) -> bool:
    """Whether what `selector` names has a place on the page and can be seen."""
    asked = f"document.querySelector({json.dumps(selector)})"
    return bool(browser.value(f"{asked}.getClientRects().length && getComputedStyle({asked}).visibility === 'visible'"))


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_can_be_read(browser: Driver, address: str, language: str, path: str) -> None:
    browser.goto(address + url(language, path))
    if "SCREENSHOTS" in os.environ:
        name = f"{browser.name}-{language}-{path.replace('/', '-') or 'home'}.png"
        browser.screenshot(Path(os.environ["SCREENSHOTS"], name))
    assert browser.value(COVERED) == []
    assert browser.value(NUMBERS_ON_WORDS) == 0
    assert browser.value("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("language", LANGUAGES)
def test_menu_and_language_switch_lead_on(browser: Driver, address: str, language: str) -> None:
    browser.goto(address + url(language, "account/create/"))
    press(browser, ".menu-button" if shown(browser, ".menu-button") else ".menu-fallback")
    assert shown(browser, "#site-nav [aria-current]")
    press(browser, "#site-nav li:last-child > details > summary")
    browser.wait_for("document.querySelector('#site-nav > ul > li:last-child > details').open")
    press(browser, "#site-nav > ul > li:last-child li:last-child a")
    browser.wait_for(f"location.href === {json.dumps(address + url(language, 'accessibility/'))}")
    browser.wait_for("document.readyState === 'complete'")
    press(browser, ".language")
    other = "fr" if language == "ar" else "ar"
    browser.wait_for(f"location.href === {json.dumps(address + url(other, 'accessibility/'))}")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_search_answers_under_its_field(browser: Driver, address: str, language: str) -> None:
    browser.goto(address + url(language, "account/create/"))
    assert shown(browser, ".search")
    browser.type_in("input[name=query]", QUERIES[language])
    link = "document.querySelector('ol.search-results > li > a')"
    assert browser.wait_for(f"{link} && {link}.href") == address + url(language, "registration/every-year/#change")
    if "SCREENSHOTS" in os.environ:
        browser.screenshot(Path(os.environ["SCREENSHOTS"], f"{browser.name}-{language}-search.png"))
    field, output = (
        browser.value(f"JSON.parse(JSON.stringify(document.querySelector('{name}').getBoundingClientRect()))")
        for name in (".search__form", ".search__output")
    )
    assert output["top"] >= field["bottom"]
    assert abs(output["left"] - field["left"]) < 2
    assert abs(output["width"] - field["width"]) < 2
    browser.value(f"{link}.click()")
    browser.wait_for("location.hash === '#change'")


@pytest.mark.parametrize("language", LANGUAGES)
def test_video_theme_and_share_work_or_are_not_offered(browser: Driver, address: str, language: str) -> None:
    browser.goto(address + url(language, "account/create/"))
    assert browser.value("document.querySelector('.video__screen').offsetHeight") > 100
    press(browser, ".video__play")
    assert browser.value("document.querySelector('.video iframe').src").startswith("https://www.facebook.com/plugins/")
    ground = "getComputedStyle(document.documentElement).backgroundColor"
    light = browser.value(ground)
    browser.value(
        "(e => { e.value = 'dark'; e.dispatchEvent(new Event('change')); })(document.querySelector('#theme'))"
    )
    assert browser.wait_for(f"{ground} !== {json.dumps(light)}")
    browser.value("localStorage.clear()")
    offered = browser.value(
        "[...document.querySelectorAll('.share > :not([hidden]):not([role])')].map(e => e.href || e.tagName)"
    )
    assert offered
    able = browser.value("[Boolean(navigator.share), Boolean(navigator.clipboard)]")
    assert able[0] or offered[0].startswith("https://wa.me/?text=")
    assert len(offered) == (1 if able[0] else 1 + able[1])


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_wrong_address_is_answered_in_the_readers_language(browser: Driver, address: str, language: str) -> None:
    browser.goto(address + url(language, "remboursement/"))
    browser.wait_for(f"document.documentElement.lang === '{language}'")
    assert browser.value("document.querySelector('input[name=query]').value") == "remboursement"
    assert browser.value(COVERED) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_letter_is_filled_in(browser: Driver, address: str, language: str) -> None:
    browser.goto(address + url(language, "claims/change-bank-account/"))
    browser.value(
        "(() => { const field = document.querySelector('[name=name]'); field.value = 'Meryem El Alaoui';"
        " field.dispatchEvent(new Event('input', { bubbles: true })); window.print = () => {}; })()"
    )
    assert "Meryem El Alaoui" in browser.value("document.querySelector('.letter').innerText")
    press(browser, ".letter-fields .share button")
    assert browser.value("document.documentElement.className") == "letter-only"
