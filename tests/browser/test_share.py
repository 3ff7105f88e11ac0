"""Sharing an answer: the phone's own sheet, else WhatsApp and the link to copy."""

from __future__ import annotations

import urllib.parse

import pytest
from built_site import LANGUAGES, SITE_URL, url
from playwright.sync_api import Page, expect

NAMES = {
    "ar": ("شارك هذه الصفحة", "شارك عبر واتساب", "انسخ الرابط", "نُسخ الرابط"),
    "fr": ("Partager cette page", "Partager sur WhatsApp", "Copier le lien", "Lien copié"),
}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_sheet_of_the_phone_is_offered_where_there_is_one(screen: Page, address: str, language: str) -> None:
    screen.add_init_script("navigator.share = data => { window.shared = data; return Promise.reject(); }")
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
    expect(screen.get_by_text(copied)).to_be_hidden()
    screen.get_by_role("button", name=copy).click()
    expect(screen.get_by_role("status").filter(has_text=copied)).to_be_visible()
    assert screen.evaluate("window.copied") == here
