"""All the checks of the content, in the order editors should read them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import internal_links
import page_rules
import parity
import videos
from page_rules import SourcePage
from problems import Problem


def check(root: Path, nav: Any = None) -> list[Problem]:
    """Every problem of the content under the repository `root`.

    `nav` is the navigation as mkdocs.yml gives it; without one it is not checked.
    """
    problems = list(internal_links.check_images(root))
    pages: dict[str, dict[str, SourcePage]] = {}
    for language in parity.LANGUAGES:
        folder = root / "docs" / language
        read = [page_rules.read(root, file) for file in sorted(folder.rglob("*.md"))]
        problems += [page for page in read if isinstance(page, Problem)]
        found = [page for page in read if isinstance(page, SourcePage)]
        problems += [problem for page in found for problem in page_rules.check(page)]
        pages[language] = {(root / page.path).relative_to(folder).as_posix(): page for page in found}
        problems += internal_links.check_links(folder, pages[language])
    problems += parity.check(root, pages)
    if nav is not None:
        problems += internal_links.check_navigation(root, nav, set(pages["ar"]) | set(pages["fr"]))
    if (root / "includes" / "videos.yml").exists():
        problems += videos.read(root)[1]
    return problems
