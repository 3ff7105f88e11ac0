"""What the search says beside its results: screen readers read it out, and where nothing is found it leads on."""

import json
import re

import pytest
from built_site import LANGUAGES, url
from playwright.sync_api import Browser, Page, expect
from search_box import FIELD, LINKS, STATUS, search

# The console says when the box has shown an answer of the worker.
SAYS_ANSWERED = """
  const { postMessage } = Worker.prototype;
  Worker.prototype.postMessage = function (query) {
    this.addEventListener("message", () => console.log("answered"), { once: true });
    postMessage.call(this, query);
  };
"""
# Each text that an element had, one for each time it was written.
WRITES = """selector => {
  window.writes = [];
  const element = document.querySelector(selector);
  new MutationObserver(() => writes.push(element.textContent.trim()))
    .observe(element, { childList: true, characterData: true, subtree: true });
}"""


def test_the_status_is_written_when_typing_pauses_and_only_when_it_differs(chromium: Browser, address: str) -> None:
    page = chromium.new_page()  # its clock stands still
    page.add_init_script(SAYS_ANSWERED)
    page.clock.install(time=0)
    page.goto(address + "fr/")
    page.locator(FIELD).focus()
    status, links = page.locator(STATUS), page.locator(LINKS)
    expect(status).to_contain_text("Écrivez")
    page.clock.pause_at(60)
    page.evaluate(WRITES, STATUS)
    for letter in "remboursement ":
        if letter == " ":
            page.clock.run_for(10_000)
            expect(status).to_have_text(f"{links.count()} résultats")
        with page.expect_console_message(lambda message: message.text == "answered"):
            page.keyboard.press(letter)
        page.clock.run_for(300)
    page.clock.run_for(10_000)
    assert page.evaluate("writes") == [f"{links.count()} résultats"]
    page.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_result_offers_the_way_on(screen: Page, address: str, language: str) -> None:
    screen.goto(address + url(language, "account/create/"))
    search(screen, "visa")
    status = screen.locator(STATUS)
    expect(status).to_contain_text("لا توجد نتيجة" if language == "ar" else "Aucun résultat")
    links = status.get_by_role("link")
    expect(links).to_have_text(
        ["كل الأسئلة", "من أسأل؟"] if language == "ar" else ["Toutes les questions", "À qui s’adresser\u202f?"]
    )
    assert links.evaluate_all("links => links.map(link => link.href)") == [
        address + url(language, "#all-questions"),
        address + url(language, "contact/"),
    ]
    screen.keyboard.press("Enter")
    screen.keyboard.press("Tab")
    expect(links.first).to_be_focused()
    screen.keyboard.press("Enter")
    expect(screen.locator("#all-questions")).to_be_in_viewport()


@pytest.mark.parametrize(
    ("language", "count", "said"),
    [
        ("ar", 1, "نتيجة واحدة"),
        ("ar", 2, "نتيجتان"),
        ("ar", 3, "3 نتائج"),
        ("ar", 10, "10 نتائج"),
        ("ar", 11, "11 نتيجة"),
        ("fr", 1, "1 résultat"),
        ("fr", 2, "2 résultats"),
    ],
)
def test_results_are_counted_as_the_language_counts(
    screen: Page, address: str, language: str, count: int, said: str
) -> None:
    result = {"location": "", "title": ["compte"], "section": [], "excerpt": [""]}
    answer = json.dumps({"query": "compte", "results": [result] * count})
    worker = f"addEventListener('message', () => postMessage({answer}));"
    screen.route("**/search.*.js", lambda route: route.fulfill(body=worker, content_type="text/javascript"))
    screen.goto(address + url(language, ""))
    search(screen, "compte")
    expect(screen.locator(STATUS)).to_have_text(said)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_field_says_that_darija_is_understood(screen: Page, address: str, language: str) -> None:
    screen.goto(address + url(language, ""))
    expect(screen.locator(FIELD)).to_have_attribute("placeholder", re.compile("دارجة|darija"))
    field = screen.locator(FIELD)
    # The whole hint is seen at a phone's width.
    assert field.evaluate(
        """field => {
          const { paddingInlineStart, paddingInlineEnd, font } = getComputedStyle(field);
          const pen = document.createElement("canvas").getContext("2d");
          pen.font = font;
          const room = field.clientWidth - parseFloat(paddingInlineStart) - parseFloat(paddingInlineEnd);
          return pen.measureText(field.placeholder).width <= room;
        }"""
    )
