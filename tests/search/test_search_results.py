"""What readers see in the results of the search, in a real Chromium at a phone's width."""

import json
import re

import pytest
from built_site import LANGUAGES, BuiltSite, plain, url
from playwright.sync_api import Page, expect
from search_box import LINKS, STATUS, TITLES, first_link, search
from search_figures import INVISIBLE


@pytest.mark.parametrize("path", ["", "account/create/"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_results_are_in_the_readers_language(screen: Page, address: str, language: str, path: str) -> None:
    screen.goto(address + url(language, path))
    for query in ("attestation", "شهادة", "chahada"):
        search(screen, query)
        assert first_link(screen) == address + url(language, "account/certificate/")
        titles = screen.locator(TITLES).all_text_contents()
        assert [title for title in titles if bool(re.search("[\u0600-\u06ff]", title)) != (language == "ar")] == []
        links = screen.locator(LINKS).evaluate_all("links => links.map(link => link.href)")
        assert [href for href in links if href.startswith(f"{address}fr/") != (language == "fr")] == []
        assert screen.locator("ol.search-results").get_attribute("dir") == LANGUAGES[language]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_screen_reader_hears_what_each_result_says(screen: Page, address: str, language: str) -> None:
    screen.goto(address + url(language, "account/create/"))
    search(screen, "RIB")
    for link in screen.locator(LINKS).all():
        title, section, excerpt = (
            " ".join(link.locator("xpath=..").locator(f".search-results__{part}").all_text_contents())
            for part in ("title", "section", "excerpt")
        )
        expect(link).to_have_accessible_name(f"{title} {section}".strip())
        expect(link).to_have_accessible_description(excerpt)
    expect(screen.get_by_role("listitem").get_by_role("link", name="RIB").first).to_be_visible()
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
    expect(screen.locator(LINKS).and_(screen.locator("[href*=reimbursement]"))).to_be_visible()


def test_results_show_the_pages_own_words(screen: Page, address: str, site: BuiltSite) -> None:
    for language, query in [
        ("ar", "compte bancaire"),
        ("ar", "kifach nbedel rib"),
        ("fr", "نموذج شيك"),
        ("fr", "attestation pas reçue"),
    ]:
        screen.goto(address + url(language, ""))
        search(screen, query)
        for result in screen.locator(LINKS).all():
            link = result.evaluate("link => link.href").removeprefix(address).removeprefix("fr/")
            path, _, section = link.partition("#")
            page = site.page(language, path)
            shown = {
                part: INVISIBLE.sub("", "".join(result.locator(f".search-results__{part}").all_text_contents()))
                for part in ("title", "section", "excerpt")
            }
            assert shown["title"] == "".join(page.one("h1").itertext())
            heading = "".join("".join(h2.itertext()) for h2 in page.all("h2") if h2.get("id") == section)
            assert shown["section"] == heading
            assert plain(shown["excerpt"]).split(" ")[0] in page.text


def test_a_result_leads_to_the_section_that_answers(screen: Page, address: str) -> None:
    screen.goto(address + "fr/")
    search(screen, "je n’ai pas reçu mon attestation")
    screen.keyboard.press("Enter")
    screen.wait_for_url(address + "fr/account/certificate/#not-received")


def test_what_matched_is_marked_as_it_is_written(screen: Page, address: str) -> None:
    screen.goto(address + "fr/")
    search(screen, "ANCIENNE feuile")
    assert "Anciennes feuilles" in [text.capitalize() for text in screen.locator("mark").all_text_contents()]
    screen.goto(address)
    search(screen, "علاج")
    assert "علاج" in " ".join(screen.locator("mark").all_text_contents())


def test_text_that_looks_like_html_is_shown_as_text(screen: Page, address: str) -> None:
    title = "<img src=x onerror=document.title='run'> & compte"
    answer = {"query": "compte", "results": [{"location": "", "title": [title], "section": [], "excerpt": [""]}]}
    worker = f"addEventListener('message', () => postMessage({json.dumps(answer)}));"
    screen.route("**/search.fr.js", lambda route: route.fulfill(body=worker, content_type="text/javascript"))
    screen.goto(address + "fr/")
    search(screen, "compte")
    expect(screen.locator(TITLES)).to_have_text(title)


def test_results_are_announced(screen: Page, address: str) -> None:
    screen.goto(address + "fr/")
    search(screen, "remboursement")
    expect(screen.locator(STATUS)).to_have_text(re.compile(r"^\d+ résultats?$"))
    expect(screen.get_by_role("listitem").filter(has=screen.locator(TITLES)).first).to_be_visible()
