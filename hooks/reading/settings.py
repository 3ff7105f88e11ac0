"""mkdocs.yml, as the checks read it: every setting with its line."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from problems import Problem

from reading import records
from reading.records import Value

FILE = "mkdocs.yml"
# Each names a page, or several in order, by the path under a language; the last, a record of includes/links.yml.
ROLES = ("ask", "about_site", "guide", "steps", "official_link")
LINK = "official_link"


def read(root: Path) -> tuple[Value, list[Problem]]:
    """What mkdocs.yml of `root` says, and why it cannot be read, if so; MkDocs would say it in English."""
    tree, problems = records.load(root, FILE, "settings_unreadable", tags={"!ENV"})
    if not problems and tree.kind != "map":
        problems = [tree.problem("settings_unreadable")]
    return tree, problems


def roles(settings: Value) -> Iterator[Value]:
    """What the site has a part for, each name under the key of its role."""
    named = settings.at("extra", "roles")
    for part in named.parts.values():
        yield from part.items if part.kind == "seq" else [part]
    if named.kind not in {"map", "null"}:
        yield replace(named, key="?")
