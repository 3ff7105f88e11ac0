"""The menu of mkdocs.yml: the pages that there are, each once, and sections that have a title in each language."""

import difflib
import posixpath
from collections.abc import Iterator

from problems import Problem, problem
from reading import names, slips
from reading.content import Content
from reading.records import Value

from checks import parity


def check(content: Content) -> Iterator[Problem]:
    """Yield where the menu of mkdocs.yml and the pages differ."""
    settings, pages = content.settings, content.names
    if not content.has_read(settings.path):
        return
    nav = settings.at("nav")
    entries = list(_entries(nav))
    outside = [entry for entry in nav.items if any(kind == "section" for _, kind in entries)]
    listed = {entry.text for entry, kind in entries if kind == "page"}
    translated = _translations(settings)
    taken: set[str] = set()
    for entry, kind in entries:
        name = entry.text if kind == "page" else entry.key
        lacking = [language for language, titles in translated.items() if name not in titles]
        if kind == "section" and lacking:
            yield entry.problem("menu_translation", name=name, languages=", ".join(lacking))
        elif kind == "title":
            yield entry.problem("menu_title", name=name)
        elif kind == "page" and entry.end == entry.line and name not in pages:
            yield (close := _unknown(entry, pages - listed, pages))[1]
            taken.add(close[0])
        elif kind == "page":
            yield from _known(entry, taken, entry in outside)
        taken.add(name)
    if not any(kind == "title" or entry.end > entry.line for entry, kind in entries):
        known = listed | taken | parity.misnamed(content).keys() | {settings.at("extra", "roles", "guide").text}
        for name in sorted({page.name for page in content.all_pages} - known):
            beside = [entry for entry, _ in entries if posixpath.dirname(entry.text) == posixpath.dirname(name)]
            yield (beside or [entry for entry, _ in entries] or [nav])[-1].problem("not_in_menu", name=name)


def _known(entry: Value, taken: set[str], is_outside: bool) -> Iterator[Problem]:
    """What is wrong with the line of a page that there is, or with one that YAML adds to the line above."""
    if entry.end > entry.line:
        last = entry.text.split()[-1]
        yield problem(entry.path, entry.end, "list_dash", found=last, right=f"- {last.lstrip(slips.DASHES)}")
    elif entry.text in taken:
        yield entry.problem("twice_in_menu", name=entry.text)
    elif is_outside and entry.text != "index.md":
        yield entry.problem("menu_section", name=entry.text)


def _unknown(entry: Value, missing: set[str], pages: set[str]) -> tuple[str, Problem]:
    """The page that was meant by a path at which there is none, and what to write."""
    path = f"{names.page(entry.text)}.md"
    near = (difflib.get_close_matches(path, among, n=1, cutoff=0.8) for among in (missing, pages))
    meant = path if path in pages else "".join(next(filter(None, near), []))
    message, right = ("menu_path", meant) if meant else ("menu_without_page", "" if "://" in entry.text else path)
    return meant, entry.problem(message, name=entry.text, right=right)


def _entries(value: Value) -> Iterator[tuple[Value, str]]:
    """The entries of the menu, each a "page", a "section", or the "title" that was given to a page."""
    if value.kind not in {"seq", "map"}:
        yield value, "page"
    for item in value.items:
        yield from _entries(item)
    for part in value.parts.values():
        yield part, "section" if part.kind == "seq" else "title"
        yield from _entries(part) if part.kind == "seq" else ()


def _translations(settings: Value) -> dict[str, set[str]]:
    """The sections of the menu that have a title, by language."""
    versions = [version for plugin in settings.at("plugins").items for version in plugin.at("i18n", "languages").items]
    titles = {version.at("locale").text: version.at("nav_translations").parts for version in versions}
    return {language: {name for name, title in named.items() if title.text} for language, named in titles.items()}
