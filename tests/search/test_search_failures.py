"""The search always ends in an answer: results, or a sentence, links to go on and a new try."""

from collections.abc import Callable
from pathlib import Path

import pytest
from built_site import LANGUAGES, BuiltSite, url
from playwright.sync_api import BrowserContext, Page, Route, expect
from search_box import FIELD, LINKS, STATUS

FAILED = {"ar": "تعذر البحث", "fr": "La recherche n’a pas abouti"}
WORKER = "**/assets/search.*.js"
BOX = "**/assets/search-box.js"


def _not_found(route: Route) -> None:
    route.fulfill(status=404, body="<!doctype html>", content_type="text/html")


def _cut(route: Route) -> None:
    text = route.fetch().text()
    route.fulfill(body=text[: len(text) // 2], content_type="text/javascript")


def _throws(route: Route) -> None:
    body = "addEventListener('message', () => { throw new Error('broken'); });"
    route.fulfill(body=body, content_type="text/javascript")


def _refused(route: Route) -> None:
    route.abort("internetdisconnected")


@pytest.fixture
def page(phone: BrowserContext) -> Page:
    """A blank page on which scripts may fail: that they do is the test."""
    return phone.new_page()


@pytest.mark.parametrize(
    ("part", "fault"),
    [(BOX, _not_found), (BOX, _cut), (BOX, _refused), (WORKER, _not_found), (WORKER, _cut), (WORKER, _throws)],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_does_not_come_is_said_and_asked_for_again(
    page: Page, address: str, language: str, part: str, fault: Callable[[Route], None]
) -> None:
    page.route(part, fault)
    page.goto(address + url(language, "account/create/"))
    page.locator(FIELD).fill("RIB")
    status = page.locator(STATUS)
    expect(status).to_contain_text(FAILED[language])
    expect(status.get_by_role("link")).to_have_count(2)
    page.unroute(part)
    page.locator(FIELD).fill("RIB ")
    expect(page.locator(LINKS).first).to_be_visible()


def test_a_search_that_works_goes_on_without_network(page: Page, address: str) -> None:
    page.goto(address)
    page.locator(FIELD).fill("RIB")
    expect(page.locator(LINKS).first).to_be_visible()
    page.context.set_offline(True)
    page.locator(FIELD).fill("حساب")
    expect(page.locator(STATUS)).to_contain_text("نتائج")


def test_an_answer_that_does_not_come_is_not_waited_for_endlessly(page: Page, address: str) -> None:
    page.clock.install()
    page.route(WORKER, lambda route: route.fulfill(body="", content_type="text/javascript"))
    page.goto(address + "fr/")
    page.locator(FIELD).fill("RIB")
    expect(page.locator(STATUS)).to_contain_text("Préparation")
    page.clock.fast_forward(30_000)
    expect(page.locator(STATUS)).to_contain_text(FAILED["fr"])


def test_a_page_opened_from_a_folder_says_why_not(page: Page, site: BuiltSite) -> None:
    page.goto(Path(site.folder, "contact", "index.html").as_uri())
    page.locator(FIELD).click()
    expect(page.locator(STATUS)).to_contain_text("من مجلد")


def test_a_browser_that_cannot_search_shows_no_field(page: Page, address: str) -> None:
    page.add_init_script("delete window.Worker;")
    page.goto(address)
    expect(page.locator(".search")).to_be_hidden()


def test_the_search_runs_under_a_strict_policy(page: Page, address: str) -> None:
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text) if "Content Security" in message.text else None)
    policy = (
        "default-src 'none'; img-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; worker-src 'self'"
    )

    def strict(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, headers={**answer.headers, "Content-Security-Policy": policy})

    page.route("**/fr/", strict)
    page.route("**/assets/*.js", strict)
    page.goto(address + "fr/")
    refused.clear()  # the inline scripts of the page are not of the search
    page.locator(FIELD).evaluate("field => document.documentElement.classList.replace('no-js', 'js')")
    page.locator(FIELD).fill("RIB")
    expect(page.locator(LINKS).first).to_be_visible()
    assert refused == []
