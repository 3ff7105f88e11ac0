"""Links between pages, images, and the list of pages: what points where, checked before the build."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from problems import Problem, problem

from checks.page_rules import LINK, SourcePage

# A picture of a screen on a phone fits easily; more costs students data.
IMAGE_MAX_BYTES = 100_000


def check_links(folder: Path, pages: dict[str, SourcePage]) -> Iterator[Problem]:
    """Yield each link of `pages` (by path under `folder`, one language) that leads nowhere."""
    for name, page in pages.items():
        for number, line in page.lines():
            for found in LINK.finditer(line):
                target = found["target"] or ""
                if target and ":" not in target and not _exists(folder, pages, name, target):
                    yield problem(page.path, number, "dead_link", target=target)


def _exists(folder: Path, pages: dict[str, SourcePage], name: str, target: str) -> bool:
    path, _, anchor = target.partition("#")
    wanted = posixpath.normpath(posixpath.join(posixpath.dirname(name), path)) if path else name
    if wanted in pages:
        return not anchor or anchor in {heading.id for heading in pages[wanted].headings()}
    return not wanted.endswith(".md") and not wanted.startswith("/") and (folder / wanted).is_file()


def check_images(root: Path) -> Iterator[Problem]:
    """Yield each file under `root`/docs, other than a page, that is too heavy."""
    for file in sorted((root / "docs").rglob("*.*")):
        size = file.stat().st_size
        if file.suffix != ".md" and size > IMAGE_MAX_BYTES:
            path = file.relative_to(root).as_posix()
            yield problem(path, 1, "heavy_file", size=size // 1000, limit=IMAGE_MAX_BYTES // 1000)


def check_navigation(root: Path, nav: Any, names: set[str]) -> Iterator[Problem]:
    """Yield where `nav` of mkdocs.yml and the pages (`names`, by path under a language) differ."""
    lines = (root / "mkdocs.yml").read_text(encoding="utf-8").split("\n")
    listed = set(pages_of(nav))
    for name in sorted(names - listed):
        line = next((number for number, text in enumerate(lines, start=1) if text.startswith("nav:")), 1)
        yield problem("mkdocs.yml", line, "not_in_menu", name=name)
    for name in sorted(listed - names):
        line = next((number for number, text in enumerate(lines, start=1) if f"- {name}" in text), 1)
        yield problem("mkdocs.yml", line, "menu_without_page", name=name)


def pages_of(nav: Any) -> Iterator[str]:
    """The paths in a navigation of mkdocs: a path, or a list, or a section with a list."""
    if isinstance(nav, str):
        yield nav
    elif isinstance(nav, dict):
        nav = list(nav.values())
    if isinstance(nav, list):
        for item in nav:
            yield from pages_of(item)
