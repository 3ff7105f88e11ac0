"""Writes the search of the site: the box, and for each language the worker with its index."""

import json
import re
from collections import Counter
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import minify
from markup import bidi
from mkdocs.structure.pages import Page

from output.packing import packed, packed_templates
from output.page_text import Entry, PageText, empty_section

# In the order in which they use one another; joined with the index of a language, they are one request for the reader.
WORKER_PARTS = ["words", "sounds", "stop-words", "synonyms", "index", "rank", "lookup", "sections", "excerpt", "worker"]
TAG = re.compile(r"<[^>]+>")
# Phones of 2019 read it: nothing newer than this version of JavaScript is written.
minify.config({"js-version": 2018})


@dataclass(frozen=True)
class Collected:
    """What one build has read of its pages, by language.

    Attributes:
        pages: the pages by their path in docs/ without the language.
        links: how many times the pages link to a location; a link to a heading of a page is not one to its answer.

    """

    pages: dict[str, dict[str, Entry]] = field(default_factory=dict)
    links: dict[str, Counter[str]] = field(default_factory=dict)

    def add(self, page: Page) -> None:
        """Add what readers search in `page`, whose title has its final spaces."""
        language = str(page.file.locale)  # type: ignore[attr-defined] # set by static-i18n
        path = page.file.src_uri.removeprefix(f"{language}/")
        text = PageText()
        text.feed(page.content or "")
        location = page.url.removeprefix("./").removeprefix(f"{language}/")
        self.links.setdefault(language, Counter()).update(urljoin(location, link) for link in text.links)
        text.sections[0]["title"] = unescape(TAG.sub("", str(page.title)))
        of_sections = page.meta.get("section_aliases")
        aliases = {"": page.meta.get("aliases"), **(of_sections if isinstance(of_sections, dict) else {})}
        # The sections of the home page list the other pages.
        home = path == "index.md"
        self.pages.setdefault(language, {})[path] = {
            "location": location,
            "sections": [_shown(section, aliases, language) for section in text.sections[: 1 if home else None]],
            "home": home,
        }


def _shown(section: Entry, aliases: dict[str, object], language: str) -> Entry:
    """`section` with its aliases, its texts as they are shown: signs keep foreign words in their order.

    Aliases that are no list have been reported; a preview does without them.
    """
    words = aliases.get(section["id"])
    return {
        "id": section["id"],
        "title": bidi.isolate_text(section["title"], language),
        "aliases": [str(alias) for alias in words] if isinstance(words, list) else [],
        "text": [bidi.isolate_text(passage, language) for passage in section["text"]],
    }


def write(collected: Collected, source: Path, assets: Path) -> None:
    """Write the worker of each language, with its index, and the search box of the folder `source` into `assets`."""
    parts = "\n".join((source / f"{name}.js").read_text(encoding="utf-8") for name in WORKER_PARTS)
    for language in collected.pages:
        index = json.dumps(index_of(collected, language), ensure_ascii=False, separators=(",", ":"))
        # In a function, so that the names of its parts are shortened too.
        worker = f"const PAGES = {index};\n{packed_templates(_light(f'(() => {{{parts}}})()'))}"
        (assets / f"search.{language}.js").write_text(worker, encoding="utf-8")
    box = (source / "box.js").read_text(encoding="utf-8")
    (assets / "search-box.js").write_text(_light(box), encoding="utf-8")


def index_of(collected: Collected, language: str) -> list[list[Any]]:
    """The `collected` pages of `language` as the worker reads them: columns, which compress better than pages would.

    The first column has the pages: location, links to it, whether it is the home page, how many sections follow. The
    others have a value for each section, the first of a page being the page itself: its id; its title and passages; its
    aliases; its title and aliases in the other language, which are never shown: the French term that the forms use
    finds the Arabic page, and Arabic words find the French one. Lists that are not shown are one text each.
    """
    (others,) = (entries for other, entries in collected.pages.items() if other != language)
    pages: list[list[Any]] = []
    sections: list[tuple[str, list[str], str, str]] = []
    for path, page in collected.pages[language].items():
        location, count = page["location"], len(page["sections"])
        pages.append([location, collected.links[language][location], int(page["home"]), count])
        # A preview may lack the page in the other language.
        twins = {section["id"]: section for section in others[path]["sections"]} if path in others else {}
        for section in page["sections"]:
            twin = twins.get(section["id"], empty_section(""))
            names = "|".join([twin["title"], *twin["aliases"]])
            passages = [packed(passage) for passage in [section["title"], *section["text"]]]
            sections.append((section["id"], passages, packed("|".join(section["aliases"])), packed(names)))
    return [pages, *map(list, zip(*sections, strict=True))]


def _light(script: str) -> str:
    """`script` without what only its engineers read."""
    light: str = minify.string("application/javascript", script)
    return light
