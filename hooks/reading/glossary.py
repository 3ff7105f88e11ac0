"""What pages share: abbreviations, each written once in includes/, and the outside addresses of links.yml."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from reading import files

# Capitals or full stops, or every word would have a button; and plain words, no Markdown or HTML.
ABBREVIATION = re.compile(
    r"\*\[(?P<label>(?=[^\]]*[A-Z.])\w[\w .&’-]+)\]:[ \t]+(?P<meaning>[^\s<>\[\]{}*`|\\][^<>\[\]{}*`|\\]*)"
)
COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)


def read(root: Path, name: str) -> dict[str, str]:
    """What the file `name` of `root`/includes defines, by label; its comments are for editors, not for pages."""
    found = (ABBREVIATION.fullmatch(line.rstrip()) for line in text_of(root, f"includes/{name}").splitlines())
    return {match["label"]: match["meaning"] for match in found if match}


def definitions(root: Path, language: str, addresses: Mapping[str, str], text: str) -> str:
    """The definitions that `text` in `language` may use, to be put after it, with `addresses` by their names."""
    meanings = read(root, f"abbreviations.{language}.md")
    lines = [f"[{name}]: <{address}>" for name, address in addresses.items()]
    return "\n".join([*lines, *(f"*[{label}]: {meaning}" for label, meaning in meanings.items() if label in text)])


def text_of(root: Path, path: str) -> str:
    """The text of the file `path` of `root`; nothing where there is none, or it is not read."""
    text = files.text_of(path, (root / path).read_bytes()) if (root / path).exists() else ""
    return text if isinstance(text, str) else ""
