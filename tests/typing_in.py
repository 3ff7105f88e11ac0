"""Types into the search box and waits for its answer."""

from __future__ import annotations

from playwright.sync_api import Page

FIELD = "form[role=search] input[name=query]"
LINKS = "ol.search-results > li > a"
TITLES = ".search-results__title"


# Looked at in each frame: what is expected of a locator is looked at again after a tenth of a second only, and what
# Playwright itself repeats in the page is refused by the page's policy.
SAYS = """words => new Promise((done, late) => {
  const status = document.querySelector(".search [role=status]"), expected = new RegExp(words);
  const look = () => { expected.test(status.textContent) ? done() : requestAnimationFrame(look); };
  setTimeout(() => late(new Error(`${words} is not said: ${status.textContent}`)), 20000);
  look();
})"""


def search(page: Page, query: str) -> None:
    """Type `query` into the emptied search box and wait for its answer."""
    field = page.locator(FIELD)
    field.focus()
    field.fill("")
    page.evaluate(SAYS, "اكتب|Écrivez")
    field.fill(query)
    page.evaluate(SAYS, r"\d|نتيجة|Aucun")


def first_link(page: Page) -> str:
    """Where the first result leads, without the section."""
    href: str = page.locator(LINKS).first.evaluate("link => link.href")
    return href.partition("#")[0]
