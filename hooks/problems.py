"""What is wrong with the content, said to editors in their two languages."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

log = logging.getLogger("mkdocs.hooks.content")


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to mend, at one place.

    `path` is relative to the repository, `line` counts from 1. `ar` and `fr`
    each say what is wrong and what to do about it. An `error` stops the build
    in strict mode; `advice` is only shown.
    """

    path: str
    line: int
    ar: str
    fr: str
    level: Literal["error", "advice"] = "error"

    def as_text(self) -> str:
        """The problem for a terminal: place, then French, then Arabic."""
        return f"{self.path}:{self.line}\n    {self.fr}\n    {self.ar}"

    def as_annotation(self) -> str:
        """The problem as a GitHub workflow command, shown beside the line in a pull request."""
        command = "error" if self.level == "error" else "warning"
        message = f"{self.ar}\n{self.fr}".replace("%", "%25").replace("\n", "%0A")
        return f"::{command} file={self.path},line={self.line}::{message}"


def report(problems: Iterable[Problem]) -> None:
    """Log each problem once, in order; on GitHub also annotate the pull request.

    mkdocs counts what is logged at ERROR: with `strict: true` the build then fails
    after everything has been said, and `scripts/serve` shows the page all the same.
    """
    for problem in sorted(set(problems)):
        log.log(logging.ERROR if problem.level == "error" else logging.INFO, problem.as_text())
        if os.environ.get("GITHUB_ACTIONS") == "true":
            print(problem.as_annotation(), flush=True)
