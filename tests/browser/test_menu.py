"""The menu shows where the reader is, and holds every page."""

from __future__ import annotations

import pytest
from built_site import EVERY_PAGE, url
from playwright.sync_api import Browser, Page, expect

# Whether an entry lies wholly inside the window.
SHOWN = "e => (box => box.height > 0 && box.top >= 0 && box.bottom <= innerHeight)(e.getBoundingClientRect())"


@pytest.mark.parametrize("height", [740, 360])
def test_the_current_page_is_seen_when_the_menu_opens(screen: Page, address: str, height: int) -> None:
    screen.set_viewport_size({"width": 360, "height": height})
    for language, path in EVERY_PAGE:
        screen.goto(address + url(language, path))
        screen.locator(".menu-button").click()
        current = screen.locator("#site-nav [aria-current]")
        expect(current).to_be_in_viewport(ratio=0.9)


def test_beside_a_page_its_entry_is_seen_and_the_menu_has_an_end(chromium: Browser, address: str) -> None:
    page = chromium.new_page(viewport={"width": 1280, "height": 800})
    for language, path in EVERY_PAGE:
        page.goto(address + url(language, path))
        for entry in page.locator("#site-nav > ul > li > :is(a, details), #site-nav [aria-current]").all():
            assert entry.evaluate(SHOWN), (language, path, entry.inner_text())
    page.close()


def test_each_section_opens_without_a_script(chromium: Browser, address: str) -> None:
    context = chromium.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.goto(address)
    for section in page.locator("#site-nav details").all():
        expect(section.locator("a").last).to_be_hidden()
        section.locator("summary").click()
        expect(section.locator("a").last).to_be_visible()
    context.close()
