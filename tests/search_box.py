"""Types into the search box and waits for its answer."""

from playwright.sync_api import Page

FIELD = "form[role=search] input[name=query]"
LINKS = "ol.search-results > li > a"
TITLES = ".search-results__title"
STATUS = ".search [role=status]"
# Kept by the page until the worker has answered the query and the box has shown it. What is expected of a locator is
# looked at again after a tenth of a second only, and the status is written when typing pauses.
LISTEN = """query => {
  const { postMessage } = Worker.prototype;
  window.answered = new Promise((done, late) => {
    setTimeout(late, 20000, new Error(`${query} is not answered`));
    Worker.prototype.postMessage = function (asked) {
      if (asked === query) this.addEventListener("message", ({ data }) => data.query === query && done());
      postMessage.call(this, asked);
    };
  });
}"""


def search(page: Page, query: str) -> None:
    """Type `query` into the search box and wait for its answer."""
    field = page.locator(FIELD)
    field.focus()
    page.evaluate(LISTEN, query)
    field.fill(query)
    page.evaluate("window.answered")


def first_link(page: Page) -> str:
    """Where the first result leads, without the section."""
    href: str = page.locator(LINKS).first.evaluate("link => link.href")
    return href.partition("#")[0]
