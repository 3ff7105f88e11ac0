"""Characters that an editor did not choose or cannot see; the build sets them right, and says how."""

from __future__ import annotations

from collections.abc import Iterator

from problems import Problem, problem
from reading import characters
from reading.content import Content
from reading.page import SourcePage


def check(page: SourcePage, content: Content) -> Iterator[Problem]:
    """Yield where such characters stand in `page`."""
    for line, message, found in characters.findings(content.files.texts[page.path]):
        yield problem(page.path, line, message, found=found)
