"""A wrong address: the whole page around it, in the reader's language, and its words ready for the search."""

import urllib.parse

import pytest
from built_site import LANGUAGES, url
from page_audit import violations
from playwright.sync_api import Browser, Page, expect


@pytest.mark.parametrize("language", LANGUAGES)
def test_header_menu_and_logo_lead_on(screen: Page, address: str, language: str) -> None:
    screen.goto(address + url(language, "claims/reimbursment/"))
    home = address + url(language, "")
    assert screen.evaluate("[document.documentElement.lang, document.dir]") == [language, LANGUAGES[language]]
    assert screen.locator(".brand").evaluate("link => link.href") == home
    assert screen.locator("section").first.get_attribute("lang") == language
    for link in screen.locator("section a").all():
        assert screen.request.get(urllib.parse.urljoin(screen.url, link.get_attribute("href"))).ok
    assert violations(screen) == []
    screen.locator(".menu-button").click()
    screen.locator("#site-nav summary").last.click()
    screen.locator("#site-nav li li a").last.click()
    screen.wait_for_url(home + "accessibility/")


@pytest.mark.parametrize(
    ("path", "words"),
    [("تعويض-الملف", "تعويض الملف"), ("fr/remboursement_dossier.html", "remboursement dossier"), ("%ff", "%ff")],
)
def test_the_words_of_the_address_are_offered_to_the_search(screen: Page, address: str, path: str, words: str) -> None:
    screen.goto(address + path)
    expect(screen.locator("input[name=query]")).to_have_value(words)
    screen.get_by_role("link", name=words).click()
    screen.wait_for_url(lambda target: target.startswith(address) and "?query=" in target)
    expect(screen.locator("input[name=query]")).to_have_value(words)


def test_each_language_keeps_its_own_size(chromium: Browser, address: str) -> None:
    page = chromium.new_page()
    size = "e => { const style = getComputedStyle(e); return [style.fontSize, style.lineHeight]; }"
    for path in ("nowhere/", "fr/nowhere/"):
        page.goto(address + path)
        shown = {code: page.locator(f"section[lang={code}] li:not([hidden])").last.evaluate(size) for code in LANGUAGES}
        for code, found in shown.items():
            page.goto(address + url(code, "claims/reimbursement/"))
            wanted = page.locator("article p").last.evaluate(size)
            assert [float(n[:-2]) for n in found] == pytest.approx([float(n[:-2]) for n in wanted], abs=0.1)
    page.close()


def test_without_a_script_both_languages_stand_in_one_page(without_scripts: Page, address: str) -> None:
    without_scripts.goto(address + "fr/nowhere/")
    expect(without_scripts.locator("section")).to_have_count(2)
    without_scripts.locator("section[lang=fr] a").first.click()
    assert without_scripts.url == address + "fr/"
