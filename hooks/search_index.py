"""Writes the search of the site: one index per language, and the worker that reads it."""

from __future__ import annotations

import json
import re
from collections import Counter
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import bidi
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.pages import Page

# In the order in which they use one another; joined, they are one request for the reader.
WORKER_PARTS = ["words", "sounds", "stop-words", "rank", "lookup", "excerpt", "worker"]
WORKER = "assets/search-worker.js"
# What Material's script must say for our worker to understand it: where it looks for the index, and the numbers of the
# messages SETUP, READY, QUERY and RESULT (integrations/search/worker in its sources).
PROTOCOL = ["search/search_index.json", "{type:0,data:{config:", ".type===1", "{type:2,data:", ".type===3"]
# Every page ends with links to others: their words are about those pages.
LINKS_TO_OTHER_PAGES = "next"
BLOCKS = {"p", "li", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "ol", "ul", "table", "div"}

TAG = re.compile(r"<[^>]+>")
# Not \s: the narrow no-break spaces of French stay.
SPACES = re.compile(r"[ \t\n]+")

# Comments on lines of their own: half of the worker's bytes, for engineers and not for students.
COMMENTS = re.compile(r"^[ \t]*(?://.*|/\*\*[\s\S]*?\*/)\n", re.MULTILINE)

Entry = dict[str, Any]
# The pages of the build under way: language, then path in docs/ without the language.
pages: dict[str, dict[str, Entry]] = {}
# How many times the pages of a language link to a location; a link to a heading of a page is not one to its answer.
links: dict[str, Counter[str]] = {}


class PageText(HTMLParser):
    """The headings and passages of a page's HTML, without its title and its links to read next.

    Attributes:
        headings: the text of h2 and below.
        passages: the text of each paragraph, list item and cell.
        links: where the links of the page lead, also those to read next.

    """

    def __init__(self) -> None:
        super().__init__()
        self.headings: list[str] = []
        self.passages: list[str] = []
        self.links: list[str] = []
        self._into: list[str] | None = None
        self._text = ""
        self._skip = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a passage; stop reading at the links to other pages."""
        if tag == "a":
            self.links.append(dict(attrs).get("href") or "")
        if tag not in BLOCKS:
            return
        self._end()
        is_heading = tag in {"h2", "h3", "h4", "h5", "h6"}
        if tag == "h2":
            self._skip = dict(attrs).get("id") == LINKS_TO_OTHER_PAGES
        self._into = None if tag == "h1" or self._skip else self.headings if is_heading else self.passages

    def handle_endtag(self, tag: str) -> None:
        """End the passage of a block."""
        if tag in BLOCKS:
            self._end()

    def handle_data(self, data: str) -> None:
        """Add to the passage."""
        self._text += data

    def _end(self) -> None:
        text = SPACES.sub(" ", self._text).strip(" ")
        if text and self._into is not None:
            self._into.append(text)
        self._text = ""


def on_pre_build(config: MkDocsConfig) -> None:
    """Forget the previous build: this event comes before each language, the default one first."""
    i18n: Any = config.plugins["i18n"]
    if i18n.is_default_language_build:
        pages.clear()
        links.clear()


def on_page_context(context: dict[str, Any], page: Page, config: MkDocsConfig, **_: Any) -> dict[str, Any]:
    """Take what readers search in `page`, once its title has its final spaces."""
    language = str(page.file.locale)  # type: ignore[attr-defined] # set by static-i18n
    path = page.file.src_uri.removeprefix(f"{language}/")
    text = PageText()
    text.feed(page.content or "")
    location = page.url.removeprefix("./").removeprefix(f"{language}/")
    links.setdefault(language, Counter()).update(urljoin(location, link) for link in text.links)
    pages.setdefault(language, {})[path] = {
        "location": location,
        "title": bidi.isolate_text(unescape(TAG.sub("", str(page.title))), language),
        "aliases": page.meta.get("aliases", []),
        "headings": text.headings,
        # Shown as they are, without tags: foreign words keep their order by signs that the worker takes for spaces.
        "text": [bidi.isolate_text(passage, language) for passage in text.passages],
        "home": path == "index.md",
    }
    return context


def on_post_build(config: MkDocsConfig) -> None:
    """Write the indexes when every language is built, and the worker."""
    i18n: Any = config.plugins["i18n"]
    site = Path(config.site_dir)
    if set(pages) != set(i18n.build_languages):
        return
    for language in pages:
        folder = site / ("" if language == i18n.default_language else language) / "search"
        folder.mkdir(parents=True, exist_ok=True)
        index = json.dumps(index_of(language), ensure_ascii=False, separators=(",", ":"))
        (folder / "search_index.json").write_text(index, encoding="utf-8")
    (script,) = (site / "assets" / "javascripts").glob("bundle.*.min.js")
    check_protocol(script.read_text(encoding="utf-8"))
    parts = Path(config.theme.custom_dir or "", "search")
    worker = "\n".join((parts / f"{name}.js").read_text(encoding="utf-8") for name in WORKER_PARTS)
    (site / WORKER).write_text(COMMENTS.sub("", worker), encoding="utf-8")


def check_protocol(script: str) -> None:
    """Stop the build if Material's `script` no longer speaks to a worker as ours expects."""
    missing = [words for words in PROTOCOL if words not in script]
    if missing:
        raise PluginError(
            f"Material's script no longer contains {', '.join(missing)}: its search has changed. Compare its"
            " integrations/search and templates/search with theme/search/worker.js, then mend PROTOCOL in"
            " hooks/search_index.py."
        )


def index_of(language: str) -> dict[str, Any]:
    """The index of `language` as Material's script hands it to the worker: `config`, which ours ignores, and `docs`.

    Each page carries the words of its other language in `other`, which are never shown: the French term that the
    forms use finds the Arabic page, and Arabic words find the French one.
    """
    (others,) = (entries for other, entries in pages.items() if other != language)
    nothing: Entry = {"title": "", "aliases": [], "headings": [], "text": []}  # a preview may lack the other page
    docs = [
        {
            **entry,
            "links": links[language][entry["location"]],
            "other": {key: others.get(path, nothing)[key] for key in nothing},
        }
        for path, entry in pages[language].items()
    ]
    return {"config": {}, "docs": docs}
