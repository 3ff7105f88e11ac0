"""What is wrong with the content, said to editors in their two languages."""

import logging
import os
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import yaml

CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
LOGGER = logging.getLogger("mkdocs.hooks.content")
MESSAGES: dict[str, dict[str, str]] = {}
for _file in sorted(Path(__file__).with_name("messages").glob("*.yml")):
    with _file.open(encoding="utf-8") as _stream:  # whose name and line an error then says
        MESSAGES |= yaml.safe_load(_stream)


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to fix, at one place.

    `path` is relative to the repository, `line` counts from 1. `ar` and `fr` each say what is wrong and what to do.
    The level "error" stops a strict build; "advice" is shown; a "note", on the repository and not on a proposal, stands
    in the summary of a run only. `message` is its key in messages/.
    """

    path: str
    line: int
    ar: str
    fr: str
    level: str = "error"
    message: str = ""

    def as_text(self) -> str:
        """The problem for a terminal: place, then French, then Arabic."""
        return f"{_visible(self.path)}:{self.line}\n    {_visible(self.fr)}\n    {_visible(self.ar)}"

    def as_annotation(self) -> str:
        """The problem as a GitHub workflow command, shown beside the line in a pull request."""
        command = "error" if self.level == "error" else "warning"
        path = _escaped(self.path).replace(":", "%3A").replace(",", "%2C")
        # The log of a run shows nothing else of it.
        said = _escaped(f"{self.path}:{self.line}\n{self.ar}\n{self.fr}")
        return f"::{command} file={path},line={self.line}::{said}"


def _visible(text: str) -> str:
    # A line of the log that begins with :: is a command to GitHub, and one with an escape sequence to a terminal.
    return CONTROL.sub(lambda sign: sign[0].encode("unicode_escape").decode(), text)


def _escaped(text: str) -> str:
    # https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def problem(path: str, line: int, message: str, **values: object) -> Problem:
    """The problem that `message`, a key of messages/, describes, with {…} filled in from `values`.

    What stands in parentheses is left out where the value in it is empty.
    """
    texts = MESSAGES[message]
    ar, fr = texts["ar"], texts["fr"]
    for name, value in values.items():  # not str.format: messages show { #id } to editors
        if value == "":
            ar, fr = (re.sub(rf" ?\([^()]*{{{name}}}[^()]*\)", "", text) for text in (ar, fr))
        ar, fr = (text.replace(f"{{{name}}}", str(value)) for text in (ar, fr))
    return Problem(path, line, ar, fr, texts.get("level", "error"), message)


def log(problems: Iterable[Problem]) -> None:
    """Say each problem once: errors first, causes before consequences.

    On GitHub it is an annotation, which the log shows too; with GITHUB_ACTIONS empty, an earlier build has said it.
    """
    place = os.environ.get("GITHUB_ACTIONS")
    for found in sorted(dict.fromkeys(problems), key=lambda found: found.level != "error"):
        if found.level == "note" or place == "":
            continue
        if place == "true":
            print(found.as_annotation(), flush=True)
        else:
            LOGGER.log(logging.ERROR if found.level == "error" else logging.INFO, found.as_text())
