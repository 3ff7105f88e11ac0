"""Types into the search box and waits for its answer."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

FIELD = "form[role=search] input[name=query]"
LINKS = "ol.search-results > li > a"
TITLES = ".search-results__title"


def search(page: Page, query: str) -> None:
    """Type `query` into the emptied search box and wait for its answer."""
    field, status = page.locator(FIELD), page.get_by_role("status")
    field.focus()
    field.fill("")
    expect(status).to_contain_text(re.compile("اكتب|Écrivez"))
    field.fill(query)
    expect(status).to_contain_text(re.compile(r"\d|نتيجة|Aucun"))


def first_link(page: Page) -> str:
    """Where the first result leads, without the section."""
    href: str = page.locator(LINKS).first.evaluate("link => link.href")
    return href.partition("#")[0]
