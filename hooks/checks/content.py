"""All the checks of the content, in the order editors should read them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import glossary
import notice
import outside_links
from languages import LANGUAGES
from notice import Notice
from outside_links import Link
from problems import Problem, problem

from checks import internal_links, page_rules, parity, published
from checks.page_rules import SourcePage

Pages = dict[str, dict[str, SourcePage]]


def obstacles(root: Path) -> Iterator[Problem]:
    """Yield what nothing can be built with: folders of docs/ of no language, pages and includes not in UTF-8."""
    for folder in sorted((root / "docs").iterdir()):
        if folder.is_dir() and folder.name not in LANGUAGES:
            yield problem(f"docs/{folder.name}", 1, "no_such_language", name=folder.name)
    for file in [*sorted((root / "docs").rglob("*.md")), *sorted((root / "includes").glob("*.*"))]:
        try:
            file.read_bytes().decode()
        except UnicodeDecodeError as error:
            line = error.object.count(b"\n", 0, error.start) + 1
            yield problem(file.relative_to(root).as_posix(), line, "not_utf8")


def read(root: Path) -> tuple[Pages, list[Problem]]:
    """The pages under the repository `root`, by language and path, and why others cannot be read."""
    pages: Pages = {}
    problems: list[Problem] = []
    for language in LANGUAGES:
        folder = root / "docs" / language
        pages[language] = {}
        for file in sorted(folder.rglob("*.md")):
            page = page_rules.read(root, file)
            if isinstance(page, Problem):
                problems.append(page)
            else:
                pages[language][file.relative_to(folder).as_posix()] = page
    return pages, problems


@dataclass(frozen=True)
class Content:
    """What editors wrote, read once, and what is wrong with it.

    `behind` holds the paths of the pages whose other version says more or newer things.
    """

    pages: Pages
    behind: set[str]
    notices: dict[str, Notice]
    links: list[Link]
    problems: list[Problem]


def check(root: Path, nav: Any = None) -> Content:
    """The content under the repository `root` with every problem of it.

    `nav` is the navigation as mkdocs.yml gives it; without one it is not checked.
    """
    pages, problems = read(root)
    notices, problems_of_notices = notice.check(root)
    problems += problems_of_notices
    for language, found in pages.items():
        problems += [problem for page in found.values() for problem in page_rules.check(page)]
        linking = {**found, "notice.md": notices[language].page} if language in notices else found
        problems += internal_links.check_links(root / "docs" / language, linking)
    problems += internal_links.check_images(root)
    problems += parity.check(root, pages)
    if nav is not None:
        problems += internal_links.check_navigation(root, nav, set(pages["ar"]) | set(pages["fr"]))
    if not (root / "includes").exists():
        return Content(pages, parity.behind(pages), notices, [], problems)
    links, problems_of_links = outside_links.read(root)
    problems += [*glossary.check(root), *problems_of_links, *published.check(root, pages)]
    return Content(pages, parity.behind(pages), notices, links, problems)
