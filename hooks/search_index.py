"""Writes the search of the site: the box, and for each language the worker with its index."""

from __future__ import annotations

import json
import re
from collections import Counter
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import minify
from markup import bidi
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

# In the order in which they use one another; joined with the index of a language, they are one request for the reader.
WORKER_PARTS = ["words", "sounds", "stop-words", "synonyms", "rank", "lookup", "sections", "excerpt", "worker"]
# Every page ends with links to others: their words are about those pages.
LINKS_TO_OTHER_PAGES = "next"
LISTS = {"ol", "ul", "table"}
HEADINGS = {"h2", "h3", "h4", "h5", "h6"}
BLOCKS = {"p", "li", "td", "th", "h1", "blockquote", "div", *LISTS, *HEADINGS}

TAG = re.compile(r"<[^>]+>")
# Not \s: the narrow no-break spaces of French stay.
SPACES = re.compile(r"[ \t\n]+")

# Phones of 2019 read it: nothing newer than this version of JavaScript is written.
minify.config({"js-version": 2018})

Entry = dict[str, Any]
# The pages of the build under way: language, then path in docs/ without the language.
pages: dict[str, dict[str, Entry]] = {}
# How many times the pages of a language link to a location; a link to a heading of a page is not one to its answer.
links: dict[str, Counter[str]] = {}


class PageText(HTMLParser):
    """The sections of a page's HTML and their passages, without its title and its links to read next.

    Attributes:
        sections: what stands before the first heading (without id), then what is under each heading.
        links: where the links of the page lead, also those to read next.

    """

    def __init__(self) -> None:
        super().__init__()
        self.sections: list[Entry] = [_section("")]
        self.links: list[str] = []
        self._heading = False
        self._text = ""
        self._lists = 0
        # A passage that ends in a colon, or names a box, is not whole without what follows it, a list or a passage.
        self._unfinished = False
        self._names_box = False
        self._skip = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a passage, or a section at a heading; stop reading at the links to other pages."""
        if tag == "a":
            self.links.append(dict(attrs).get("href") or "")
        if tag not in BLOCKS:
            return
        self._end()
        self._lists += tag in LISTS
        self._heading = tag in HEADINGS
        self._names_box = dict(attrs).get("class") == "admonition-title"
        if tag == "h1" or dict(attrs).get("id") == LINKS_TO_OTHER_PAGES:
            self._skip = True
        elif self._heading:
            self._skip = False
            self.sections.append(_section(dict(attrs).get("id") or ""))

    def handle_endtag(self, tag: str) -> None:
        """End the passage of a block."""
        if tag not in BLOCKS:
            return
        self._end()
        self._lists -= tag in LISTS
        self._heading = False
        if tag == "h1":
            self._skip = False
        if tag in LISTS and not self._lists:
            self._unfinished = False

    def handle_data(self, data: str) -> None:
        """Add to the passage."""
        self._text += data

    def _end(self) -> None:
        text, self._text = SPACES.sub(" ", self._text).strip(" "), ""
        if not text or self._skip:
            return
        section = self.sections[-1]
        if self._heading:
            section["title"] = text
        elif self._unfinished:
            section["text"][-1] += f" {text}"
        else:
            section["text"].append(text)
        if not (self._unfinished and self._lists):
            self._unfinished = self._names_box or (not self._heading and text.endswith(":"))


def _section(name: str) -> Entry:
    """An empty section of that id."""
    return {"id": name, "title": "", "aliases": [], "text": []}


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
    text.sections[0]["title"] = unescape(TAG.sub("", str(page.title)))
    aliases = {"": page.meta.get("aliases", []), **page.meta.get("section_aliases", {})}
    pages.setdefault(language, {})[path] = {
        "location": location,
        "sections": [_shown(section, aliases, language) for section in text.sections],
        "home": path == "index.md",
    }
    return context


def _shown(section: Entry, aliases: dict[str, list[str]], language: str) -> Entry:
    """`section` with its aliases, its texts as they are shown: signs keep foreign words in their order."""
    return {
        "id": section["id"],
        "title": bidi.isolate_text(section["title"], language),
        "aliases": aliases.get(section["id"], []),
        "text": [bidi.isolate_text(passage, language) for passage in section["text"]],
    }


def on_post_build(config: MkDocsConfig) -> None:
    """Write the worker of each language, with its index, and the search box, when every language is built."""
    i18n: Any = config.plugins["i18n"]
    if set(pages) != set(i18n.build_languages):
        return
    source, assets = Path(config.docs_dir).parent / "search", Path(config.site_dir) / "assets"
    parts = "\n".join((source / f"{name}.js").read_text(encoding="utf-8") for name in WORKER_PARTS)
    for language in pages:
        index = json.dumps(index_of(language), ensure_ascii=False, separators=(",", ":"))
        # In a function, so that the names of its parts are shortened too.
        worker = f"const PAGES = {index};\n{_light(f'(() => {{{parts}}})()')}"
        (assets / f"search.{language}.js").write_text(worker, encoding="utf-8")
    box = (source / "box.js").read_text(encoding="utf-8")
    (assets / "search-box.js").write_text(_light(box), encoding="utf-8")


def index_of(language: str) -> list[list[Any]]:
    """The pages of `language` as the worker reads them: values without their names, which search/rank.js gives back.

    Each section carries what its other language calls it, which is never shown: the French term that the forms use
    finds the Arabic page, and Arabic words find the French one. The first section is the page itself.
    """
    (others,) = (entries for other, entries in pages.items() if other != language)
    return [
        [entry["location"], links[language][entry["location"]], int(entry["home"]), _sections(entry, others.get(path))]
        for path, entry in pages[language].items()
    ]


def _sections(page: Entry, other: Entry | None) -> list[list[Any]]:
    """The sections of `page`, each with its name and aliases in the `other` language; a preview may lack that page."""
    twins = {section["id"]: section for section in other["sections"]} if other else {}
    rows = []
    for section in page["sections"]:
        twin = twins.get(section["id"], _section(""))
        names = [section["title"], section["aliases"], twin["title"], twin["aliases"]]
        rows.append([section["id"], *names, section["text"]])
    return rows


def _light(script: str) -> str:
    """`script` without what only its engineers read."""
    light: str = minify.string("application/javascript", script)
    return light
