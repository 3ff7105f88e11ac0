"""The menu of mkdocs.yml: the pages that there are, each once, and sections that have a title in each language."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from typing import Any

import plain_yaml
import yaml
from languages import LANGUAGES
from problems import Problem, problem


def check(text: str, names: set[str]) -> Iterator[Problem]:
    """Yield where the menu of mkdocs.yml (`text`) and the pages (`names`, by path under a language) differ."""
    tree = yaml.compose(text, Loader=plain_yaml.LOADER)
    nodes = {key.value: value for key, value in tree.value} if tree else {}
    entries = list(_entries(nodes["nav"])) if "nav" in nodes else []
    listed = [entry.value for entry, kind in entries if kind == "page"]
    taken: set[str] = set()
    for entry, kind in entries:
        line = entry.start_mark.line + 1
        meant = difflib.get_close_matches(entry.value, names - set(listed), n=1, cutoff=0.8)
        if kind == "section":
            lacking = [lang for lang in LANGUAGES if entry.value not in _translations(nodes, lang)]
            if lacking:
                yield problem("mkdocs.yml", line, "menu_translation", name=entry.value, languages=", ".join(lacking))
        elif kind == "title":
            yield problem("mkdocs.yml", line, "menu_title", name=entry.value)
        elif entry.end_mark.line > entry.start_mark.line:
            yield problem("mkdocs.yml", entry.end_mark.line + 1, "menu_dash")
        elif entry.value in taken:
            yield problem("mkdocs.yml", line, "twice_in_menu", name=entry.value)
        elif entry.value not in names:
            taken |= set(meant)
            near = difflib.get_close_matches(entry.value, names, n=1, cutoff=0) or ["index.md"]
            yield problem("mkdocs.yml", line, "menu_without_page", name=entry.value, close=(meant or near)[0])
        taken.add(entry.value)
    bad = [entry for entry, kind in entries if kind == "title" or entry.end_mark.line > entry.start_mark.line]
    missing = sorted(names - set(listed) - taken) if not bad else []
    for name in missing:
        line = nodes["nav"].start_mark.line if "nav" in nodes else 1
        yield problem("mkdocs.yml", line, "not_in_menu", name=name)


def _entries(node: yaml.Node) -> Iterator[tuple[yaml.Node, str]]:
    """The nodes of the menu's YAML, each a "page", a "section", or the "title" that was given to a page."""
    if isinstance(node, yaml.ScalarNode):
        yield node, "page"
    elif isinstance(node, yaml.SequenceNode):
        for child in node.value:
            yield from _entries(child)
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            yield key, "section" if isinstance(value, yaml.SequenceNode) else "title"
            yield from _entries(value) if isinstance(value, yaml.SequenceNode) else ()


def _translations(nodes: Mapping[str, Any], language: str) -> set[str]:
    """The sections of the menu that have a title in `language`."""
    plugins = yaml.SafeLoader("").construct_object(nodes["plugins"], deep=True) if "plugins" in nodes else []
    i18n: dict[str, Any] = next(
        (plugin["i18n"] for plugin in plugins if isinstance(plugin, dict) and "i18n" in plugin), {}
    )
    return {
        name
        for entry in i18n.get("languages", [])
        if entry.get("locale") == language
        for name, title in (entry.get("nav_translations") or {}).items()
        if title
    }


def pages_of(nav: Any) -> Iterator[str]:
    """The paths in a navigation of mkdocs: a path, or a list, or a section with a list."""
    if isinstance(nav, str):
        yield nav
    elif isinstance(nav, dict):
        nav = list(nav.values())
    if isinstance(nav, list):
        for item in nav:
            yield from pages_of(item)
