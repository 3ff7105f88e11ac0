"""What pages share: abbreviations, each written once in includes/, and the outside addresses of links.yml."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from outside_links import Link
from problems import Problem, problem

ABBREVIATION = re.compile(r"\*\[(?P<label>[^\]]+)\]:\s*(?P<meaning>\S.*)")
FILES = {"abbreviations.ar.md": ABBREVIATION, "abbreviations.fr.md": ABBREVIATION}


def read(root: Path, name: str) -> dict[str, str]:
    """What the file `name` of `root`/includes defines, by label; its comments are for editors, not for pages."""
    lines = (root / "includes" / name).read_text(encoding="utf-8").splitlines()
    found = (FILES[name].fullmatch(line) for line in lines)
    return {match[1]: match[2] for match in found if match}


def as_markdown(root: Path, language: str, links: Iterable[Link]) -> str:
    """The definitions that pages in `language` may use, to be put after their text."""
    addresses = [f"[{link.name}]: <{link.address}>" for link in links]
    meanings = read(root, f"abbreviations.{language}.md")
    return "\n".join([*addresses, *(f"*[{label}]: {meaning}" for label, meaning in meanings.items())])


def check(root: Path) -> Iterator[Problem]:
    """Yield the lines that look like a definition and are none."""
    for name, pattern in FILES.items():
        lines = (root / "includes" / name).read_text(encoding="utf-8").splitlines()
        for number, line in enumerate(lines, start=1):
            if line.startswith(("[", "*[")) and not pattern.fullmatch(line):
                yield problem(f"includes/{name}", number, "address_line")
