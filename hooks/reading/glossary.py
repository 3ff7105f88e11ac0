"""What pages share: abbreviations, each written once in includes/, and the outside addresses of links.yml."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from languages import LANGUAGES
from problems import Problem, problem

from reading.outside_links import Link

# Capitals or full stops, or every word would have a button; and plain words, no Markdown or HTML.
ABBREVIATION = re.compile(
    r"\*\[(?P<label>(?=[^\]]*[A-Z.])\w[\w .&’-]+)\]:[ \t]+(?P<meaning>[^\s<>\[\]{}*`|\\][^<>\[\]{}*`|\\]*)"
)
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


def read(root: Path, name: str) -> dict[str, str]:
    """What the file `name` of `root`/includes defines, by label; its comments are for editors, not for pages."""
    found = (ABBREVIATION.fullmatch(line.rstrip()) for line in _text(root, f"includes/{name}").splitlines())
    return {match["label"]: match["meaning"] for match in found if match}


def as_markdown(root: Path, language: str, links: Iterable[Link]) -> str:
    """The definitions that pages in `language` may use, to be put after their text."""
    return definitions(root, language, {link.name: link.address for link in links})


def definitions(root: Path, language: str, addresses: Mapping[str, str]) -> str:
    """The same for `addresses` by their names."""
    meanings = read(root, f"abbreviations.{language}.md")
    lines = [f"[{name}]: <{address}>" for name, address in addresses.items()]
    return "\n".join([*lines, *(f"*[{label}]: {meaning}" for label, meaning in meanings.items())])


def check(root: Path) -> Iterator[Problem]:
    """Yield the lines that are no definition, those that are twice there, and those of one language alone."""
    known = {language: read(root, f"abbreviations.{language}.md") for language in LANGUAGES}
    for language in LANGUAGES:
        path = f"includes/abbreviations.{language}.md"
        text = COMMENT.sub(lambda comment: "\n" * comment[0].count("\n"), _text(root, path))
        seen: set[str] = set()
        for number, line in enumerate(text.splitlines(), start=1):
            found = ABBREVIATION.fullmatch(line.rstrip())
            label = found["label"] if found else ""
            if line.strip() and not found:
                yield problem(path, number, "abbreviation_line")
            elif found and label in seen:
                yield problem(path, number, "abbreviation_twice", label=label)
            elif found and any(label not in others for others in known.values()):
                others = [f"includes/abbreviations.{other}.md" for other in LANGUAGES if label not in known[other]]
                yield problem(path, number, "abbreviation_alone", label=label, file=", ".join(others))
            seen |= {label} - {""}


def _text(root: Path, path: str) -> str:
    file = root / path
    return file.read_text(encoding="utf-8-sig", errors="replace") if file.exists() else ""
