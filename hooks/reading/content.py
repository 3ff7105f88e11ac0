"""Everything that editors write, read before any rule looks at it."""

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from languages import LANGUAGES
from problems import Problem

from reading import files, glossary, notice, outside_links, page, published, settings, words
from reading.characters import clean
from reading.files import Files
from reading.notice import Notice
from reading.outside_links import Link
from reading.page import Pages, SourcePage
from reading.published import Published
from reading.records import Value

# MkDocs or static-i18n would fail at them.
BLOCKERS = {"not_utf8", "no_such_language", "not_a_file", "settings_unreadable"}
# The reading of a page is the same until its text or an address changes: `mkdocs serve` reads what was saved.
_read_page = functools.lru_cache(maxsize=1000)(lambda path, text, addresses: page.read(path, text, dict(addresses)))


@dataclass(frozen=True, eq=False)
class Content:
    """What editors wrote under the repository `root`, and the `problems` of what could not be read.

    `links` are the records of links.yml that are right, `addresses` those of all by name. `pages` and `notices` are by
    language, pages also by name.
    """

    root: Path
    files: Files
    settings: Value
    links: list[Link]
    addresses: Mapping[str, str]
    pages: Pages
    notices: dict[str, Notice]
    published: Published
    words: words.Table
    problems: list[Problem]

    @property
    def all_pages(self) -> list[SourcePage]:
        """The pages of all languages."""
        return [each for pages in self.pages.values() for each in pages.values()]

    @property
    def texts(self) -> list[SourcePage]:
        """The pages and the notices of all languages."""
        return [*self.all_pages, *(notice.page for notice in self.notices.values())]

    @property
    def names(self) -> set[str]:
        """The names of the pages of any language, also of those that cannot be read."""
        return set().union(*(self.files.names(language) for language in LANGUAGES))

    def definitions(self, language: str, text: str) -> str:
        """The addresses and abbreviations that `text` in `language` uses by name, in Markdown."""
        lines = [f"[{name}]: <{address}>" for name, address in used(text, self.addresses).items()]
        meanings = [(label, meaning) for label, meaning in self.meanings(language).items() if label in text]
        return "\n".join([*lines, *(f"*[{label}]: {meaning}" for label, meaning in meanings)])

    def meanings(self, language: str) -> dict[str, str]:
        """What abbreviations mean in `language`."""
        return glossary.meanings(self.files.texts.get(f"includes/abbreviations.{language}.md", ""))

    @property
    def site_url(self) -> str:
        """Where the site is published, as mkdocs.yml says without the variables of a workflow."""
        written = self.settings.at("site_url")
        return (written.items or [written])[-1].text

    def has_read(self, path: str) -> bool:
        """Whether the record `path` could be read."""
        return not any(problem.path == path for problem in self.problems)


def read(root: Path) -> Content:
    """The content under the repository `root`."""
    stored, problems = files.read(root)
    configured, of_settings = settings.read(root)
    links, of_links = outside_links.read(root)
    addresses = outside_links.addresses(root, links)
    notices, of_notices = notice.read_all(stored.texts, addresses)
    listed, of_published = published.read(root)
    table, of_words = words.read(root)
    problems += [*of_settings, *of_links, *of_notices, *of_published, *of_words]
    pages = _pages(stored, addresses)
    return Content(root, stored, configured, links, addresses, pages, notices, listed, table, problems)


def _pages(stored: Files, addresses: Mapping[str, str]) -> Pages:
    found: dict[str, dict[str, SourcePage]] = {language: {} for language in LANGUAGES}
    for path, text in stored.texts.items():
        if path.startswith("docs/"):
            each = _read_page(path, clean(text), tuple(used(text, addresses).items()))
            found[each.language][each.name] = each
    return found


def used(text: str, addresses: Mapping[str, str]) -> dict[str, str]:
    """Those of `addresses` whose names stand in brackets in `text`."""
    named = set(re.findall(r"\[([^\[\]]+)\]", text.lower()))
    return {name: address for name, address in addresses.items() if name in named}
