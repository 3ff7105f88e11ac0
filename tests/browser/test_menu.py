"""The menu without a script; that it shows where the reader is, is seen in the audit of every page."""

from playwright.sync_api import Browser, expect


def test_each_section_opens_without_a_script(chromium: Browser, address: str) -> None:
    context = chromium.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.goto(address)
    page.locator(".menu-button").click()
    for section in page.locator("#site-nav details").all():
        expect(section.locator("a").last).to_be_hidden()
        section.locator("summary").click()
        expect(section.locator("a").last).to_be_visible()
    context.close()
