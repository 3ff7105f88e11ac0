"""All the checks of the content, in the order editors should read them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import definitions
import internal_links
import notice
import page_rules
import parity
import published
import videos
from page_rules import SourcePage
from problems import Problem

Pages = dict[str, dict[str, SourcePage]]


def read(root: Path) -> tuple[Pages, list[Problem]]:
    """The pages under the repository `root`, by language and path, and why others cannot be read."""
    pages: Pages = {}
    problems: list[Problem] = []
    for language in parity.LANGUAGES:
        folder = root / "docs" / language
        pages[language] = {}
        for file in sorted(folder.rglob("*.md")):
            page = page_rules.read(root, file)
            if isinstance(page, Problem):
                problems.append(page)
            else:
                pages[language][file.relative_to(folder).as_posix()] = page
    return pages, problems


def check(root: Path, nav: Any = None) -> tuple[Pages, list[Problem]]:
    """The pages under the repository `root`, and every problem of the content.

    `nav` is the navigation as mkdocs.yml gives it; without one it is not checked.
    """
    pages, problems = read(root)
    notices, problems_of_notices = notice.check(root, parity.LANGUAGES)
    problems += problems_of_notices
    for language, found in pages.items():
        problems += [problem for page in found.values() for problem in page_rules.check(page)]
        linking = {**found, "notice.md": notices[language].page} if language in notices else found
        problems += internal_links.check_links(root / "docs" / language, linking)
    problems += internal_links.check_images(root)
    problems += parity.check(root, pages)
    if nav is not None:
        problems += internal_links.check_navigation(root, nav, set(pages["ar"]) | set(pages["fr"]))
    if (root / "includes").exists():
        problems += [*definitions.check(root), *videos.read(root)[1], *published.check(root, pages)]
    return pages, problems
