"""The search box under hands and keyboards, in a real Chromium at a phone's width."""

import itertools
import re
from urllib.parse import quote

import pytest
from built_site import LANGUAGES, url
from playwright.sync_api import Page, Route, expect
from search_box import FIELD, LINKS, STATUS, search

LAYOUT_SHIFT = """
  window.shift = 0;
  new PerformanceObserver(list => list.getEntries().forEach(entry => {
    const search = document.querySelector(".search");
    if (entry.sources.some(({ node }) => node && !search.contains(node))) shift += entry.value;
  }))
    .observe({ type: "layout-shift", buffered: true });
"""


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_of_search_comes_before_the_field_is_used(screen: Page, address: str, language: str) -> None:
    asked: list[str] = []
    screen.on("request", lambda request: asked.append(request.url.removeprefix(address)))
    screen.goto(address + url(language, ""))
    expect(screen.locator(FIELD)).to_be_visible()
    assert not [found for found in asked if "search" in found]
    screen.locator(FIELD).tap()
    screen.keyboard.type("CNOPS")
    expect(screen.locator(LINKS).first).to_be_visible()
    assert [found for found in asked if "search" in found] == ["assets/search-box.js", f"assets/search.{language}.js"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_field_keeps_the_direction_of_the_page_and_words_their_own(
    screen: Page, address: str, language: str
) -> None:
    screen.goto(address + url(language, ""))
    field = screen.locator("input[name=query]")
    direction = "field => getComputedStyle(field).direction"
    assert field.evaluate(direction) == LANGUAGES[language]
    for words, own in (("CNOPS", "ltr"), ("تأمين", "rtl")):
        field.fill(words)
        assert field.evaluate(direction) == own


def test_arrows_and_tab_reach_results_and_tab_leaves(screen: Page, address: str) -> None:
    screen.goto(address)
    screen.locator(FIELD).focus()
    search(screen, "التعويض")
    links = screen.locator(LINKS)
    screen.keyboard.press("ArrowDown")
    expect(links.first).to_be_focused()
    screen.keyboard.press("ArrowUp")
    screen.keyboard.press("Tab")
    expect(links.first).to_be_focused()
    screen.keyboard.press("Shift+Tab")
    expect(screen.locator(FIELD)).to_be_focused()
    for _ in range(links.count() + 1):
        screen.keyboard.press("Tab")
    expect(links.first).to_be_hidden()
    screen.locator(FIELD).focus()
    expect(links.first).to_be_visible()
    screen.keyboard.press("Enter")
    screen.wait_for_url(re.compile("/claims/reimbursement/"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_escape_closes_and_focus_is_back(screen: Page, address: str, language: str) -> None:
    screen.goto(address + url(language, ""))
    field, results, first = screen.locator(FIELD), screen.locator(".search__output"), screen.locator(LINKS).first
    for from_result, again in itertools.product(
        (False, True), ("click", "magnifier", "ArrowDown", "Enter", "Backspace", "Tab")
    ):
        search(screen, "RIB")
        if from_result:
            screen.keyboard.press("Tab")
            expect(first).to_be_focused()
        screen.keyboard.press("Escape")
        expect(results).to_be_hidden()
        expect(field).to_be_focused()
        expect(field).to_have_value("RIB")
        if again == "click":
            field.click()
        elif again == "magnifier":
            screen.locator(".search__icon").click()
        elif again == "Tab":
            screen.keyboard.press("Tab")
            screen.keyboard.press("Shift+Tab")
        else:
            screen.keyboard.press(again)
        expect(field, again).to_be_focused()
        expect(results, again).to_be_visible()
        expect(first, again).to_be_visible()


def test_escape_again_empties_the_field(screen: Page, address: str) -> None:
    screen.goto(address)
    screen.locator(FIELD).focus()
    search(screen, "RIB")
    screen.keyboard.press("Escape")
    screen.keyboard.press("Escape")
    expect(screen.locator(FIELD)).to_have_value("")
    expect(screen.locator(".search__output")).to_be_hidden()


@pytest.mark.parametrize("words", ["CNOPS", "تأمين"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_cross_stands_at_the_pages_edge_and_empties_the_field(
    screen: Page, address: str, language: str, words: str
) -> None:
    screen.goto(address + url(language, ""))
    field, cross = screen.locator(FIELD), screen.locator(".search__clear")
    expect(cross).to_be_hidden()
    search(screen, words)
    of_field, of_cross = field.bounding_box(), cross.bounding_box()
    assert of_field
    assert of_cross
    left, right = of_field["x"], of_field["x"] + of_field["width"]
    near = of_cross["x"] - left if LANGUAGES[language] == "rtl" else right - of_cross["x"] - of_cross["width"]
    assert 0 <= near < 8
    assert min(of_cross["width"], of_cross["height"]) >= 44
    cross.tap()
    expect(field).to_have_value("")
    expect(field).to_be_focused()
    expect(screen.locator(LINKS)).to_have_count(0)
    expect(cross).to_be_hidden()


def test_no_letter_is_a_shortcut(screen: Page, address: str) -> None:
    screen.goto(address)
    search(screen, "RIB")
    screen.keyboard.press("Escape")
    screen.locator(".brand").focus()
    for key in ("s", "f", "/", "n", "p", ".", ",", "ArrowDown"):
        screen.keyboard.press(key)
    expect(screen.locator(".brand")).to_be_focused()
    assert screen.url == address


def test_pasted_words_are_searched_without_a_key(screen: Page, address: str) -> None:
    screen.goto(address + "fr/")
    screen.locator(FIELD).tap()
    screen.keyboard.insert_text("remboursement")
    expect(screen.locator(LINKS).first).to_be_visible()


def test_searching_moves_nothing(screen: Page, address: str) -> None:
    screen.add_init_script(LAYOUT_SHIFT)
    screen.goto(address + "claims/send-file/")
    for query in ("الملف", "visa"):
        search(screen, query)
    assert screen.evaluate("shift") == 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_search_in_the_address_is_made_at_once(screen: Page, address: str, language: str) -> None:
    screen.goto(f"{address}{url(language, 'contact/')}?query={quote('attestation perdue')}")
    expect(screen.locator(FIELD)).to_have_value("attestation perdue")
    expect(screen.locator(LINKS).first).to_be_visible()


def test_enter_before_the_script_is_there_loses_nothing(screen: Page, address: str) -> None:
    held: list[Route] = []
    screen.route("**/search-box.js", lambda route: held.append(route) if not held else route.continue_())
    screen.goto(address + "contact/")
    screen.locator(FIELD).fill("مات بابا")
    screen.keyboard.press("Enter")
    screen.wait_for_url("**/contact/?query=*")
    expect(screen.locator(LINKS).first).to_be_visible()


def test_enter_before_the_answer_opens_the_first_when_it_comes(screen: Page, address: str) -> None:
    screen.goto(address + "fr/")
    screen.locator(FIELD).focus()
    expect(screen.locator(STATUS)).to_contain_text("Écrivez")
    with screen.expect_request("**/search.fr.js"):
        screen.locator(FIELD).fill("téléphone")
        screen.keyboard.press("Enter")
    screen.wait_for_url("**/fr/contact/*")


def test_who_comes_back_from_a_result_finds_the_search_again(screen: Page, address: str) -> None:
    screen.goto(address + "fr/")
    search(screen, "virement")
    screen.keyboard.press("Enter")
    screen.wait_for_url("**/fr/claims/reimbursement/*")
    screen.go_back()
    expect(screen.locator(FIELD)).to_have_value("virement")
    expect(screen.locator(LINKS).first).to_be_visible()
