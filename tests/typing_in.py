"""Types into the search box and waits for its answer."""

from __future__ import annotations

from playwright.sync_api import Page

FIELD = "form[role=search] input[name=query]"
LINKS = "ol.search-results > li > a"
TITLES = ".search-results__title"


SAYS = "words => new RegExp(words).test(document.querySelector('.search [role=status]').textContent)"


def search(page: Page, query: str) -> None:
    """Type `query` into the emptied search box and wait for its answer."""
    field = page.locator(FIELD)
    field.focus()
    field.fill("")
    # Looked at in each frame: what is expected of a locator is looked at again after a tenth of a second only.
    page.wait_for_function(SAYS, arg="اكتب|Écrivez")
    field.fill(query)
    page.wait_for_function(SAYS, arg=r"\d|نتيجة|Aucun")


def first_link(page: Page) -> str:
    """Where the first result leads, without the section."""
    href: str = page.locator(LINKS).first.evaluate("link => link.href")
    return href.partition("#")[0]
