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

from output.page_text import Entry, PageText, empty_section

# In the order in which they use one another; joined with the index of a language, they are one request for the reader.
WORKER_PARTS = ["words", "sounds", "stop-words", "synonyms", "rank", "lookup", "sections", "excerpt", "worker"]
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
        self.pages.setdefault(language, {})[path] = {
            "location": location,
            "sections": [_shown(section, aliases, language) for section in text.sections],
            "home": path == "index.md",
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
        worker = f"const PAGES = {index};\n{_light(f'(() => {{{parts}}})()')}"
        (assets / f"search.{language}.js").write_text(worker, encoding="utf-8")
    box = (source / "box.js").read_text(encoding="utf-8")
    (assets / "search-box.js").write_text(_light(box), encoding="utf-8")


def index_of(collected: Collected, language: str) -> list[list[Any]]:
    """The `collected` pages of `language` as the worker reads them: values whose names search/rank.js gives back.

    Each section carries what its other language calls it, which is never shown: the French term that the forms use
    finds the Arabic page, and Arabic words find the French one. The first section is the page itself.
    """
    (others,) = (entries for other, entries in collected.pages.items() if other != language)
    links = collected.links[language]
    return [
        [entry["location"], links[entry["location"]], int(entry["home"]), _sections(entry, others.get(path))]
        for path, entry in collected.pages[language].items()
    ]


def _sections(page: Entry, other: Entry | None) -> list[list[Any]]:
    """The sections of `page`, each with its name and aliases in the `other` language; a preview may lack that page."""
    twins = {section["id"]: section for section in other["sections"]} if other else {}
    rows = []
    for section in page["sections"]:
        twin = twins.get(section["id"], empty_section(""))
        names = [section["title"], section["aliases"], twin["title"], twin["aliases"]]
        rows.append([section["id"], *names, section["text"]])
    return rows


def _light(script: str) -> str:
    """`script` without what only its engineers read."""
    light: str = minify.string("application/javascript", script)
    return light
