"""Writes the search of the site: the box, and for each language the worker with its index."""

import json
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from html import unescape
from pathlib import Path
from typing import Any

import minify
from markup import bidi
from mkdocs.structure.pages import Page

from output.packing import packed, packed_templates
from output.page_text import Entry, PageText, empty_section

# In the order in which they use one another; joined with the index of a language, they are one request for the reader.
WORKER_PARTS = ["words", "sounds", "stop-words", "synonyms", "index", "lookup", "rank", "excerpt", "worker"]
# The weights of search/weights.json, in the unit of search/rank.js, by topic and section. NO_ANSWER, which names no
# section, is for questions that none answers.
Weights = dict[str, dict[str, int]]
NO_ANSWER = "(none)"
# From what letters sections and weights are counted: search/index.js has the same.
FIRST_SECTION, NO_WEIGHT = ord("0"), ord("d")
TAG = re.compile(r"<[^>]+>")
# Phones of 2019 read it: nothing newer than this version of JavaScript is written.
minify.config({"js-version": 2018})


@dataclass(frozen=True)
class Collected:
    """What one build has read of its pages, by language.

    Attributes:
        pages: the pages that answer, by their path in docs/ without the language.

    """

    pages: dict[str, dict[str, Entry]] = field(default_factory=dict)

    def add(self, page: Page) -> None:
        """Add what readers search in `page`, whose title has its final spaces; the home page answers no question."""
        language = str(page.file.locale)  # type: ignore[attr-defined] # set by static-i18n
        path = page.file.src_uri.removeprefix(f"{language}/")
        pages = self.pages.setdefault(language, {})
        if path == "index.md":
            return
        text = PageText()
        text.feed(page.content or "")
        text.sections[0]["title"] = unescape(TAG.sub("", str(page.title)))
        of_sections = page.meta.get("section_aliases")
        aliases = {"": page.meta.get("aliases"), **(of_sections if isinstance(of_sections, dict) else {})}
        pages[path] = {
            "location": page.url.removeprefix("./").removeprefix(f"{language}/"),
            "sections": [_shown(section, aliases, language) for section in text.sections],
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


def write(collected: Collected, source: Path, assets: Path, now: Callable[[str], str]) -> None:
    """Write the worker of each language, with its index, and the search box of the folder `source` into `assets`.

    `now` says what a page or section of before is called.
    """
    parts = "\n".join((source / f"{name}.js").read_text(encoding="utf-8") for name in WORKER_PARTS)
    weights: Weights = json.loads((source / "weights.json").read_text(encoding="utf-8"))
    for language in collected.pages:
        data = [index_of(collected, language), learned(weights, section_names(collected, language), now)]
        sections, topics = (json.dumps(value, ensure_ascii=False, separators=(",", ":")) for value in data)
        # In a function, so that the names of its parts are shortened too.
        code = packed_templates(_light(f"(() => {{{parts}}})()"))
        worker = f"const SECTIONS = {sections};\nconst LEARNED = {topics};\n{code}"
        (assets / f"search.{language}.js").write_text(worker, encoding="utf-8")
    box = (source / "box.js").read_text(encoding="utf-8")
    (assets / "search-box.js").write_text(_light(box), encoding="utf-8")


def index_of(collected: Collected, language: str) -> list[list[Any]]:
    """The sections of the `collected` pages of `language` as the worker reads them: columns, which compress better.

    The first section of a page, without id, is the page itself and has its location. The columns are: the location;
    the id; the title and the passages; the aliases, as one text; the title in the other language, which is never shown:
    the French term that the forms use finds the Arabic page, and Arabic words find the French one.
    """
    (others,) = (entries for other, entries in collected.pages.items() if other != language)
    columns: list[list[Any]] = [[], [], [], [], []]
    for path, page in collected.pages[language].items():
        # A preview may lack the page in the other language.
        twins = {section["id"]: section for section in others[path]["sections"]} if path in others else {}
        for section in page["sections"]:
            twin = twins.get(section["id"], empty_section(""))
            location = "" if section["id"] else page["location"]
            passages = [packed(passage) for passage in [section["title"], *section["text"]]]
            names = [packed("|".join(section["aliases"])), packed(twin["title"])]
            for column, value in zip(columns, [location, section["id"], passages, *names], strict=True):
                column.append(value)
    return columns


def section_names(collected: Collected, language: str) -> list[str]:
    """The names of the sections of `language` in the order of the index, then NO_ANSWER: path, or path#id."""
    return [
        *(
            f"{path.removesuffix('.md')}#{section['id']}".rstrip("#")
            for path, page in collected.pages[language].items()
            for section in page["sections"]
        ),
        NO_ANSWER,
    ]


def learned(weights: Weights, names: list[str], now: Callable[[str], str]) -> list[str]:
    """The `weights` of search/weights.json as the worker reads them: two texts, which compress best.

    The topics, and for each of them letters in pairs: the number of a section in `names`, counted from FIRST_SECTION,
    and its weight, counted from NO_WEIGHT. `now` says what a section of before is called; the weights of those that
    became one are added, and those of sections that are no more are left out.
    """
    numbers = {name: number for number, name in enumerate(names)}

    def letters(by_section: dict[str, int]) -> str:
        by_number = Counter[int]()
        for name, weight in by_section.items():
            if now(name) in numbers:
                by_number[numbers[now(name)]] += weight
        pairs = [chr(FIRST_SECTION + number) + chr(NO_WEIGHT + weight) for number, weight in by_number.items()]
        return "".join(pairs)

    by_topic = {topic: letters(by_section) for topic, by_section in weights.items()}
    kept = {topic: pairs for topic, pairs in by_topic.items() if pairs}
    return [packed(" ".join(kept)), " ".join(kept.values())]


def _light(script: str) -> str:
    """`script` without what only its engineers read."""
    light: str = minify.string("application/javascript", script)
    return light
