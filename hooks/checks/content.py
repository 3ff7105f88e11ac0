"""All the checks of the content, causes before their consequences."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import notice
from languages import LANGUAGES
from markup import characters
from mkdocs.config.defaults import MkDocsConfig
from notice import Notice
from problems import Problem, problem
from reading import glossary, outside_links, site_markdown
from reading.outside_links import Link
from reading.parts import Part

from checks import (
    agreement,
    facts,
    files,
    links,
    menu,
    pages,
    parity,
    published,
    queries,
    roles,
    settings,
    words,
)
from checks.files import Files
from checks.pages import SourcePage
from checks.published import Published

Pages = dict[str, dict[str, SourcePage]]
# MkDocs or static-i18n would fail at them.
BLOCKERS = {"not_utf8", "no_such_language", "not_a_file", "settings_unreadable"}
# The reading of a page is the same until its text or an address changes: `scripts/serve` reads what was saved.
read_page = functools.lru_cache(maxsize=1000)(lambda path, text, addresses: pages.read(path, text, dict(addresses)))


@dataclass(frozen=True, eq=False)
class Markdown:
    """How the site's build reads Markdown: the extensions of Python-Markdown and their settings, from mkdocs.yml."""

    extensions: list[str]
    settings: Mapping[str, Any]

    @classmethod
    def of(cls, config: MkDocsConfig) -> Markdown:
        """As `config` says, without what the build adds for readers."""
        return cls([name for name in config.markdown_extensions if isinstance(name, str)], config.mdx_configs)

    @functools.lru_cache(maxsize=1000)  # noqa: B019 (one for a build)
    def read(self, text: str, definitions: str) -> list[Part]:
        """The parts of a page as the site shows it."""
        return site_markdown.read(text, definitions, self.extensions, self.settings)


@dataclass(frozen=True)
class Content:
    """What editors wrote, read once, and what is wrong with it.

    `behind` holds the paths of the pages whose other version says more or newer things. Nothing can be built in spite
    of `blockers`.
    """

    pages: Pages
    published: Published
    behind: set[str]
    notices: dict[str, Notice]
    links: list[Link]
    problems: list[Problem]
    blockers: list[Problem]


def check(root: Path, markdown: Markdown) -> Content:
    """The content under the repository `root` with every problem of it."""
    stored, problems = files.read(root)
    set_up, unreadable = settings.read(root)
    known, problems_of_links = outside_links.read(root)
    addresses = _addresses(root, known)
    read = _read(stored, addresses)
    everything = [page for found in read.values() for page in found.values()]
    notices, problems_of_notices = notice.check(stored.texts, dict(addresses))
    blockers = [*unreadable, *(found for found in problems if found.message in BLOCKERS)]
    problems += [*unreadable, *problems_of_links, *problems_of_notices, *glossary.check(root)]
    addresses_of_pages, problems_of_addresses = published.read(root)
    problems += problems_of_addresses
    names = {language: stored.names(language) for language in LANGUAGES}
    every = set().union(*names.values())
    problems += queries.check(root, {name.removesuffix(".md") for name in every} | addresses_of_pages.pages.keys())
    table, problems_of_words = words.read(root)
    rules = _Rules(stored, read, every, addresses_of_pages, table, root, markdown, addresses)
    problems += problems_of_words
    problems += [found for page in everything for found in rules.of_page(page)]
    problems += [found for told in notices.values() for found in rules.of_notice(told.page)]
    problems += [] if unreadable else menu.check(set_up, every)
    problems += [] if unreadable else roles.check(set_up, every, dict(addresses))
    rows, problems_of_facts = facts.read(root)
    problems += [*problems_of_facts, *facts.check(rows, read, known)]
    # A page with a mistake differs from its other version by that mistake.
    told = {_without_language(found.path) for found in problems if found.level == "error"}
    different = parity.check(read, names, addresses_of_pages.pages)
    problems += [one for one in different if one.level == "error" or _without_language(one.path) not in told]
    problems += [] if problems_of_addresses else published.check(addresses_of_pages, every, read)
    problems += files.unused(stored, everything)
    problems += links.unused(known, [*everything, *(n.page for n in notices.values())])
    return Content(read, addresses_of_pages, parity.behind(read), notices, known, list(_once(problems)), blockers)


def _without_language(path: str) -> str:
    return path.removeprefix("docs/ar/").removeprefix("docs/fr/")


def _addresses(root: Path, known: list[Link]) -> tuple[tuple[str, str], ...]:
    """The addresses by their names; those that cannot be read have one too: who uses the name is not at fault."""
    raw = (root / outside_links.PATH).read_bytes() if (root / outside_links.PATH).is_file() else b""
    text = raw.decode("utf-16" if raw[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8", errors="replace")
    unreadable = {name: f"https://{name}.invalid/" for name in outside_links.names(text)}
    return tuple((unreadable | {link.name: link.address for link in known}).items())


def _read(stored: Files, addresses: tuple[tuple[str, str], ...]) -> Pages:
    found: Pages = {language: {} for language in LANGUAGES}
    for path, text in stored.texts.items():
        if path.startswith("docs/"):
            # A page stays as it was read until its text or an address that it uses changes.
            used = tuple((name, address) for name, address in addresses if f"[{name}]" in text.lower())
            page = read_page(path, characters.clean(text), used)
            found[page.language][page.name] = page
    return found


@dataclass(frozen=True)
class _Rules:
    """What the rules for a page need to know of everything else."""

    stored: Files
    read: Pages
    names: set[str]
    published: Published
    words: words.Table
    root: Path
    markdown: Markdown
    addresses: tuple[tuple[str, str], ...]

    def of_page(self, page: SourcePage) -> Iterator[Problem]:
        """The problems of `page`, without those that follow from another."""
        if conflict := pages.conflict(page):
            yield conflict
            return
        if page.matter.fault and not page.matter.source.strip():
            yield page.matter.fault  # its keys stand in the text
            return
        yield from pages.check(page)
        yield from self._of_text(page, page.name, self.read[page.language])
        description = page.matter.keys.at("description")
        yield from agreement.left_over_of_text(page.path, description.line, description.text)
        for line, message, found in characters.findings(self.stored.texts[page.path]):
            yield problem(page.path, line, message, found=found)

    def of_notice(self, page: SourcePage) -> Iterator[Problem]:
        """The same for a notice; its links start from the folder of the language."""
        yield from pages.check_text(page)
        yield from self._of_text(page, "notice.md", {**self.read[page.language], "notice.md": page})

    def _of_text(self, page: SourcePage, name: str, found: Mapping[str, SourcePage]) -> Iterator[Problem]:
        gone = {f"{name}.md" for name in self.published.pages} - self.names
        excused = (self.names | gone) - found.keys()
        excused -= {f"{name}.md" for name in self.published.moved}
        around = links.Around(found, excused, self.published.moved, self.stored.pictures, self.stored.refused)
        yield from links.check(page, name, around)
        used = {name: address for name, address in self.addresses if f"[{name}]" in page.matter.body.lower()}
        definitions = glossary.definitions(self.root, page.language, used)
        yield from _of_page_alone(page, self.markdown, definitions, self.words)


@functools.lru_cache(maxsize=1000)
def _of_page_alone(page: SourcePage, markdown: Markdown, definitions: str, table: words.Table) -> list[Problem]:
    """What is wrong with the text of a page, whatever the others say: the same until it is saved again."""
    shown = markdown.read(page.matter.body, definitions)
    return [*agreement.check(page, shown), *words.check(page, table)]


def _once(problems: Iterable[Problem]) -> Iterator[Problem]:
    """The problems in order; of a line the first error alone, and advice only where there is no error."""
    told: dict[tuple[str, int], str] = {}
    for found in sorted(dict.fromkeys(problems), key=lambda found: found.level != "error"):
        place = (found.path, found.line)
        if found.line == 1 or place not in told or (told[place] == found.level == "advice"):
            yield found
        told.setdefault(place, found.level)
