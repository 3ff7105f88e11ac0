"""Sharing an answer: the phone's own sheet, else WhatsApp and the link to copy."""

import urllib.parse

import pytest
from built_site import LANGUAGES, SITE_URL, url
from playwright.sync_api import Page, expect

NAMES = {
    "ar": ("شارك هذه الصفحة", "شارك عبر واتساب", "انسخ الرابط", "نُسخ الرابط"),
    "fr": ("Partager cette page", "Partager sur WhatsApp", "Copier le lien", "Lien copié"),
}
NOT_COPIED = {"ar": "تعذر نسخ الرابط", "fr": "Le lien n’a pas pu être copié"}
# What a clipboard does that cannot be written.
COPYING = {
    "refused": "navigator.clipboard.writeText = () => Promise.reject(new DOMException('', 'NotAllowedError'));",
    "thrown": "navigator.clipboard.writeText = () => { throw new TypeError(); };",
}
# What a sheet does that does not open.
SHARING = {
    "refused": "() => Promise.reject(new DOMException('', 'NotAllowedError'))",
    "busy": "() => Promise.reject(new DOMException('', 'InvalidStateError'))",
    "without a reason": "() => Promise.reject()",
    "thrown": "() => { throw new TypeError(); }",
    "silent": "() => new Promise(() => {})",
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sheet_of_the_phone_is_offered_where_there_is_one(screen: Page, address: str, language: str) -> None:
    screen.add_init_script(
        "navigator.share = data => { window.shared = data; return Promise.reject(new DOMException('', 'AbortError')); }"
    )
    screen.goto(f"{address}{url(language, 'claims/urgent/')}?from=whatsapp#where")
    sheet, whatsapp, copy, _ = NAMES[language]
    screen.get_by_role("button", name=sheet).click()
    shared = screen.evaluate("window.shared")
    assert shared == {"title": screen.title(), "url": SITE_URL + url(language, "claims/urgent/")}
    expect(screen.get_by_role("link", name=whatsapp)).to_be_hidden()
    expect(screen.get_by_role("button", name=copy)).to_be_hidden()


@pytest.mark.parametrize("language", LANGUAGES)
def test_elsewhere_whatsapp_and_the_link_to_copy(screen: Page, address: str, language: str) -> None:
    screen.add_init_script(
        "delete Navigator.prototype.share;"
        "navigator.clipboard.writeText = text => { window.copied = text; return Promise.resolve(); }"
    )
    screen.goto(f"{address}{url(language, 'claims/urgent/')}")
    sheet, whatsapp, copy, copied = NAMES[language]
    expect(screen.get_by_role("button", name=sheet)).to_be_hidden()
    target = urllib.parse.urlsplit(screen.get_by_role("link", name=whatsapp).get_attribute("href") or "")
    assert (target.scheme, target.netloc) == ("https", "wa.me")
    here = SITE_URL + url(language, "claims/urgent/")
    assert urllib.parse.parse_qs(target.query) == {"text": [f"{screen.title()}\n{here}"]}
    status = screen.locator(".share").get_by_role("status")
    expect(status).to_be_empty()
    screen.get_by_role("button", name=copy).click()
    expect(status).to_have_text(copied)
    assert screen.evaluate("window.copied") == here


@pytest.mark.parametrize("sharing", SHARING)
@pytest.mark.parametrize("language", LANGUAGES)
def test_whatsapp_and_the_link_are_offered_when_the_sheet_does_not_open(
    screen: Page, address: str, language: str, sharing: str
) -> None:
    screen.add_init_script(f"navigator.share = {SHARING[sharing]};")
    screen.goto(f"{address}{url(language, 'claims/urgent/')}")
    sheet, whatsapp, copy, _ = NAMES[language]
    expect(screen.get_by_role("link", name=whatsapp)).to_be_hidden()
    screen.get_by_role("button", name=sheet).click()
    expect(screen.get_by_role("link", name=whatsapp)).to_be_visible()
    expect(screen.get_by_role("button", name=copy)).to_be_visible()


def test_a_sheet_that_was_open_for_long_leaves_nothing_when_it_is_closed(screen: Page, address: str) -> None:
    screen.add_init_script("navigator.share = () => new Promise((_, close) => { window.close = close; });")
    screen.goto(address + "fr/claims/urgent/")
    sheet, whatsapp, copy, _ = NAMES["fr"]
    screen.get_by_role("button", name=sheet).click()
    expect(screen.get_by_role("link", name=whatsapp)).to_be_visible()
    screen.evaluate("close(new DOMException('', 'AbortError'))")
    expect(screen.get_by_role("link", name=whatsapp)).to_be_hidden()
    expect(screen.get_by_role("button", name=copy)).to_be_hidden()


@pytest.mark.parametrize("copying", COPYING)
@pytest.mark.parametrize("language", LANGUAGES)
def test_that_the_link_was_not_copied_is_said(screen: Page, address: str, language: str, copying: str) -> None:
    screen.add_init_script(f"delete Navigator.prototype.share; {COPYING[copying]}")
    screen.goto(f"{address}{url(language, 'claims/urgent/')}")
    screen.get_by_role("button", name=NAMES[language][2]).click()
    expect(screen.locator(".share").get_by_role("status")).to_contain_text(NOT_COPIED[language])
