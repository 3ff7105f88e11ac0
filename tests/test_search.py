"""What readers see and do in the search box, in a real Chromium at a phone's width."""

from __future__ import annotations

import json
import re

import pytest
from built_site import LANGUAGES, BuiltSite, plain, url
from playwright.sync_api import Page, expect

LAYOUT_SHIFT = """
  window.shift = 0;
  new PerformanceObserver(list => list.getEntries().forEach(entry => { shift += entry.value; }))
    .observe({ type: "layout-shift", buffered: true });
"""


def search(page: Page, query: str) -> None:
    """Type `query` into the emptied search box and wait for its answer."""
    field, status = page.locator("input[name=query]"), page.get_by_role("status")
    field.fill("")
    expect(status).to_contain_text(re.compile("اكتب|Écrivez"))
    field.fill(query)
    expect(status).to_contain_text(re.compile(r"\d|نتيجة|Aucun"))


def first_link(page: Page) -> str:
    """Where the first result leads."""
    return page.locator(".md-search-result__link").first.get_attribute("href") or ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_of_search_comes_before_the_field_is_used(screen: Page, address: str, language: str) -> None:
    asked: list[str] = []
    screen.on("request", lambda request: asked.append(request.url))
    screen.goto(address + url(language, ""), wait_until="networkidle")
    assert not [found for found in asked if "javascripts/" in found or "search" in found]
    screen.locator("input[name=query]").tap()
    screen.keyboard.type("CNOPS")
    expect(screen.locator(".md-search-result__item").first).to_be_visible()
    of_search = {found.removeprefix(address) for found in asked if "search" in found}
    index = url(language, "search/search_index.json")
    assert of_search == {"assets/search-box.js", "assets/search-worker.js", index}, "one index, of this language"
    screen.keyboard.press("Escape")
    expect(screen.locator(".md-search-result__item").first).to_be_hidden()


@pytest.mark.parametrize("path", ["", "account/create/"])
@pytest.mark.parametrize("query", ["attestation", "شهادة", "chahada"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_results_are_in_the_readers_language(screen: Page, address: str, language: str, query: str, path: str) -> None:
    screen.goto(address + url(language, path))
    search(screen, query)
    assert first_link(screen) == address + url(language, "account/certificate/")
    titles = screen.locator(".md-search-result h1").all_text_contents()
    assert [title for title in titles if bool(re.search("[\u0600-\u06ff]", title)) != (language == "ar")] == []
    links = screen.locator(".md-search-result__link").all()
    others = [link.get_attribute("href") for link in links]
    assert [href for href in others if (href or "").startswith(f"{address}fr/") != (language == "fr")] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_screen_reader_hears_what_each_result_says(screen: Page, address: str, language: str) -> None:
    screen.goto(address + url(language, "account/create/"))
    search(screen, "RIB")
    results = screen.locator(".md-search-result__list")
    # Chromium's own tree: it takes no name for a link from an <article> inside it.
    tree = results.aria_snapshot()
    named = re.findall(r'- link "(.+?)"', tree)
    assert len(named) == results.get_by_role("link").count() > 0
    assert "RIB" in named[0]
    assert "- link:" not in tree
    assert screen.get_by_role("heading", level=1).count() == 1


def test_accents_articles_and_slips_do_not_matter(screen: Page, address: str) -> None:
    pairs = {
        "ar": ["الغاء", "إِلْغَاء", "والإلغاء", "الإلـغاء"],
        "fr": ["étudiant", "etudiants", "l’etudiant", "etudient"],
    }
    for language, queries in pairs.items():
        screen.goto(address + url(language, ""))
        search(screen, queries[0])
        best = first_link(screen)
        for query in queries[1:]:
            search(screen, query)
            assert first_link(screen) == best, query


def test_results_come_while_typing(screen: Page, address: str) -> None:
    screen.goto(address + "fr/")
    screen.locator("input[name=query]").tap()
    screen.keyboard.type("remb")
    expect(screen.locator(".md-search-result__link").first).to_have_attribute("href", re.compile("reimbursement"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_result_offers_the_way_on(screen: Page, address: str, language: str) -> None:
    screen.goto(address + url(language, "account/create/"))
    search(screen, "visa")
    status = screen.get_by_role("status")
    expect(status).to_contain_text("لا توجد نتيجة" if language == "ar" else "Aucun résultat")
    links = status.get_by_role("link")
    expect(links).to_have_text(
        ["كل الأسئلة", "من أسأل؟"] if language == "ar" else ["Toutes les questions", "À qui s’adresser\u202f?"]
    )
    assert links.evaluate_all("links => links.map(link => link.href)") == [
        address + url(language, "#all-questions"),
        address + url(language, "contact/"),
    ]
    screen.keyboard.press("Enter")
    screen.keyboard.press("Tab")
    expect(links.first).to_be_focused()
    screen.keyboard.press("Enter")
    expect(screen.locator("#all-questions")).to_be_in_viewport()


# The signs that keep foreign words in their order.
ISOLATES = re.compile("[\u2066-\u2069]")


def test_titles_and_excerpts_show_the_pages_own_words(screen: Page, address: str, site: BuiltSite) -> None:
    for language, query in [
        ("ar", "compte bancaire"),
        ("ar", "kifach nbedel rib"),
        ("fr", "نموذج شيك"),
        ("fr", "cheque"),
    ]:
        screen.goto(address + url(language, ""))
        search(screen, query)
        for result in screen.locator(".md-search-result__link").all():
            path = (result.get_attribute("href") or "").removeprefix(address).removeprefix("fr/")
            page = site.page(language, path)
            title = "".join(page.one("h1").itertext())
            shown = ISOLATES.sub("", result.text_content() or "")
            heading = ISOLATES.sub("", result.locator("h1").text_content() or "")
            excerpt = shown.removeprefix(heading)
            assert heading == title
            assert plain(excerpt.strip("… ")) in page.text


def test_what_matched_is_marked_as_it_is_written(screen: Page, address: str) -> None:
    screen.goto(address + "fr/")
    search(screen, "ANCIENNE feuile")
    assert "Anciennes feuilles" in [text.capitalize() for text in screen.locator("mark").all_text_contents()]
    screen.goto(address)
    search(screen, "علاج")
    assert "العلاج" in " ".join(screen.locator("mark").all_text_contents())
    assert screen.locator(".md-search-result h1").first.evaluate("title => getComputedStyle(title).direction") == "rtl"


def test_text_that_looks_like_html_is_shown_as_text(screen: Page, address: str) -> None:
    index = {"config": {}, "docs": [page_entry("<img src=x onerror=document.title='run'> & compte")]}
    screen.route("**/search_index.json", lambda route: route.fulfill(body=json.dumps(index)))
    screen.goto(address + "fr/")
    search(screen, "compte")
    expect(screen.locator(".md-search-result h1")).to_have_text("<img src=x onerror=document.title='run'> & compte")


def page_entry(title: str) -> dict[str, object]:
    """A page of an index that only has a title."""
    other = {"title": "", "aliases": [], "headings": [], "text": []}
    return {**other, "location": "x/", "title": title, "home": False, "links": 0, "other": other}


def test_arrows_and_tab_reach_results_and_tab_leaves(screen: Page, address: str) -> None:
    screen.goto(address)
    screen.locator("input[name=query]").focus()
    search(screen, "التعويض")
    links = screen.locator(".md-search-result__link")
    screen.keyboard.press("ArrowDown")
    expect(links.first).to_be_focused()
    screen.keyboard.press("ArrowUp")
    screen.keyboard.press("Tab")
    expect(links.first).to_be_focused()
    screen.keyboard.press("Shift+Tab")
    expect(screen.locator("input[name=query]")).to_be_focused()
    for _ in range(links.count() + 1):
        screen.keyboard.press("Tab")
    expect(links.first).to_be_hidden()
    screen.locator("input[name=query]").focus()
    expect(links.first).to_be_visible()
    screen.keyboard.press("Enter")
    screen.wait_for_url(address + "claims/reimbursement/")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("from_result", [False, True])
@pytest.mark.parametrize("again", ["click", "magnifier", "ArrowDown", "Enter", "Backspace", "Tab"])
def test_escape_closes_and_focus_is_back(
    screen: Page, address: str, language: str, from_result: bool, again: str
) -> None:
    screen.goto(address + url(language, ""))
    field, results = screen.locator("input[name=query]"), screen.locator(".search__output")
    field.focus()
    search(screen, "RIB")
    if from_result:
        screen.keyboard.press("Tab")
        expect(screen.locator(".md-search-result__link").first).to_be_focused()
    screen.keyboard.press("Escape")
    # Material reacts to focus a moment later: what is closed must stay so.
    screen.wait_for_timeout(100)
    expect(results).to_be_hidden(timeout=1)
    expect(field).to_be_focused(timeout=1)
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
    expect(field).to_be_focused()
    expect(results).to_be_visible()
    expect(screen.locator(".md-search-result__link").first).to_be_visible()


def test_escape_again_empties_the_field(screen: Page, address: str) -> None:
    screen.goto(address)
    screen.locator("input[name=query]").focus()
    search(screen, "RIB")
    screen.keyboard.press("Escape")
    screen.keyboard.press("Escape")
    expect(screen.locator("input[name=query]")).to_have_value("")
    expect(screen.locator(".search__output")).to_be_hidden()


def test_no_letter_is_a_shortcut(screen: Page, address: str) -> None:
    screen.goto(address)
    search(screen, "RIB")
    screen.keyboard.press("Escape")
    screen.locator(".brand").focus()
    for key in ("s", "f", "/", "n", "p", ".", ",", "ArrowDown"):
        screen.keyboard.press(key)
    screen.wait_for_timeout(100)
    expect(screen.locator(".brand")).to_be_focused(timeout=1)
    assert screen.url == address


def test_results_are_announced(screen: Page, address: str) -> None:
    screen.goto(address + "fr/")
    search(screen, "remboursement")
    expect(screen.get_by_role("status")).to_have_text(re.compile(r"^\d+ résultats?$"))
    expect(screen.get_by_role("list").filter(has=screen.locator(".md-search-result__item"))).to_be_visible()


def test_pasted_words_are_searched_without_a_key(screen: Page, address: str) -> None:
    screen.goto(address + "fr/")
    screen.locator("input[name=query]").tap()
    screen.wait_for_function("document.querySelector('[role=status]').textContent.includes('Écrivez')")
    screen.keyboard.insert_text("remboursement")
    expect(screen.locator(".md-search-result__link").first).to_be_visible()


def test_enter_before_the_script_is_there_keeps_the_page(screen: Page, address: str) -> None:
    screen.route("**/bundle.*", lambda route: route.abort())
    screen.goto(address)
    screen.locator("input[name=query]").fill("CNOPS")
    submitted = "field => field.form.dispatchEvent(new Event('submit', { cancelable: true }))"
    assert not screen.locator("input[name=query]").evaluate(submitted)


def test_searching_moves_nothing(screen: Page, address: str) -> None:
    screen.add_init_script(LAYOUT_SHIFT)
    screen.goto(address + "claims/send-file/", wait_until="networkidle")
    for query in ("الملف", "visa"):
        search(screen, query)
    assert screen.evaluate("shift") == 0
