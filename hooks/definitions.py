"""What pages share: outside addresses and abbreviations, each written once in includes/."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from problems import Problem, problem

ADDRESS = re.compile(r"\[(?P<label>[^\]]+)\]:\s*(?P<address>\S+)\s*")
ABBREVIATION = re.compile(r"\*\[(?P<label>[^\]]+)\]:\s*(?P<meaning>\S.*)")
FILES = {"links.md": ADDRESS, "abbreviations.ar.md": ABBREVIATION, "abbreviations.fr.md": ABBREVIATION}


def read(root: Path, name: str) -> dict[str, str]:
    """What the file `name` of `root`/includes defines, by label; its comments are for editors, not for pages."""
    lines = (root / "includes" / name).read_text(encoding="utf-8").splitlines()
    found = (FILES[name].fullmatch(line) for line in lines)
    return {match[1]: match[2] for match in found if match}


def as_markdown(root: Path, language: str) -> str:
    """The definitions that pages in `language` may use, to be put after their text."""
    links = [f"[{label}]: {address}" for label, address in read(root, "links.md").items()]
    meanings = read(root, f"abbreviations.{language}.md")
    return "\n".join([*links, *(f"*[{label}]: {meaning}" for label, meaning in meanings.items())])


def check(root: Path) -> Iterator[Problem]:
    """Yield the lines that look like a definition and are none."""
    for name, pattern in FILES.items():
        lines = (root / "includes" / name).read_text(encoding="utf-8").splitlines()
        for number, line in enumerate(lines, start=1):
            if line.startswith(("[", "*[")) and not pattern.fullmatch(line):
                yield problem(f"includes/{name}", number, "address_line")
