"""The guide: every answer on one page, with ids of its own, and links that stay on that page."""

import datetime
from html import escape
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urljoin, urlsplit

from markupsafe import Markup
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url
from reading.records import Value
from reading.settings import roles

from output.page_text import LINKS_TO_OTHER_PAGES

HEADINGS = {"h1": "h3", "h2": "h4", "h3": "h5", "h4": "h6"}


def is_guide(page: Page, settings: Value) -> bool:
    """Whether `page` is the one that mkdocs.yml names; the search does not know it."""
    return _path(page) == settings.at("extra", "roles", "guide").text


def of_page(guide: Page, nav: Navigation, settings: Value) -> dict[str, Any]:
    """What the template of the `guide` is given.

    "answers" are those of the menu in order, each with its section, id, page and HTML; pages about the site itself are
    none. "first_review" is the earliest day on which one of them is to be checked.
    """
    about = {value.text for value in roles(settings) if value.key == "about_site"}
    pages = [page for page in nav.pages if page.parent and _path(page) not in about]
    names = {f"/{page.url}": _path(page).removesuffix(".md").replace("/", "-") for page in pages}
    answers = []
    for page in pages:
        writer = _Writer(page, guide, names)
        writer.feed(page.content or "")
        answers.append({"section": page.parent, "id": writer.id, "page": page, "html": Markup("".join(writer.written))})
    # A preview may have what is no date.
    dates = [page.meta["review_by"] for page in pages if isinstance(page.meta.get("review_by"), datetime.date)]
    return {"answers": answers, "first_review": min(dates, default=None)}


def _path(page: Page) -> str:
    return page.file.src_uri.partition("/")[2]


class _Writer(HTMLParser):
    def __init__(self, page: Page, guide: Page, names: dict[str, str]) -> None:
        super().__init__()
        self.here, self.guide, self.names = f"/{page.url}", f"/{guide.url}", names
        self.id = names[self.here]
        self.written: list[str] = []
        self.is_over = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {key: value or "" for key, value in attrs}
        self.is_over = self.is_over or values.get("id") == LINKS_TO_OTHER_PAGES
        # A player asks for a connection, and what a button opens is not here.
        values.pop("data-video", None)
        if "id" in values:
            values["id"] = f"{self.id}--{values['id']}"
        for key in values.keys() & {"href", "src"}:
            values[key] = self._address(values[key])
        if tag != "button":
            written = "".join(f' {key}="{escape(value)}"' for key, value in values.items())
            self._write(f"<{HEADINGS.get(tag, tag)}{written}>")

    handle_startendtag = handle_starttag

    def handle_endtag(self, tag: str) -> None:
        if tag != "button":
            self._write(f"</{HEADINGS.get(tag, tag)}>")

    def handle_data(self, data: str) -> None:
        self._write(escape(data, quote=False))

    def _write(self, html: str) -> None:
        if not self.is_over:
            self.written.append(html)

    def _address(self, address: str) -> str:
        if urlsplit(address).scheme:
            return address
        path, sign, section = urljoin(self.here, address).partition("#")
        if path in self.names:
            return f"#{self.names[path]}{'--' if section else ''}{section}"
        return get_relative_url(path, self.guide) + sign + section
