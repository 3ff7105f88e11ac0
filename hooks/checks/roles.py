"""Pages and addresses with a part to play, whatever their names: `extra.roles` of mkdocs.yml says which."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterator
from pathlib import Path

import plain_yaml
import yaml
from problems import Problem, problem

FILE = "mkdocs.yml"
# Each names a page, or several in order, by the path under a language; the last, a record of includes/links.yml.
ROLES = ("ask", "about_site", "steps", "official_link")
LINK = "official_link"


def check(root: Path, pages: Collection[str], links: Collection[str]) -> Iterator[Problem]:
    """Yield where a role in `root`/mkdocs.yml names none of `pages` or `links`; a role may be empty or left out."""
    for role, name, line in written(root):
        known = links if role == LINK else pages
        if role not in ROLES:
            yield problem(FILE, line, "setting_without_effect", name=f"roles: {role}")
        elif name and name not in known:
            close = "".join(difflib.get_close_matches(name, known, n=1, cutoff=0))
            message = "role_link" if role == LINK else "role_page"
            yield problem(FILE, line, message, role=role, name=name, close=close)


def written(root: Path) -> Iterator[tuple[str, str, int]]:
    """Each role, what it names, and the line."""
    node = yaml.compose((root / FILE).read_text(encoding="utf-8"), Loader=plain_yaml.LOADER)
    for part in ("extra", "roles"):
        pairs = node.value if isinstance(node, yaml.MappingNode) else []
        node = next((value for key, value in pairs if key.value == part), None)
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            for each in value.value if isinstance(value, yaml.SequenceNode) else [value]:
                name = each.value if isinstance(each, yaml.ScalarNode) else "?"
                yield key.value, name, each.start_mark.line + 1
    elif node:
        yield "?", "?", node.start_mark.line + 1
