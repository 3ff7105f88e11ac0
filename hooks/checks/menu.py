"""The menu of mkdocs.yml: the pages that there are, each once, and sections that have a title in each language."""

from __future__ import annotations

import difflib
from collections.abc import Iterator

from languages import LANGUAGES
from problems import Problem, problem
from reading.content import Content
from reading.records import Value


def check(content: Content) -> Iterator[Problem]:
    """Yield where the menu of mkdocs.yml and the pages differ."""
    settings, names = content.settings, content.names
    if not content.has_read(settings.path):
        return
    nav = settings.at("nav")
    entries = list(_entries(nav))
    listed = {entry.text for entry, kind in entries if kind == "page"}
    translated = {language: _translations(settings, language) for language in LANGUAGES}
    taken: set[str] = set()
    for entry, kind in entries:
        name = entry.text if kind == "page" else entry.key
        lacking = [language for language in LANGUAGES if name not in translated[language]]
        if kind == "section" and lacking:
            yield entry.problem("menu_translation", name=name, languages=", ".join(lacking))
        elif kind == "title":
            yield entry.problem("menu_title", name=name)
        elif entry.end > entry.line:
            yield problem(entry.path, entry.end, "menu_dash")
        elif kind == "page" and name in taken:
            yield entry.problem("twice_in_menu", name=name)
        elif kind == "page" and name not in names:
            meant = difflib.get_close_matches(name, names - listed, n=1, cutoff=0.8)
            taken |= set(meant)
            close = meant or difflib.get_close_matches(name, names, n=1, cutoff=0) or ["index.md"]
            yield entry.problem("menu_without_page", name=name, close=close[0])
        taken.add(name)
    if not any(kind == "title" or entry.end > entry.line for entry, kind in entries):
        yield from (nav.problem("not_in_menu", name=name) for name in sorted(names - listed - taken))


def _entries(value: Value) -> Iterator[tuple[Value, str]]:
    """The entries of the menu, each a "page", a "section", or the "title" that was given to a page."""
    if value.kind not in {"seq", "map"}:
        yield value, "page"
    for item in value.items:
        yield from _entries(item)
    for part in value.parts.values():
        yield part, "section" if part.kind == "seq" else "title"
        yield from _entries(part) if part.kind == "seq" else ()


def _translations(settings: Value, language: str) -> set[str]:
    """The sections of the menu that have a title in `language`."""
    versions = [version for plugin in settings.at("plugins").items for version in plugin.at("i18n", "languages").items]
    titles = [version.at("nav_translations").parts for version in versions if version.at("locale").text == language]
    return {name for named in titles for name, title in named.items() if title.kind == "str"}
